# Words of the room "exercise".
