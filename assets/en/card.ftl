# Words of the room "card".
