# Words of the room "first".
