# The first run: how it is read, and its last screen.

first-welcome = A daily practice for the pelvic floor, the muscles at the bottom of the pelvis. Three short screens, each answer optional, then the first breath.
first-face = How it is read
first-face-screen = on a full screen
first-face-lines = in lines of text, as for a screen reader

first-heading = How you like to practise
first-intro = You can change all of this later, and leave any of it open.
first-minutes = Length
first-minutes-7 = 7 minutes
first-minutes-12 = 12 minutes
first-minutes-20 = 20 minutes
first-eyes = Eyes
first-eyes-open = open
first-eyes-closed = closed
first-sound = Sound
first-sound-silent = silent
first-sound-bell = a bell
first-sound-tones = soft tones
first-sound-voice = a voice
first-theme = Colours
first-theme-auto = like this terminal
first-theme-dark = dark
first-theme-light = light
first-theme-contrast = white on black
