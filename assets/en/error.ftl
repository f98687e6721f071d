# Words of the room "error".
