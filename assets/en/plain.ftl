# Lines of text in place of a screen: for screen readers, and through a pipe.

plain-hello = pelvicoach, in lines of text. Enter goes on. Type help for what you can answer, sos for help now, b to go back, q to leave.
plain-hello-first = pelvicoach, in lines of text. Questions come one at a time. You answer with a number or a few words and Enter; Enter alone leaves a question open. Type help for what you can answer, sos for help now, b to go back, q to leave. A dot alone covers what is here with blank lines and the time, and the next dot brings it back.
plain-goodbye = What is done is kept.
plain-stays = What was said here stays in this terminal when you leave. The command clear, or closing the window, takes it away.
plain-uncovered = Here again.
plain-choice = { $n }) { $words }
plain-state = { $words }, { $state }
plain-within = { $words }, { $length }
plain-unclear = That is none of the answers here. Type help to hear them.
plain-unclear-scale = A whole number from 0 to 10, or Enter to leave it open.
plain-unclear-choice = One of the numbers, or Enter to leave it open.
plain-unclear-number = That figure is outside of what fits here. Enter leaves it open.
plain-enter = Enter: { $words }.
plain-enter-on = Enter goes on.
plain-enter-back = Enter goes back.
plain-sensor-enter = Enter begins the practice.
plain-sensor-offer = The sensor does not know your rest yet. It can learn it in under a minute.
plain-sensor-asks = { $what }, { $n } seconds.
plain-sensor-showed = What it showed of letting go: { $what }.
plain-enter-first = Enter is the first.
plain-enter-or-page = Enter: { $words }. Or a number for a page with more:
plain-enter-or-page-short = Enter: { $words }. Or the number of another page; type help to hear them.

## Questions

plain-scale = { $question } 0 is { $low }, 10 is { $high }.
plain-cant-tell = t is can't tell.
plain-many = Several numbers, with spaces between them.
plain-number = { $question } From { $min } to { $max } { $unit }.
plain-number-alone = { $question } From { $min } to { $max }.
plain-number-means = { $question } From { $min } to { $max }: { $unit }.
plain-lines = As many lines as you like; an empty line ends it.
plain-time = As you would say it, like yesterday 21:00.
plain-answered = So far: { $answer } Enter keeps it, a minus takes it back.
plain-enough = e is enough: the rest stays as it is.
plain-timer = The time for this is { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}. It begins with your first line.

## What can be answered

plain-help-everywhere = Everywhere: sos or an exclamation mark is help now, help or a question mark says what you can answer, b goes back, a dot alone covers what is here, q leaves. Where you write a text, the words are words of the text, and a space before one of the signs makes it a part of it.
plain-help-form = A number, or words where words are asked for, then Enter. Enter alone leaves a question open or keeps what is there, a minus takes an answer back. b goes to the question before. e is enough: the rest stays as it is, and it goes on.
plain-list-again = A number; type help to hear them. Enter goes back.
plain-help-session = Enter alone pauses at once, and once more stops. g goes on. p notes pain, also with the figure: p 6. d is for dizzy. n is the next part, r this part again. x is when you notice gripping, o when it lets go. h turns numbers off and on, m what can be heard, i says the set-up.
plain-help-session-pace = A minus is a smaller breath, a plus a longer one, k keeps this pace.
plain-help-session-parts = s passes over a part of the text.

## The passphrase

plain-typing-unseen = What you type is not shown.
plain-typing-seen = What you type may be seen here: it cannot be hidden in this place.
plain-lock-enter = Enter ends it.
plain-lock-enter-or-back = Enter ends it, b goes back.
plain-lock-sheet-offer = A recovery sheet opens the diary if the passphrase is lost. You could have it written to a file, or the key said here.
plain-lock-write = write it to a file
plain-lock-say = say the key, in lines that can be copied

## Today

