# Words of the room "command": answers of the command line, and its help.

## Answers
command-log-saved = Saved. { $what }, { $time }.
command-time-today = at { $time }
command-time = on { $date } at { $time }
command-said-pain = pain { $value }
command-said-worst = worst pain { $value }
command-said-mood = mood { $value }
command-said-stress = stress { $value }
command-said-ease = ease { $value }
command-said-sleep = { $value } h of sleep
command-said-note = a note

command-newer = { $line }; it is shown as far as this version reads it, and nothing is written
command-journal-empty = Nothing is written here yet.
command-journal-none = No entry fits what you asked for.
command-edit-saved = Saved. It now reads: { $line }
command-delete-question = { $line } ({ $time }). Delete it for good? [y/N]
command-delete-kept = It stays.
command-delete-done = Deleted. Its words are gone from this diary and from the backups that this program made. Pages that you had written, backups of the machine, what a sync service or git keeps of earlier days, and devices that are not in sync yet are not reached from here.

command-ask-saved = Saved. It waits for the visit.
command-visit-saved = Saved. A visit { $time }.
command-visit-saved-next = Saved. A visit { $time }; the next one on { $next }.

command-flare-on = Saved. Gentle rest from here; nothing is asked and nothing is expected. "pelvicoach flare off" ends it.
command-flare-off = Saved. The hard days are over. You could start small.
command-flare-is-on = It is on already. Rest is enough.
command-flare-is-off = It is off already.
command-flare-now-on = Hard days: the plan is on. Nothing is asked and nothing is expected.
command-flare-now-off = Hard days: the plan is off. "pelvicoach flare on" begins it.

command-status-open = Here when you like.
command-status-done = Done for today.
command-status-resting = A quiet day.
command-status-short-open = ready
command-status-short-done = done
command-status-short-resting = quiet

command-export-written = Written to { $file }. It is private to your account.
command-export-over = { $file } is there already. Put the new page in its place? [y/N]
command-export-whole = It holds your whole diary, private words included.
command-export-kept = The file stays as it is.
command-check-empty = Nothing is kept yet in { $folder }.
command-check-well = Everything reads: { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
} in { $months ->
    [one] 1 month
   *[other] { $months } months
}, in { $folder }.
command-check-found = { $count ->
    [one] 1 thing to look at.
   *[other] { $count } things to look at.
} Nothing was changed.

command-repair-none = Every file here can be read.
command-repair-file = { $file }: { $count ->
    [0] nothing in it can be read, so it begins anew
    [one] one entry or setting can be read
   *[other] { $count } entries or settings can be read
}.
command-repair-question = { $count ->
    [one] Put what can be read in the place of this file? It is kept as it was, too.
   *[other] Put what can be read in the place of these files? They are kept as they were, too.
} [y/N]
command-repair-done = Put right. { $count ->
    [one] The file is kept as it was, on this machine:
   *[other] The files are kept as they were, on this machine:
}
command-aside-most = The last { $most } of each file are kept this way, older ones are let go of.
command-store-kept = Everything stays as it is.
command-backup-done = { $files ->
    [0] Nothing is kept yet, so there is nothing to copy to { $folder }.
    [one] 1 file is copied to { $folder }.
   *[other] { $files } files are copied to { $folder }.
}
command-restore-none = Everything is here as it is in the copy. Nothing was changed.
command-restore-back = comes back: { $line }
command-restore-again = as it was: { $line }
command-restore-same = { $count ->
    [one] 1 more is here as it is in the copy.
   *[other] { $count } more are here as they are in the copy.
} What was written since stays.
command-restore-question = Bring this back? What it takes the place of is kept. [y/N]
command-restore-done = Brought back. Saved.
command-restore-aside = The file that stood here is kept as it was, with the last { $most } of each file: { $file }
command-lock-done = Locked: no file of the diary is plain any more.
command-lock-there = The diary is locked: no file of it is plain.
command-lock-not-yet = Not all of it is locked yet; "pelvicoach store lock" goes on with it.
command-lock-strangers = These are not files of this program; they are as they were and can still be read:
command-lock-more = and { $more } more
command-lock-sheet-offer = "pelvicoach store passphrase --sheet FILE" writes a recovery sheet, which opens the diary if the passphrase is lost.
command-unlock-done = The lock is off: every file is plain.
command-unlock-none = There is no lock on the diary.
command-unlock-not-yet = Not all of it is unlocked yet; "pelvicoach store unlock" goes on with it.
command-passphrase-done = The new passphrase holds from now on.
command-sheet-done = The recovery sheet is written to { $file }.
command-locked-waits = The diary is locked; this is taken in when you next unlock it.
command-merge-none = There is nothing to join.
command-merge-file = { $file }: { $count ->
    [0] nothing in it is new here
    [one] 1 thing in it is new or was written later
   *[other] { $count } things in it are new or were written later
}
command-merge-deleted = an entry that was deleted there
command-merge-question = Join this into your diary, and remove the copies that are joined? [y/N]
command-merge-question-other = Join this into your diary? The other folder stays as it is. [y/N]
command-merge-done = Joined. Saved.{ $removed ->
    [0] {""}
    [one] {" "}1 copy was removed.
   *[other] {" "}{ $removed } copies were removed.
}

