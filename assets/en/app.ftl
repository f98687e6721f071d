# Words around every screen: header, footer, lines, days.

app-name = pelvicoach
app-tab-today = Today
app-tab-practise = Practise
app-tab-journal = Journal
app-tab-history = History
app-tab-plan = Plan
app-tab-learn = Learn
app-keys = ? keys
app-keys-title = Keys on this screen
app-keys-foot = Any key goes back.
app-saved = Saved.
app-not-saved = Not saved yet: { $why }. { $kept ->
    [one] One entry is
   *[other] { $kept } entries are
} kept here.
app-undone = Taken back.
app-nothing-to-undo = There is nothing to take back.
app-text-full = This text is full. What you have written stays.
app-too-small = A little more room, please. Make this window larger and everything is back.
app-store-died = Saving has stopped. What you have written is kept on this screen; close and open again when you can.
app-cant-tell = can't tell
app-page-of = page { $page } of { $pages } · PgDn

app-done-safety = continue
app-done-settings = first breath
app-done-card = begin
app-done-after = done
app-done-check-in = save
app-done-pain-episode = save
app-done-note = save
app-done-question = save
app-done-visit = save

app-unfinished-heading = Something was left open
app-unfinished-session = On { $day } at { $time } a practice was cut short after { $length }. It can be kept as it was, ended early.
app-unfinished-form = { $what } was not finished. What you had written is still here.
app-unfinished-check-in = A check-in
app-unfinished-pain-episode = A pain entry
app-unfinished-note = A note
app-unfinished-question = A question for the visit
app-unfinished-visit = A visit
app-unfinished-after = The few questions after a practice
app-unfinished-card = The morning card
app-unfinished-safety = The first questions
app-unfinished-settings = The settings

app-unfinished-thought = A thought
app-unfinished-short-thought = A thought
app-unfinished-experiment = A small experiment
app-unfinished-worry = A worry
app-unfinished-worry-window = A worry window
app-unfinished-values = The line about why this matters
app-unfinished-letter = A letter
app-unfinished-setback = A look back after a setback
app-done-thought = save
app-done-short-thought = save
app-done-experiment = save
app-done-worry = save
app-done-worry-window = finish
app-done-values = save
app-done-letter = save
app-done-setback = save
app-unfinished-checklist = A list of things to try
app-done-checklist = done

app-long-day = { $weekday } { $day } { $month }
app-short-day = { $weekday } { $day } { $month }
app-weekday-1 = Monday
app-weekday-2 = Tuesday
app-weekday-3 = Wednesday
app-weekday-4 = Thursday
app-weekday-5 = Friday
app-weekday-6 = Saturday
app-weekday-7 = Sunday
app-month-1 = January
app-month-2 = February
app-month-3 = March
app-month-4 = April
app-month-5 = May
app-month-6 = June
app-month-7 = July
app-month-8 = August
app-month-9 = September
app-month-10 = October
app-month-11 = November
app-month-12 = December
app-done-contacts = save
app-done-lesson = save
app-unfinished-contacts = Your people
app-done-agreement = record it
app-unfinished-agreement = An agreement with a clinician
app-unfinished-lesson = An answer to a lesson
app-done-days = mark them
app-unfinished-days = Some sensitive days
app-done-word = use it
app-unfinished-word = A word of your own
