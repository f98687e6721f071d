# Words of the room "keys": what each key does, as the footer and the help say it. One to three words each.

## Everywhere

keys-help = keys
keys-help-now = help now
keys-person = a person
keys-hide = hide the screen
keys-suspend = to the shell
keys-leave = leave
keys-back = back
keys-go-on = go on
keys-today = today
keys-practise = practise
keys-journal = journal
keys-history = history
keys-plan = plan
keys-learn = learn
keys-page = page
keys-yes = yes
keys-no = no

## Moving

keys-up = up
keys-down = down
keys-left = left
keys-right = right
keys-page-up = page up
keys-page-down = page down
keys-first = first
keys-last = last
keys-open = open
keys-change = change
keys-hear = hear it
keys-add = add
keys-put-away = put away
keys-search = search

## Today

keys-start = start
keys-the-note = the note
keys-planned = as planned
keys-shorter = shorter
keys-longer = longer
keys-choose = choose
keys-fewer-breaths = a breath less
keys-more-breaths = a breath more
keys-why = why
keys-hard-day = hard day
keys-flare-plan = your plan
keys-usual-practice = usual practice
keys-figures = figures
keys-settings = settings
keys-ask = ask
keys-undo = undo
keys-group-next = next group
keys-group-before = group before
keys-bring-back = bring back

## Session

keys-pause = pause
keys-awake = screen stays on
keys-own-pace = your own pace
keys-begin-now = begin now
keys-stop = stop
keys-pain = pain
keys-dizzy = dizzy
keys-bell-on = bell on
keys-pause-presenter = pause (presenter)
keys-block-back = block before
keys-block-next = next block
keys-block-again = this block again
keys-end-here = end here
keys-skip = pass a part over
keys-smaller-breath = smaller breath
keys-longer-breath = longer breath
keys-keep-pace = keep this pace
keys-hide-numbers = hide numbers
keys-large = large word
keys-next-picture = another picture
keys-calibrate = learn my own scale
keys-place-sensor = where it lies
keys-notice-grip = gripping noticed
keys-notice-ease = letting go noticed
keys-mute = mute
keys-sound = sound
keys-set-up = how to lie or sit
keys-set-up-away = back to the practice

## Forms

keys-next = next
keys-save = save
keys-new-line = new line
keys-begin-practice = begin
keys-easy-breathing = easy breathing
keys-leave-open = leave it open
keys-next-field = next
keys-field-before = back one
keys-tick = tick
keys-page-after = next page
keys-page-before = page before

## Journal

keys-check-in = check-in
keys-pain-episode = pain episode
keys-free-note = note
keys-to-list = to the entries
keys-narrow = narrow it down
keys-edit = edit
keys-delete = delete
keys-take-out = take out

## History and page

keys-days = day
keys-day-after = day after
keys-open-day = open the day
keys-measure = measure
keys-measure-before = measure before
keys-span = range
keys-from = from, to
keys-take-days = take these days
keys-go-to-day = go to a day
keys-other-day = first or last day
keys-pen = blocks or dots
keys-calendar = calendar
keys-weeks = week
keys-how-counted = how counted
keys-side = next view
keys-side-before = view before
keys-ranges = earlier, later
keys-range-before = range before
keys-range-after = range after
keys-first-day = first day
keys-last-day = today
keys-write = write it
keys-write-card = keep as a file
keys-read-on = read on
keys-answer = answer
keys-try = try it
keys-mark-read = mark as read
keys-mark-unread = mark as unread
keys-page-days = days
keys-page-dates = dates
keys-week-after = week after
keys-format = format

## Safety notes and unfinished work

keys-seen = seen by a clinician
keys-ask-again = ask me again
keys-keep = keep it
keys-discard = discard
keys-later = later
keys-contacts = people

## Thoughts

keys-thought = a thought
keys-worry = a worry for later
keys-experiment = small experiment
keys-visit = a visit
keys-happened = what happened
keys-copies = copies
keys-safety-lines = safety lines
keys-begin = begin the time
keys-not-safe = I may not be safe
keys-hurt = someone hurt me
keys-unlock = open
keys-clear = clear what is typed
keys-write-sheet = write the sheet
keys-show-sheet = show the key
keys-hide-sheet = hide the key

## Keys of one's own, in config.toml

keys-own-file = Names for [keys] in { $file }. Beneath [keys] one holds on every screen that has it, beneath [keys.today] on Today.
keys-own-clash = config.toml, [keys]: { $keys } would mean two things; the usual keys hold there.
keys-own-screen = config.toml, [keys]: there is no screen { $name }; there are { $known }.
keys-own-action = config.toml, [keys]: there is nothing called { $name }; there are { $known }.
keys-own-no-action = config.toml, [keys]: there is nothing called { $name }.
keys-own-key = config.toml, [keys]: { $name } takes a key, such as "x" or "F5".
keys-own-firm = config.toml, [keys]: { $key } stays what it is, so { $name } keeps its usual key.
