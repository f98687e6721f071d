# Words of the room "therapist": a plan from a therapist, what it says, what is wrong with it, how it is taken into use.

therapist-unreadable = Nothing of the plan in use can be read; the practice goes on without it.
therapist-own-why = From your therapist's plan.
therapist-own-setup = Do it the way it was shown to you. Stop whenever you like.
therapist-says = From your therapist: { $words }

## A plan in words
therapist-line = { $exercise }: { $parts }
therapist-line-bare = { $exercise }: as the program has it
therapist-line-bare-own = { $exercise }: with a timer
therapist-line-reps = { $n ->
    [one] 1 time
   *[other] { $n } times
}
therapist-line-sets = { $n ->
    [one] 1 set
   *[other] { $n } sets
}
therapist-line-length = for { $time }
therapist-line-hold = held { $time } each
therapist-line-squeeze = squeeze { $time }
therapist-line-release = let go { $time }
therapist-line-effort = at { $n } % of full strength
therapist-line-until = until { $date }
therapist-line-left-out = left out until { $date }
therapist-line-instead = { $exercise } in its place
therapist-once-a-day = once a day
therapist-twice-a-day = twice a day
therapist-times-a-day = { $n } times a day
therapist-every-day = every day
therapist-every-second-day = every second day
therapist-every-days = every { $n } days
therapist-span = { $first } to { $last }
therapist-and = { $all } and { $last }
therapist-time-s = { $s } s
therapist-time-min = { $min } min
therapist-time-both = { $min } min { $s } s
therapist-quoted = "{ $words }"
therapist-hold = Paused until the next plan: { $track }
therapist-hold-until = Paused until { $date }: { $track }
therapist-ceilings = Nothing above what was measured: { $all }
therapist-ceiling-power = power { $n } of 5
therapist-ceiling-endurance = a squeeze of { $time }
therapist-ceiling-repetitions = { $n ->
    [one] 1 held squeeze
   *[other] { $n } held squeezes
}
therapist-ceiling-fast = { $n ->
    [one] 1 quick one
   *[other] { $n } quick ones
}
therapist-ceiling-timed = every contraction timed
therapist-from = From { $from }

## What is wrong with a plan, or worth knowing
therapist-problem = line { $line }: { $what }
therapist-too-large = this has more than 128 KB, 1000 lines, or more brackets, punctuation and spaces than any plan has.
therapist-not-text = from here on this is not UTF-8 text.
therapist-not-toml = this is not written as TOML ({ $why }).
therapist-unknown-key = "{ $key }" is no key of a plan and is passed over.
therapist-unknown-key-near = "{ $key }" is no key of a plan and is passed over; perhaps "{ $near }" is meant.
therapist-is-wanted = "{ $key }" is { $written }; wanted is { $wants }.
therapist-answer-unfit = "{ $written }" does not fit here; wanted is { $wants }.
therapist-wanted = "{ $key }" wants { $wants }.
therapist-wants-words = words in quotes
therapist-wants-count = a whole number, such as 8
therapist-wants-date = a date, such as 2026-12-20
therapist-wants-length = a length of time, such as 30, "30 s" or "2 min"
therapist-wants-days = days, such as "monday, thursday", "monday to friday" or "every second day"
therapist-wants-yes-no = true or false
therapist-wants-table = a table in single brackets, such as [from]
therapist-wants-tables = a list of tables in double brackets, such as [[line]]
therapist-no-such-date = "{ $key }" is { $written }, and the calendar has no such day.
therapist-not-a-day = "{ $text }" is no day of the week.
therapist-not-a-track = "{ $text }" is no track; there are floor, breath, stretch, attention, thought and exposure.
therapist-absent = "{ $key }" is not there, and it is needed.
therapist-nothing = there is nothing in it: no line, no pause, no ceiling.
therapist-too-long = "{ $key }" is longer than { $most } characters.
therapist-hidden = "{ $key }" holds characters that cannot be seen; they are left out.
therapist-days-twice = "days" and "every_days" stand side by side; one of them says it.
therapist-instead-unknown = "{ $text }" is neither known nor in this plan, so it cannot be done in place of another.
therapist-circle = what is done in its place leads back to itself.
therapist-too-many-lines = from here on there are more lines than { $most }.
therapist-outside = "{ $key }" is { $value }; from { $min } to { $max } can be taken.
therapist-outside-one = "{ $key }" is { $value }; { $one } can be taken.
therapist-seconds-meant = Perhaps seconds are meant.
therapist-release = letting go lasts { $release } after a squeeze of { $squeeze }; at least { $least } can be taken.
therapist-too-often = squeezes on days that follow each other; with a day between them they can be taken.
therapist-breath-hold = a held breath belongs to no plan: the questions about it are asked of you first.
therapist-not-of-it = "{ $key }" does not belong to this exercise.
therapist-lasts-too-long = all of it lasts { $time }; up to { $most } can be taken.
therapist-again = the same exercise on the same day as on line { $line }.
therapist-becomes-own = "{ $exercise }" is not known here: it becomes an exercise with this name and a timer.
therapist-timer = it does not say how long it takes: the timer runs for { $time }.
therapist-above-ceiling = "{ $key }" is { $value }, above what was measured: { $most } is done.

