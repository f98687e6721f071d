# Words of the room "safety".