plain-today = Enter begins. Or a number, or the letter behind it:
plain-today-again = Enter begins. Type help for what else there is.
plain-today-note = Enter opens it. Or a number, or the letter behind it:
plain-today-note-again = Enter opens it. Type help for what else there is.
plain-today-back = Today: { $name }, { $length }.
plain-today-practice = { $name }, { $length } in all: { $parts }.
plain-today-part = { $part } { $length }
plain-today-why = why it is this one
plain-today-shorter = shorter
plain-today-longer = longer
plain-today-choose = choose something else
plain-today-hard-day = a hard day begins, or is over
plain-today-entry = write how it is: pain, ease, mood, sleep
plain-today-question = keep a question for the visit
plain-today-seven-days = the last seven days in figures
plain-today-plan = your plan
plain-today-learn = something to read
plain-today-undo = take back the last change
plain-today-screen = go to the full screen, now and from now on
plain-today-planned = the planned practice all the same
plain-today-the-note = read the note again
plain-today-flare-plan = read your plan for hard days
plain-today-copies = look at what another machine left
plain-today-act-experiment = note what happened in your small experiment
plain-today-under-next = w says why it is this one, and lets you choose a step yourself.
plain-today-under-forward = There is a suggestion for you: w.
plain-today-under-smaller = A little less today. w says why.
plain-today-under-easing = o is the planned practice, if you would rather have it.
plain-today-under-again = The whole list is there as well: c.
plain-today-under-hard-day = f brings the usual practice back when you would like it.
plain-today-under-rest = o is the planned practice, if you would rather have it.
plain-safety-open = One note to look at: Enter.
plain-safety-open-read = One note to look at: i.

plain-on-day = { $day }: { $n }
plain-week-measure = { $measure }. { $days }.
plain-week-mean = { $now } on average.
plain-week-means = { $now } on average, { $before } in the week before.
plain-week-practised = Practised on { $days }.
plain-week-not-practised = No practice in these days.
plain-week-hard = Hard days: { $days }.
plain-seconds = { $seconds } { $seconds ->
    [one] second
   *[other] seconds
}
plain-minutes = { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}
plain-minutes-seconds = { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
} { $seconds } { $seconds ->
    [one] second
   *[other] seconds
}

## A session

plain-how = Enter alone pauses at once, and once more stops. The first breaths of each part are said, then a line a minute. Type help for what else there is.
plain-first-part-alone = It begins with { $name }. { $length } in all. Enter begins now; else it begins in a moment. b puts it off.
plain-first-part = It begins with { $name }, { $position }. { $length } in all. Enter begins now; else it begins in a moment. b puts it off.
plain-own-breaths = Or t and Enter with each breath in, for a beginning at your own pace.
plain-session-own-breath-more = And t with the next breath in.
plain-session-own-breath-last = Once more, with the next breath in.
plain-next-position = Next position: { $position }
plain-paused = Paused. g goes on. Enter stops.
plain-noted = Noted: { $n }.
plain-letter = { $letter }: { $words }
plain-session-paused-on = g goes on
plain-paused-late = It waited for you. g goes on. Enter stops.
plain-paused-waits = It waits for you. g goes on. Enter stops.
plain-session-advice = That is high for now. Enter stops, or g goes on.
plain-session-advice-squeezes = Light squeezes rest at this pain. g goes on with what comes next. Enter stops.
plain-session-advice-squeezes-last = Light squeezes rest at this pain. g ends the practice here. Enter stops, and settles.
plain-minutes-left = About { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
} left.
plain-goes-on = It goes on.
plain-numbers = With numbers.
plain-no-numbers = Without numbers.
plain-session-pain-waits = The pacer waits. Enter goes on without a figure.
plain-cue = { $cue }, { $hint }
plain-cue-seconds = { $cue } for { $seconds }

plain-how-short = Enter alone pauses, and once more stops. Type help for what else there is.
plain-today-change = then { $position }

## Labels of a screen, as questions

plain-lock-others = Would you like a passphrase for the diary?
plain-first-minutes = How long is a practice to be?
plain-first-eyes = Your eyes in practice: open or closed?
plain-first-sound = What would you like to hear in practice?
plain-after-comfort = How was it to do?
plain-after-let-go = The floor afterwards: did it let go?
plain-card-soreness = Any soreness left from yesterday?

