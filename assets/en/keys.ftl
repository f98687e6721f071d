# Words of the room "keys": what each key does, as the footer and the help say it. One to three words each.

## Everywhere

keys-title = Keys
keys-confirm = confirm
keys-next = next
keys-previous = back one
keys-up = up
keys-down = down
keys-left = left
keys-right = right
keys-move = move
keys-page-up = page up
keys-page-down = page down
keys-first = first
keys-last = last
keys-select = choose
keys-toggle = tick
keys-digit = 0 to 10
keys-cant-tell = can't tell
keys-skip = skip
keys-back = back
keys-quit = leave
keys-search = search
keys-undo = undo
keys-edit = edit
keys-delete = delete
keys-help = keys
keys-help-now = help now
keys-person = a person
keys-hide = hide the screen
keys-show = show again
keys-redraw = draw again
keys-suspend = to the shell
keys-today = today
keys-journal = journal
keys-history = history
keys-page = page

## Today

keys-start = start
keys-shorter = shorter
keys-longer = longer
keys-choose = choose
keys-why = why
keys-hard-day = hard day
keys-figures = figures
keys-note = note
keys-ask = ask
keys-open-note = safety note
keys-check-in = check-in
keys-otherwise = something else

## Session

keys-pause = pause
keys-resume = go on
keys-next-block = next block
keys-previous-block = block before
keys-block = block
keys-smaller-breath = smaller breath
keys-longer-breath = longer breath
keys-keep-pace = keep this pace
keys-hide-numbers = hide numbers
keys-mute = mute
keys-set-up = set-up
keys-large = large
keys-dizzy = dizzy
keys-pain = pain
keys-stop = stop
keys-ready = ready
keys-other-position = another position
keys-not-for-me = not for me
keys-end = end here
keys-keep-going = go on
keys-own-breath = own breath

## Forms

keys-save = save
keys-cancel = leave without saving
keys-clear = clear
keys-more = more
keys-less = less
keys-next-group = next group
keys-previous-group = group before
keys-new-line = new line
keys-done = done
keys-yes = yes
keys-no = no
keys-not-now = not now
keys-seen = seen by a clinician
keys-ask-again = ask me again

## Journal, history, page

keys-new-entry = new entry
keys-pain-episode = pain episode
keys-question = question
keys-visit = visit
keys-open = open
keys-close = close
keys-range = range
keys-earlier = earlier
keys-later = later
keys-measure = measure
keys-previous-measure = measure before
keys-next-measure = next measure
keys-week = week
keys-month = month
keys-quarter = three months
keys-sections = sections
keys-write = write the page
keys-format = format
keys-place = where to
