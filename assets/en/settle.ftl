# Words of the room "settle".
