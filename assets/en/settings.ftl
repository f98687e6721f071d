# Settings: what each does, in one line.

settings-by-option = The command line said so for this start. A change here counts from now on.
settings-by-variable = { $variable } says so at every start. A change here counts until you leave.
settings-none = none
settings-never = never
settings-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
settings-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}

## Sound

settings-sound = Sound
settings-more-sound = What you hear with your eyes closed: soft tones, a voice, or the bell of your terminal.
settings-sound-silent = silent
settings-sound-tones = soft tones
settings-sound-voice = a voice
settings-sound-bell = a bell
settings-volume = Volume
settings-more-volume = How loud tones and voice are, from 10 to 100. The bell is as loud as your terminal.
settings-try = Hear each sound
settings-more-try = In, out, hold, squeeze, release and the end, one by one.
settings-no-sound = Nothing here plays sound. The bell is still there.
settings-try-silent = It is silent now. Soft tones, a voice or a bell can be chosen in the settings.
settings-lead-in = Time before the first breath
settings-more-lead-in = A moment to find your position.

settings-cue-in = In
settings-cue-out = Out
settings-cue-hold = Hold
settings-cue-squeeze = Squeeze
settings-cue-release = Release
settings-cue-turn = Next place, or stay
settings-cue-change = Another position
settings-cue-block-end = Next part
settings-cue-waits = It waits for you
settings-cue-end = The end
settings-heard-in = rises
settings-heard-out = falls
settings-heard-hold = stays level
settings-heard-squeeze = short
settings-heard-release = low
settings-heard-turn = one clear note
settings-heard-change = two steps up
settings-heard-block-end = one high note
settings-heard-waits = two even notes
settings-rings = { $n ->
    [one] once
    [2] twice
   *[other] { $n } times
}
settings-heard-end = a bowl that fades

## What is seen

settings-picture = Picture of the breath
settings-more-picture = A disc that grows and sinks, a wave with a light on it, a bar, or words alone.
settings-picture-disc = disc
settings-picture-wave = wave
settings-picture-band = bar
settings-picture-words = words
settings-numbers = Numbers in a practice
settings-more-numbers = Seconds and times while you practise. The key { $key-h-session-hide-numbers } shows or hides them in one practice.
settings-numbers-shown = shown
settings-numbers-hidden = hidden
settings-motion = Less movement
settings-more-motion = Pictures change in steps and do not glide.
settings-theme = Colours
settings-more-theme = Dark, light, white on black, or like this terminal. What the terminal is like is looked at again at the next start.
settings-theme-auto = like this terminal
settings-theme-dark = dark
settings-theme-light = light
settings-theme-contrast = white on black
settings-lines = Lines of text
settings-more-lines = Lines in place of a screen, for a screen reader. It changes at once.
settings-awake = Screen stays on
settings-more-awake = The screen does not go dark while you practise.

## Keeping

settings-lock = Passphrase
settings-more-lock = Keeps out others who use your account.
settings-lock-none = none
settings-lock-set = set
settings-lock-change = It is changed with "pelvicoach store passphrase".
settings-idle = Locks by itself after
settings-more-idle = So many minutes without a key. A practice that runs is not cut short.
settings-backup = Backups
settings-more-backup = Where copies are kept. It can be changed in config.toml, as backup_folder.