command-source-option = option
command-source-file = config.toml
command-source-default = default
command-config-file = Settings are kept in { $file }.

command-why-track = { $track }: step { $step }, { $minutes } min
command-why-drill = { $track }, { $drill }
command-why-rule = Rule { $rule }.
command-why-end = In the program, w on Today takes your answer: follow, easier, the same, or choose for yourself.

command-measure-intro = Questionnaires. "pelvicoach measure" with a name shows its questions; nothing waits for an answer.
command-measure-now = fits this week
command-measure-last = last on { $day }
command-measure-any-time = at any time
command-measure-totals = Totals and readings that a clinician gave, kept with "pelvicoach measure NAME --total N"; their questions are not in this program:
command-measure-reading = { $name }: a figure from { $least } to { $most }, as a sensor at the clinic showed it. pelvicoach measure { $id } --total N keeps it.
command-measure-total = { $name }: a total from { $least } to { $most }, given by a clinician. pelvicoach measure { $id } --total N keeps it; the questions are not in this program.
command-measure-how = To answer, such as: { $line }. A - in place of a figure leaves a question open.
command-measure-activities = --activity "sitting through a film" --activity "..." --activity "..."
command-measure-safety = It does not ask about ending your life. If that is on your mind, or you are not safe, "pelvicoach sos" leads to a person at any point.
command-measure-saved = Saved.
command-measure-person = "pelvicoach sos" leads to a person now.

command-standard-input = Standard input

## Help: what each command does
command-about = A calm daily practice coach for the pelvic floor. Everything stays on this machine.
command-about-practise = Begin a routine or one exercise at once
command-about-breathe = Breathe with the pacer
command-about-log = Write an entry from the command line
command-about-journal = Read what was written, newest first
command-about-journal-edit = Change an entry
command-about-journal-delete = Delete an entry for good
command-about-ask = Keep a question for the visit
command-about-visit = Record a visit
command-about-export = Write a page for the therapist
command-about-export-week = The page of one week
command-about-export-month = The page of one month
command-about-export-range = The page of any days
command-about-export-programme = The page from the first practice until today
command-about-export-visit = The page since the last recorded visit
command-about-export-all = Everything; as JSON the whole diary, which can be read in again
command-about-import = Read in a diary, or a table of another program; what would come in is said first
command-about-status = One discreet line about today
command-about-learn = Read a lesson, the glossary or a card
command-about-measure = Questionnaires: which there are, and an answer to one
command-about-flare = Begin or end the hard-day plan, or read it
command-about-plan = Why the practice is as it is, and a therapist's plan
command-about-plan-show = The therapist's plan in use, what of it is for today, and where you stand
command-about-plan-new = Write down a dictated plan, question by question
command-about-plan-form = Print a page that a therapist can fill in by hand
command-about-plan-check = Explain a plan line by line, with everything that is unclear or looser than this program goes
command-about-plan-use = Show what a plan changes, and take it into use
command-about-plan-why = Why the practice is as it is: each rule, its figures, what would change it
command-about-plan-suggest = Apply the rules of pacing to the figures of a file, and print what they say as JSON
command-about-sos = Grounding, and words for a hard moment
command-about-store = Where the diary is kept, whether all of it reads, and what can be put right
command-about-store-path = Print the folder of the diary
command-about-store-check = Read everything and say what was found
command-about-store-repair = Put right files that do not read, as far as they can be read; they are kept as they were
command-about-store-backup = Copy every month to DIR, or to where backups are kept
command-about-store-restore = Show what a copy of a month would bring back, and bring it back
command-about-store-merge = Join copies that a sync program left, or the diary in DIR
command-about-sensor = A sensor that prints numbers
command-about-sensor-list = The serial ports of this machine
command-about-sensor-test = Show what a sensor sends, and learn your own scale
command-about-sensor-simulate = Print a made-up signal, one number a line, to try everything without a device
command-about-store-lock = Lock the diary with a passphrase
command-about-store-unlock = Take the lock off
command-about-store-passphrase = Change the passphrase, or write a recovery sheet
command-about-config = Settings, and where each comes from
command-about-config-show = Print each setting with its value and source
command-about-config-path = Print where the file of settings is
command-about-keys = What each key means on each screen, and the names for keys of your own
command-about-demo = Look around in twelve made-up weeks

