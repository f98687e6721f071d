# Words of the room "error": one calm line each, what and where, and what still holds.

## Dates
error-when-not-a-date = "{ $text }" does not read as a date or a time. These work: 2026-11-23, "2026-11-23 21:00", 21:00, yesterday, monday, "3 days ago".
error-when-not-a-coming = "{ $text }" does not read as a date to come. These work: 2026-12-01, friday, "in 2 weeks".
error-when-impossible = There is no "{ $text }" in the calendar or on the clock.
error-when-no-page-yet = "{ $text }" is still to come; a page is of days that have been.
error-when-not-yet-known = "{ $text }" is still to come. A day that has been can be looked at, such as "yesterday" or "3 weeks ago".
error-when-to-come = "{ $text }" is still to come. An entry speaks of now or earlier, such as "yesterday 21:00".
error-when-past = "{ $text }" has passed. A coming date is asked for here, such as 2026-12-01 or "in 2 weeks".
error-when-too-early = "{ $text }" lies outside the years this diary keeps (from 1970).
error-when-not-a-length = "{ $text }" does not read as a length of time. These work: 90m, 2h, 1h30m, 2d.
error-when-not-a-week = "{ $text }" does not read as a week of the calendar. These work: 2026-W47, this, last.
error-when-not-a-month = "{ $text }" does not read as a month. This works: 2026-11.
error-when-reversed = The range begins on { $from } and would end earlier, on { $to }.

## What was typed
error-nothing-changed = Nothing was changed.
error-help = "pelvicoach --help" shows what there is.
error-near = Was it { $near }?
error-no-option = { $option } is not an option here.
error-no-command = There is no command "{ $command }".
error-which-command = One of these is asked for: { $known }.
error-missing = This is still open: { $what }.
error-conflict = { $one } and { $other } do not go together.
error-twice = { $option } can be given once.
error-no-value = { $option } asks for a value.
error-not-text = What was typed is not text that can be read (UTF-8).
error-usage = This could not be read as a command.
error-whole-number = { $option } takes a whole number from { $least } to { $most }; "{ $value }" is not one.
error-hours = { $option } takes hours from 0 to 24 in steps of a half, such as 7 or 6.5; "{ $value }" does not fit.
error-too-long = { $option } takes at most { $most } characters. Nothing was changed.
error-list = { $option } does not know "{ $value }". It takes: { $known }.
error-on-off-or-show = { $option } takes on, off or show; "{ $value }" is none of them.
error-yes-or-no = { $option } takes yes or no; "{ $value }" is neither.
error-cues = --cues takes lines, bell or none. Nothing was changed.
error-log-empty = An entry takes any of: --pain 0-10, --worst 0-10, --mood 0-10, --stress 0-10, --ease 0-10, --sleep HOURS, --place, --trigger, --helped, --note TEXT, with --at TIME or --ago 2h. Nothing was changed.
error-ask-empty = A question has words. Nothing was changed.
error-no-terminal = The screens open in a terminal, and there is none here. "pelvicoach --plain" speaks in lines of text, and "pelvicoach log" and "pelvicoach journal" work without a terminal.
error-input-taken = The sensor has the standard input, and there is no terminal to answer in. With --sensor and a file, a pipe or tcp:PORT it works without one. Nothing was changed.
error-input = Could not read what was handed over: { $why }. Nothing was changed.
error-input-large = What was handed over is larger than { $most } KB. Nothing was changed.
error-output = Could not write the answer: { $why }. Nothing was changed.