## Grounding and notes

plain-thought-new-symptom = If a symptom is new or different, please have it checked first.
plain-grounding = Enter goes back. p is for a person.
plain-ends-here = Enter ends it here. p is for a person.
plain-not-safe = I may not be safe
plain-hurt = somebody hurt me
plain-settle-what-happened-hint = A number, or Enter to leave it open.
plain-note-seen = seen by a clinician
plain-note-ask-again = ask me again in some days
plain-note-enter = Enter goes on.
plain-note-enter-quiet = Enter: two quiet minutes.

## Unfinished work

plain-unfinished-keep = keep it
plain-unfinished-go-on = go on with it
plain-unfinished-drop = let it go
plain-unfinished-later = Enter leaves it for later.

## Lists

plain-choose-why = A number begins it. w and a number says what it is for, or changes what is your own.
plain-choose-remove = A minus and a number takes a breath of your own away.
plain-section = A number opens or changes it. u takes back the last change. Enter goes back.
plain-section-remove = A minus and a number takes it away.
plain-lesson-answer = answer its question
plain-lesson-try = try its exercise
plain-lesson-mark = mark it as read, or not
plain-card-write = write it to a file

## The journal

plain-today-journal = the journal
plain-today-history = history in sentences
plain-today-page = the page for the visit
plain-write-check-in = how it is now
plain-write-pain-episode = a time of pain
plain-write-note = a note
plain-write-question = a question for the visit
plain-write-thought = a thought
plain-write-worry = a worry
plain-write-experiment = a small experiment
plain-write-visit = a visit
plain-journal = A number opens an entry, a slash and words search. Type help for what you can write. Enter goes back.
plain-journal-more = A number opens an entry, a slash and words search. Type help for what you can write. Enter reads on, b goes back.
plain-help-journal = The number of an entry opens it. A slash and words search; a slash alone shows all again. u takes back the last change. A letter writes something new:
plain-entry-edit = change it
plain-entry-delete = delete it

## The page

plain-page = { $days }; the file is { $file }.
plain-page-private = What is private stays out unless you put it on the page:
plain-ticked = on the page
plain-not-ticked = left out
plain-page-ways = Enter reads the page out, in sentences. A number puts a part on the page, or takes it off. w writes the file, f is another format, d other days, b goes back.
plain-page-own-text = It is made for programs. t reads its own text out, as it is.
plain-page-days = The first day and the last one with a comma between them, such as 2026-11-01, today. One alone begins there. Enter leaves them as they are.

## History

plain-history-short = in short
plain-history-measure = how one figure went
plain-history-every = every figure in a line
plain-history-day-by-day = the days one by one
plain-history-months = month by month
plain-history-settles = what settles
plain-history-together = what went along
plain-history-expected = what was expected and what was felt
plain-history-scores = questionnaires, and what a sensor showed
plain-history-ways = m is the next figure, s another span of days. Enter goes on or goes back.
plain-history-ways-short = A number is another part; type help to hear them. m is the next figure, s another span of days. Enter goes on or goes back.
plain-scaled = { $measure }, 0 { $low } to 10 { $high }
plain-of-planned = { $done } of { $planned }
plain-scored = { $name }: { $value }, where 0 is { $low } and 10 is { $high }.
plain-history-span = { $span }, { $days }.
plain-history-range = The lowest: { $least }. The highest: { $most }.
plain-history-last = The last days: { $days }.
plain-history-weeks = The seven days up to each of these, on average: { $weeks }.
plain-history-lower = { $percent } percent lower than at the start.
plain-history-higher = { $percent } percent higher than at the start.
plain-history-past-mark = That is past the mark of 30 percent.
plain-history-moved = { $measure }: { $start } at the start, { $lately } lately.
plain-history-one = { $measure }: { $n } on { $day }, the latest of { $days } { $days ->
    [one] day
   *[other] days
}.
plain-history-month = { $month }: practice on { $days ->
    [0] no day
    [one] one day
   *[other] { $days } days
}.
plain-history-month-figures = { $measure } on { $n } { $n ->
    [one] day
   *[other] days
}, from { $least } to { $most }.
plain-history-month-hard = Hard days: { $n }.
plain-history-settled = { $what }: typically { $before } before, { $after } after, { $day_after } the day after. Lower afterwards { $lower } times, the same { $same } times, higher { $higher } times.
plain-unknown = no figure
plain-offers-bell = Eyes closed? m turns on what can be heard.
plain-sound-lost = The sound has gone. The practice goes on.
plain-no-command = The program at each cue does not work. The practice goes on.

