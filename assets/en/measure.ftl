# Words of the room "measure".
