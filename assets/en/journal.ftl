# Words of the room "journal".
