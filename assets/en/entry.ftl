# Words of the room "entry".
