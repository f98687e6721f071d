# Words of the room "keys".
