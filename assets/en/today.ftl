# Words of the room "today".
