# Words of the room "cue".
