# Plan: where you are, what is agreed, what is in sight.

plan-heading = Your plan
plan-intro = What stands here is yours to change. Nothing in it has to be done.
plan-empty = Nothing stands here yet.
plan-milestones-none = Something that is there for the first time will stand here, with its day.
plan-left-out-none = An exercise that is not for you will stand here, and can be brought back.

## Where you are

plan-steps = Where you are
plan-steps-intro = Staying where you are is fine, for as long as you like.
plan-here = week { $week } of 12
plan-programme = Programme
plan-programme-more = A week counts once you have practised in it. Weeks without practice are left out, so you go on where you were.
plan-floor = step { $step }, { $drill }
plan-track = as in week { $week }, { $minutes } min
plan-floor-days = { $days ->
    [0] You have not practised this drill in the last four weeks.
    [one] You practised this drill on one day of the last four weeks.
   *[other] You practised this drill on { $days } days of the last four weeks.
}

## Agreements

plan-agreements = Agreed with a clinician
plan-agreements-intro = Some steps stay closed until a clinician has agreed to them. You record it here, and you can take it back at any time.
plan-agreements-count = { $n ->
    [0] none yet
   *[other] { $n } of { $of }
}
plan-gate-squeeze = Light squeezes
plan-gate-squeeze-opens = Opens the light squeezes with long release. Without them the way goes on all the same.
plan-gate-trainer = Trainers
plan-gate-trainer-opens = Opens the steps with a trainer. Each of them still asks you first, every time.
plan-gate-penetration = Penetration steps
plan-gate-penetration-opens = Opens the steps with penetration. Each of them still asks you first, every time.
plan-agreement = Have they agreed?
plan-agreement-yours = It is yours to record, after you have talked about it with someone who has seen you.
plan-agreement-by = Who agreed
plan-agreement-by-needed = A name or a role is enough, such as "my physiotherapist". Nothing was changed yet.
plan-agreement-on = When (empty: today)
plan-agreed-yes = yes, they agreed
plan-agreed-no = not now
plan-agreement-none = not recorded
plan-agreement-given = agreed

## Areas

plan-areas = Areas to open
plan-areas-intro = Parts of the program that stay out of sight until you open them. You can close them again; what you wrote stays.
plan-areas-count = { $n ->
    [0] all closed
   *[other] { $n } open
}
plan-area-alone = On your own
plan-area-alone-shows = Steps on your own, with your eyes and your own hand, appear in Practise, and a lesson about touch in Learn.
plan-area-partner = With a partner
plan-area-partner-shows = Touch and talks for two appear in Practise, questions about your partner in the journal, and two lessons and a card in Learn.
plan-area-trainer = Trainers
plan-area-trainer-shows = Steps with trainers appear in Practise, and a lesson about them in Learn. A clinician agrees to the steps first.
plan-area-cycle = Cycle
plan-area-cycle-shows = Questions about your cycle appear in the journal.
plan-area-sexual = Sex
plan-area-sexual-shows = Questions about penetration appear in the journal, and a lesson about touch in Learn.
plan-area-open = open
plan-area-closed = closed
plan-area-opened = It is open now.
plan-area-hidden = It is out of sight again. What you wrote there is kept.

## Not for me

plan-left-out = Not for me
plan-left-out-intro = Enter brings an exercise back into your practice.
plan-left-out-count = { $n ->
    [0] nothing left out
    [one] 1 exercise
   *[other] { $n } exercises
}
plan-left-out-instead = In its place: { $exercise }.
plan-left-out-nothing = Nothing is practised in its place.

## On and off

plan-on = on
plan-off = off
plan-removed = Taken out. { $key-u-plan-undo } brings it back.

## The twelve weeks

plan-weeks = The twelve weeks
plan-weeks-intro = Any week can come again, as often as you like. A week counts once you have practised in it.
plan-week-number = Week { $week }
plan-week-here = you are here
plan-week-breath = Breath: { $breath }, up to { $minutes } minutes
plan-week-floor = Pelvic floor: { $drill }
plan-week-new = New: { $exercises }

## Hard days

plan-hard-days = Hard days
plan-hard-days-intro = What helps, who hears of it, and words for yourself.
plan-hard-days-kind = a kind plan is there
plan-hard-days-own = in your words

## The sensor

