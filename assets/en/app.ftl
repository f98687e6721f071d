# Words of the room "app".
