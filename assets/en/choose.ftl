# Practise: the list of routines and exercises.

choose-heading = What would you like to do
choose-routines = Routines
choose-track-breath = Breath
choose-track-floor = Pelvic floor
choose-track-stretch = Stretches
choose-track-attention = Attention
choose-track-thought = Thoughts and everyday
choose-track-exposure = Step by step
choose-not-for-me = not for me
choose-back = It is back in your practice.
choose-rests = This one rests until someone has looked at your note. Breathing is open.