plan-sensor = The sensor
plan-sensor-intro = What it needs to know of you: your rest and, where squeezes are agreed to, your gentle squeeze.
plan-sensor-known = your own scale is known
plan-sensor-unknown = your own scale is not known yet
plan-sensor-scale = Learn my own scale
plan-sensor-sound = A sound when a squeeze has let go
plan-sensor-sound-more = Where a practice can be heard: one soft tone, the bell or a word, each time. Enter turns it on or off.
plan-sensor-more = Enter shows its curve. There { $key-c-sensor-calibrate } learns your own scale in under a minute, and { $key-p-sensor-place-sensor } says where it lies.

## Free days and rhythm

plan-free = Free days and rhythm
plan-free-intro = Five days of practice and two free ones make a week. Name the free ones, or leave it open: then any two are free.
plan-free-any = { $n ->
    [one] any 1 day
   *[other] any { $n } days
}
plan-free-day = free
plan-free-more = Enter makes this day free, or takes that back.
plan-free-full = Two days are free already. Enter on one of them takes it back.
plan-rhythm = Rhythm, last four weeks
plan-rhythm-share = { $practised } of { $planned } planned days
plan-rhythm-soon = after the first week
plan-rhythm-more = Free days and hard days are left out. Enter switches this off.
plan-rhythm-off-more = Enter shows it again.

## Sensitive days

plan-sensitive = Sensitive days
plan-sensitive-intro = Days on which your body tends to be more tender. On them nothing moves forward, and after a short night or with stress practice is lighter.
plan-sensitive-how = Such as 2026-12-03, friday or "in 2 weeks". One day needs no second date.
plan-sensitive-none = none marked
plan-sensitive-today = today is one
plan-sensitive-add = Mark some days
plan-sensitive-more = Enter changes them. { $key-D-plan-delete } takes them out.
plan-days = { $from } to { $to }
plan-days-now = now
plan-days-from = From
plan-days-to = To

## How much is asked

plan-asking = How much is asked
plan-asking-intro = Less is a full way to use this program.
plan-asking-usual = as usual
plan-asking-less = one figure a week
plan-switch-ask-less = Ask me less
plan-switch-ask-less-more = One pain figure a week, after what you could do. No questions before a practice on the other days.
plan-switch-no-penetration = Penetration is no goal
plan-switch-no-penetration-more = The steps end before it and are whole that way. Nothing asks about it.

## Your words

plan-words = Your words
plan-words-intro = Parts of the body are named in a neutral way. You can use your own word instead.
plan-words-count = { $n ->
    [0] neutral
    [one] 1 of your own
   *[other] { $n } of your own
}
plan-word-entrance = At the entrance
plan-word-front = Front
plan-word-perineum = Between front and back
plan-word-anus = Back passage
plan-word-neutral = neutral
plan-word-more = Your word stands in the journal in place of the neutral one. It stays on this machine and on pages that you write.
plan-word-ask = Your word (left empty: the neutral one)

## Your people

plan-people = Your people
plan-people-intro = Who can be reached when it is hard.
plan-people-none = can be written down
plan-people-kept = written down

## From your therapist

plan-therapist = From your therapist
plan-therapist-intro = It can ask for less than this program does, never for more. What goes beyond is set aside, and you see its figure.
plan-therapist-none = none in use
plan-therapist-none-yet = No plan is in use
plan-therapist-how = In a terminal "pelvicoach plan form" prints a page to fill in by hand, and "pelvicoach plan use FILE" takes a plan from a file.
plan-therapist-new = Write down a plan
plan-therapist-new-begun = What you have written down so far is kept. Enter goes on with it.
plan-therapist-new-more = After a visit, question by question. Nothing of it is in use before you say so at the end.
plan-therapist-used = in use
plan-therapist-ended = ended on { $date }
plan-therapist-not-today = not for today
plan-therapist-over = its days are over
plan-therapist-own = It is not an exercise of this program: it comes with its name and a timer.
plan-therapist-paused = paused
plan-therapist-measured = What was measured
plan-therapist-aside = set aside
plan-therapist-why = Not taken: { $why }
plan-therapist-put-away = Put this plan away
plan-therapist-put-away-more = Practice goes on without it. Its file stays among the plans, and { $key-u-plan-undo } brings it back.
plan-therapist-is-away = It is put away. { $key-u-plan-undo } brings it back.

## Milestones

