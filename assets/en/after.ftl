# Words of the room "after".