## Entries
error-id = "{ $id }" is not the name of an entry. "pelvicoach journal" shows each one's; its last four characters or more will do. Nothing was changed.
error-id-none = No entry goes by { $id }. Nothing was changed.
error-id-several = More than one entry goes by { $id }; a few more characters of its name tell them apart. Nothing was changed.
error-edit-empty = Nothing to change was named, such as --pain 4 or --note TEXT. Nothing was changed.
error-edit-option = { $option } is not part of this entry ({ $kind }). Nothing was changed.
error-edit-in-journal = { $option } is not part of this entry ({ $kind }). In the journal of the program it opens with all of its questions; here --at moves it, and "journal delete" takes it away. Nothing was changed.
error-edit-when = { $option } is not part of this entry ({ $kind }): it was written by the program. --at moves it, and "journal delete" takes it away. Nothing was changed.
error-edit-no-words = These words are all there is to this entry; "journal delete" takes it away. Nothing was changed.
error-edit-unreadable = This version cannot read all of that entry, so it is left as it is.
error-delete-yes = Nobody can be asked here; --yes deletes without asking. Nothing was changed.
error-merge-folder = { $folder } is not a folder. Nothing was changed.
error-lock-ask = The diary is locked, and nobody can be asked for the passphrase here; --passphrase-fd N reads it from a file descriptor. Nothing was changed.
error-lock-ask-new = Nobody can be asked for a new passphrase here; --passphrase-fd N reads it from a file descriptor. Nothing was changed.
error-lock-no-line = --passphrase-fd holds no line for this. Nothing was changed.
error-export-locked = A page is plain, and { $folder } is locked; another folder with --output keeps the two apart. Nothing was written.
error-lock-differ = The two are not the same. Nothing was changed.
error-lock-none = There is no lock on the diary; "pelvicoach store lock" sets one. Nothing was changed.
error-store-yes = Nobody can be asked here; --yes goes ahead without asking. Nothing was changed.

## Practice
error-learn-unknown = There is no text "{ $what }" in the list. pelvicoach learn shows it; some lessons join it when their part of Plan is opened.
error-practise-unknown = There is no routine or exercise "{ $what }". Short ids work, such as RT12 or PF1a, and the names shown.
error-breathe-unknown = There is no breath "{ $how }". Short ids work, such as B3, or seconds for in, hold, out and pause: 4-0-6-0.
error-breathe-pattern = "{ $how }" does not read as seconds for in, hold, out and pause, such as 4-0-6-0 or 4.5-0-6-0.5.
error-breathe-ramp = --ramp slows down on the way to a breath; B11 is that already.

## The therapist's plan
error-plan-yes = Nobody can be asked here; --yes goes on without asking. Nothing was changed.
error-plan-ended = The answers ended before the plan was whole. Nothing was written.

## The page
error-week-to-come = { $week } is still to come. Nothing was written.
error-export-from = --from is needed: the first day, such as 2026-11-01.
error-page-exists = { $file } is there already; --yes puts the new page in its place. Nothing was changed.
error-entry-gone = This entry is no longer here. Nothing was changed.
error-cue-cmd = --cue-cmd takes the name of a program and its arguments; a quote is left open there. Nothing was begun.
error-practise-nothing = There is nothing to practise under that name. Nothing was begun.

## Plan
error-suggest = { $file } does not fit: { $what }. Nothing was changed.
error-suggest-text = { $file } is not text that can be read (UTF-8). Nothing was changed.

# Questionnaires.
error-total-range = { $name } goes from { $least } to { $most }, in steps of { $step }. Nothing was changed.
error-number = { $option } takes a number; "{ $value }" is not one.
error-sensor-source = "{ $value }" is no sensor. It can be a serial port (/dev/ttyUSB0, COM3), a pipe, unix:PATH, tcp:PORT, exec:COMMAND, or - for standard input.
error-sensor-not-here = "{ $value }" is not on this machine. A sensor is read from here alone, and nothing is fetched from elsewhere.
error-sensor-parts = { $option } takes parts with their seconds, such as rest:20,squeeze:3,release:9,grip:5; "{ $value }" is not that.
error-measure-which = Which questionnaire it is was left open. "pelvicoach measure" lists them.
error-measure-unknown = There is no questionnaire "{ $what }" in the list. There are: { $known }.
error-measure-unknown-now = This questionnaire cannot be opened here.
error-measure-count = { $name } has { $asked } answers; { $given } came. A - leaves one open.
error-measure-open = Every question was left open, so there is nothing to keep.
error-measure-no-questions = Questions for { $name } are not in this program; --total keeps what a clinician gave, from { $least } to { $most }.
error-measure-no-total = This one is answered here, and its score is worked out from that: pelvicoach measure { $id } shows its questions.
error-measure-activities = The first time, name the activities: { $line }.
error-measure-activity = --activity takes words, and can be given up to { $most } times.
error-measure-no-activities = { $name } has questions of its own and takes no activities.
error-total-unknown = That questionnaire is not one of those listed. Nothing was changed.