## plan check, use, show
therapist-next = Next appointment: { $date }
therapist-aside = Set aside, because it is looser than this program goes, or does not fit:
therapist-more-problems = and { $n } more.
therapist-unclear = { $n ->
    [one] 1 thing is unclear; the plan can be used once it is put right.
   *[other] { $n } things are unclear; the plan can be used once they are put right.
}
therapist-aside-count = { $n ->
    [one] 1 line is set aside; the rest can be used.
   *[other] { $n } lines are set aside; the rest can be used.
}
therapist-all-taken = All of it can be used: pelvicoach plan use FILE.
therapist-in-use-already = "{ $title }" is in use already.
therapist-take-question = Use this plan from today? [y/N]
therapist-not-taken = Nothing was changed.
therapist-taken = Saved. "{ $title }" is in use from today. Whether a clinician agreed to squeezes, trainers or penetration is asked of you in Plan, not taken from a plan.
therapist-none = No plan from a therapist is in use.
therapist-put-away-question = "{ $title }" is in use. Go on without it? [y/N]
therapist-put-away = Saved. "{ $title }" is put away; its file stays among the plans.
therapist-changes = "{ $title }" in place of "{ $before }":
therapist-change-new = New: { $line }
therapist-change-other = Changed: { $line }
therapist-change-before = { "   " }before: { $line }
therapist-change-gone = No longer: { $line }
therapist-change-same = { $n ->
    [one] 1 line stays as it is.
   *[other] { $n } lines stay as they are.
}
therapist-change-aside = Set aside: { $line }
therapist-change-open-again = No longer paused: { $track }
therapist-change-no-ceilings = No ceilings any more.
therapist-stands = You are in week { $week } of the programme; the floor drill is { $drill }.
therapist-in-use-since = In use since { $date }.
therapist-today = For today:
therapist-none-today = Nothing of it is for today.
therapist-done = { $n ->
    [0] not yet today
    [one] once today
   *[other] { $n } times today
}

## plan form
therapist-form-head =
    A PLAN TO FILL IN BY HAND                  For: _______________________________
    From (name, role): ___________________________________________________________
    Date: ______________   Next appointment: ______________

    Tick what is to be done. Circle the days, or write how often.
therapist-form-row = ___x ___sets ___/day MTWTFSS till ______
therapist-form-foot =
    Left out until ________: _____________________  in its place: ________________
    Paused until ________:  [ ] floor  [ ] breath  [ ] stretches  [ ] attention
    Squeezes:  hold ___ s   let go ___ s (at least twice as long)   effort ___ %
    Measured:  power ___ /5   endurance ___ s   repetitions ___   fast ___
    Words: _______________________________________________________________________
    ______________________________________________________________________________
therapist-form-command = Stricter than the program is taken, looser is not. Then: { $command }

## plan new
therapist-ask-intro =
    A plan, question by question. Enter leaves a question open; Ctrl-C stops and
    nothing is written.
therapist-plan-of = Plan of { $date }
therapist-ask-title = What is the plan called?
therapist-ask-next-appointment = When is the next appointment? Such as 2026-12-01 or "in 2 weeks".
therapist-ask-name = Who is it from?
therapist-ask-role = What are they, such as physiotherapist?
therapist-ask-exercise = Which exercise? (Empty: no more)
therapist-ask-reps = How many times? Such as 8.
therapist-ask-sets = How many sets?
therapist-ask-length = How long does all of it last? Such as "3 min".
therapist-ask-hold = How long is it held each time? Such as "30 s".
therapist-ask-squeeze = How long is one squeeze? (Empty: none, or as it is here)
therapist-ask-release = How long is letting go after it? At least twice as long.
therapist-ask-effort = How strong, in percent of full strength?
therapist-ask-times-a-day = How often a day?
therapist-ask-days = On which days? Such as "monday to friday" or "every second day".
therapist-ask-until = Until which day?
therapist-ask-left-out-until = Is it left out until a day? Which one?
therapist-ask-instead = What is done in its place?
therapist-ask-words = What did the therapist say about it?
therapist-ask-measured = Were squeezes measured (power, endurance, repetitions, fast)?
therapist-ask-power = Power, 0 to 5?
therapist-ask-endurance = Endurance, in seconds, up to 10?
therapist-ask-repetitions = Repetitions, up to 10?
therapist-ask-fast = Fast contractions, up to 10?
therapist-ask-track = Is anything paused? (Open: nothing more)
therapist-ask-notes = Is there anything else to keep?
therapist-ask-use = Use this plan from today?
therapist-ask-one-of = { $question } { $names }.
therapist-ask-yes-no = { $question } [y/N]
therapist-use-yes = yes, from today
therapist-use-later = later: it is kept as it is
therapist-use-drop = no, leave it
therapist-new-head = A plan after a visit
therapist-new-head-intro = Every question can be left open.
therapist-new-line = An exercise of the plan
therapist-new-line-intro = One at a time, by its name here or one of your own. What was left open stays as it is here.
therapist-new-measured = What was measured
therapist-new-measured-intro = Figures that a clinician measured. Nothing goes above them.
therapist-so-far = So far: { $names }.
therapist-new-paused = Pauses
therapist-new-paused-intro = What waits for a while. The journal stays open.
therapist-new-end = The plan so far
therapist-new-end-intro = Whether a clinician agreed to squeezes, trainers or penetration is asked in Plan, not taken from here.
therapist-written = Written to { $file }. It is private to your account.
