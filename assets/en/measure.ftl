# Words of the room "measure": the names of what History draws and the page lists. The ids are those of diary/scales.

measure-pain = Average pain
measure-worst-pain = Worst pain
measure-ease = Pelvic floor ease
measure-mood = Mood
measure-stress = Stress
measure-anxiety = Anxiety
measure-fear = Fear of next time
measure-shame = Shame
measure-sensitivity = Sensitivity to touch
measure-sleep-quality = Sleep quality
measure-sleep-hours = Sleep, hours