## Texts that speak of keys of a screen, said without them. Each stands in place of the text of that name without plain.

plain-demo-mark = Everything here is made up.
plain-app-store-died = Saving has stopped. What you have written is kept here; close and open again when you can.
plain-questionnaire-phq-4-safety = It does not ask about ending your life. If that is on your mind, or you are not safe, type sos, and then p: a way to a person, at any point.
plain-questionnaire-talk-key = sos, and then p, is a way to a person now.
plain-plan-settings-intro = A number changes a line. What you choose is kept, and can be changed again at any time.
plain-plan-sounds-intro = A number lets you hear a sound, in the way that you chose.
plain-plan-sensor-sound-more = Where a practice can be heard: one soft tone, the bell or a word, each time. Its number turns it on or off.
plain-plan-sensor-more = Its number says how it is now. There your own scale is learnt in under a minute, and you can say where it lies.
plain-plan-therapist-put-away-more = Practice goes on without it. Its file stays among the plans, and u brings it back.
plain-plan-therapist-is-away = It is put away. u brings it back.
plain-copies-today = { $count ->
    [one] A copy from another machine lies beside your diary: m looks at it.
   *[other] { $count } copies from other machines lie beside your diary: m looks at them.
}
plain-choose-own-routine-why = { $n ->
    [0] Nothing in it yet. w and its number opens it.
    [one] Your own routine of one part. w and its number changes it.
   *[other] Your own routine of { $n } parts. w and its number changes it.
}
plain-settings-more-numbers = Seconds and times while you practise. h says or leaves them out in one practice.
plain-choose-later-again = Chosen once more, it begins all the same.
plain-choose-pattern-gone = It is gone. u brings it back.
plain-journal-whole-day = All day,
plain-journal-empty = Nothing is written yet.
plain-journal-deleted = Deleted. u brings it back for as long as this is open.
plain-ladder-not-today-instead = A few minutes of easy breathing follow, if you like. b leads to Today.
plain-plan-left-out-intro = A number brings an exercise back into your practice.
plain-plan-removed = Taken out. u brings it back.
plain-plan-free-more = Its number makes this day free, or takes that back.
plain-plan-free-full = Two days are free already. The number of one of them takes it back.
plain-plan-rhythm-more = Free days and hard days are left out. Its number switches this off.
plain-plan-rhythm-off-more = Its number shows it again.
plain-plan-sensitive-more = The number changes them; a minus and the number takes them out.
plain-plan-ladder-next = About the next step.
plain-plan-ladder-more = What you can do with it.
plain-plan-ladder-back = Its number brings it back.
plain-plan-own-routine-intro = What it holds, in order. The number of a part changes its length or its place.
plain-plan-own-routine-add-intro = A number adds the exercise at the end.
plain-plan-routine-rename-more = Its number changes it.
plain-plan-routine-part-more = The number changes its length or its place; a minus and the number takes it out.
plain-session-left-out = Left out. The whole list, c on Today, brings it back.
plain-thought-worry-window-hint = The time begins with your first line. Until its end worries are welcome; after it they can wait until the next window.
plain-thought-letter-hint = Five minutes begin with your first line. Write as you would to someone you care about who has a day like yours.
plain-today-under-support = Gentle breathing, if you like. Journal and history are open as always.
plain-today-under-settled = Gentle breathing, if you like. c is the whole list.