## Help: options
command-heading-global = With every command
command-option-data-dir = Keep the diary in DIR
command-option-passphrase-fd = Read the passphrase from file descriptor N, a line each; 0 is standard input
command-option-sheet = Write a recovery sheet to FILE; - shows it
command-option-from-sheet = Set a new passphrase with a recovery sheet in place of the old one
command-option-ascii = Plain characters alone
command-option-reduced-motion = Pictures go in steps, one a second
command-option-plain = Lines of text in place of a screen: for screen readers, and through a pipe
command-option-theme = dark, light, contrast, auto, or a theme file of your own
command-option-color = auto, always or never
command-option-help = Show this help
command-option-version = Show the version
command-option-what = A routine or an exercise, by id (RT12, PF1a) or by name
command-option-lesson = A lesson by id (L04) or by title, glossary, or a card (card-doctor)
command-option-measure = A questionnaire by id (peg, phq-4) or by name; without one they are listed
command-option-total = The total or the reading that a clinician gave
command-option-answers = The answers in order, such as 3,5,4; - leaves one open
command-option-activity = An activity of your own, the first time, in quotes; up to five of these
command-option-how = A breath by id (B3) or by name, or seconds: 4-0-6-0
command-option-minutes = How long, in minutes
command-option-breaths = How long, in breaths
command-option-ramp = Slow down gradually first
command-option-rate = Samples a second, 1 to 2000
command-option-sensor = Where a sensor is that prints numbers: /dev/ttyUSB0, a pipe, tcp:PORT, exec:COMMAND, -
command-option-channel = Which of its numbers, by place or by name; kept for the next time
command-option-record = Write its numbers to FILE as they come
command-option-signal = raw or level: the muscle's own swing, or smoothed already
command-option-parts = What it does and for how long, over and over: rest:20,squeeze:3,release:9,grip:5
command-option-rest = The level at rest
command-option-squeeze = The level of a squeeze
command-option-release = Seconds from letting go until nine tenths are let go
command-option-noise = The noise that is added
command-option-seed = The same seed makes the same numbers
command-option-seconds = When it ends, in seconds; without it goes on
command-option-sound = silent, tones, bell or voice
command-option-bell = The same as --sound bell
command-option-cue-cmd = A program that is run at each cue, without a shell; the cue's name is its last argument
command-option-cues = With --plain, what tells the breath: lines (the first three breaths of a part), bell, or none
command-option-pain = Pain now, 0 none to 10 the worst there is
command-option-worst = Worst pain of the last 24 hours, 0 to 10
command-option-mood = Mood, 0 low to 10 good
command-option-stress = Stress, 0 none to 10 a great deal
command-option-ease = How easily the floor lets go, 0 tight to 10 soft
command-option-sleep = Hours of sleep, such as 6.5
command-option-place = Where: entrance, deep, left, right, front, perineum, anus, tailbone, bladder, belly, hip, back, all-over
command-option-trigger = What may have set it off: sitting, tight-clothes, exercise, stress, poor-sleep, constipation, full-bladder, period, infection, pad-or-soap, sex, examination, conflict, cold, other
command-option-helped = What helped: breathing, drops, stretch, warmth, walk, rest, talking, medicine, stopping-early, lubricant, distraction, other
command-option-note = Your own words
command-option-at = When: 2026-11-23, "yesterday 21:00", 21:00, "3 days ago"; a day alone means noon
command-option-ago = How long ago: 90m, 2h, 1h30m, 2d
command-option-from = The first day, such as 2026-11-01 or "3 days ago"
command-option-to = The last day
command-option-kind = One kind: check_in, pain_episode, practice, next_day, flare, note, question, visit, flag, experiment, thought, measure, step, milestone
command-option-search = Entries with these words
command-option-json = As JSON
command-option-id = The entry, by the name that "journal" shows, or its last characters
command-option-with = With whom the visit was
command-option-next = The next appointment, such as 2026-12-01 or "in 2 weeks"
command-option-answered = Whether the question has been answered, yes or no
command-option-dir = A folder
command-option-copy = A copy of a month, or of the profile
command-option-yes = Go ahead without asking
command-option-text = The question
command-option-week = Which week: 2026-W47, this, last
command-option-month = Which month: 2026-11, this, last
command-option-diary = The file; - reads standard input
command-option-dry-run = Say what would come in, and change nothing
command-option-written = csv or json; without it the file itself tells
command-option-map = What a column becomes: a field, date, time, line (a line of the note) or skip
command-option-dates = The order of its dates where they leave it open: dmy, mdy or ymd
command-option-undo = Take the last import out again
command-option-format = txt, md, pdf, html, csv, json or fhir
command-option-include = A section that stays out otherwise: notes, thoughts, partner, sexual, exposure, cycle, medicines, phq4, name, trauma, left-out
command-option-output = Where to write it; - prints it
command-option-file = The plan, as a TOML file
command-option-none = No plan any more: the one in use is put away
command-option-input = A JSON file with the figures; - reads standard input
command-option-short = A word or two
command-option-state = on, off or show
