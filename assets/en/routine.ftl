# Words of the room "routine".