plan-milestones = Milestones
plan-milestones-intro = Small things that were there for the first time. They count for ever; nothing takes them back.
plan-milestones-count = { $n ->
    [0] none yet
   *[other] { $n } so far
}

## Ladders

plan-ladders = Your ladders
plan-ladders-intro = Small steps towards what you would like, at your own pace. Staying on a step is fine, and so is leaving one out.
plan-ladders-count = { $n } open
plan-ladder-step = step { $step } of { $of }
plan-ladder-whole = It ends before penetration, and it is whole.
plan-ladder-next = Enter asks about the next step.
plan-ladder-waits = waits for an agreement
plan-ladder-left-out = left out
plan-ladder-own = your own
plan-ladder-more = Enter shows what you can do with it.
plan-ladder-back = Enter brings it back.
plan-ladder-add = Add a step of your own
plan-ladder-add-more = A situation that is missing between the others.

## Expected and felt

plan-foretold = What you expected, and what came
plan-foretold-intro = Before a step you can say what you expect. Here it stands beside what you felt, each time.
plan-foretold-count = { $n ->
    [0] nothing yet
    [one] once
   *[other] { $n } times
}
plan-foretold-none = Nothing yet. Your next step asks for it.
plan-foretold-together = All steps together
plan-foretold-means = fear: expected { $expected }, felt { $felt }
plan-foretold-fear-compared = Fear: less than expected { $less } of { $all } times, as expected { $same }, more { $more }.
plan-foretold-pain-compared = Pain: less than expected { $less } of { $all } times, as expected { $same }, more { $more }.
plan-foretold-line = { $day }: { $figures }
plan-foretold-fear = fear expected { $expected }, felt { $felt }
plan-foretold-pain = pain expected { $expected }, felt { $felt }
plan-foretold-open = not said

## Routines of one's own

plan-own-routines = Your own routines
plan-own-routines-intro = A routine of your own: exercises that are open to you, in your order, each as long as you like.
plan-own-routines-count = { $n ->
    [0] none yet
   *[other] { $n }
}
plan-own-routine = Your own routine
plan-own-routine-intro = What it holds, in order. Enter on a part changes its length or its place.
plan-routine-add = Add an exercise
plan-own-routine-add = Add an exercise
plan-own-routine-add-intro = Enter adds the exercise at the end. Esc goes back to the routine.
plan-routine-add-more = From what is open to you now.
plan-routine-new = New routine of your own
plan-routine-new-more = Give it a name, then add what you like to do.
plan-routine-name-heading = A routine of your own
plan-routine-name-intro = A name you will know it by, such as Quiet evening. It works on the command line too.
plan-routine-rename = Name
plan-routine-empty = nothing in it yet
plan-routine-rename-more = Enter changes it.
plan-routine-parts = { $n ->
    [0] Nothing in it yet.
    [one] One part.
   *[other] { $n } parts.
}
plan-routine-part-more = Enter changes its length or its place, { $key-D-plan-delete } takes it out.
plan-routine-begin = Begin it now
plan-routine-changes = { $n ->
    [0] The position stays the same throughout.
    [one] One change of position is part of the length.
   *[other] { $n } changes of position are part of the length.
}
plan-routine-instead = Something in it rests today; what is done instead of it stands in.
plan-routine-cut = Something in it does not fit today and is left out.
plan-routine-seconds = Length at most
plan-routine-place = Place in the routine
plan-routine-place-unit = from the top
plan-routine-lengths = Usually { $usual } seconds here, { $most } at most. It plays whole breaths and repetitions within that.
plan-routine-added = { $exercise } is in it. { $n ->
    [one] One part
   *[other] { $n } parts
}, { $time } in all.
plan-routine-not-here = { $exercise } has no place in a routine: it is not known here, or has questions of its own each time.
plan-routine-squeezes-once = Squeezes stand in a routine once. Letting go is what it is for.
plan-routine-short = { $exercise } needs at least { $least } seconds.
plan-routine-long = { $exercise } lasts { $most } seconds at most here.
plan-routine-nothing = Nothing in it is open today. Breathing and rest are.
plan-routine-gone = It was deleted elsewhere.

## Settings

plan-settings = Settings
plan-settings-intro = Enter changes a line. What you choose is kept, and can be changed again at any time.
plan-sounds = Sounds
plan-sounds-intro = Enter lets you hear a sound, in the way that you chose.
