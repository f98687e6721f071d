# Words of the room "command".
