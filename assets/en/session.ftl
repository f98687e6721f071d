# Words of the room "session".
