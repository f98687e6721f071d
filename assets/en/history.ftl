# Words of the room "history".
