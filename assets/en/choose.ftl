# Words of the room "choose".
