# History.

history-span-week = a week
history-span-month = a month
history-span-three-months = three months
history-span-year = a year
history-span-all = all days
history-span-chosen = chosen days
history-span-visit = since the visit
history-span-weeks = { $n } weeks
history-days = { $from } to { $to }
history-from = From
history-to = To
history-to-hint = empty: the length chosen with { $key-r-history-span }
history-go-to = go to
history-day-hint = 2026-10-03, 3 weeks ago; empty is today
history-side-short = In short
history-side-line = Line
history-side-small = All
history-side-calendar = Calendar
history-side-settles = Settles
history-side-together = Went along
history-side-expected = Expected
history-side-scores = Scores
history-without = Without { $months }, which cannot be read.
history-nothing-yet = No figures in these days. They come from what you note before a practice, and from check-ins.
history-mean = { $mean } lately ({ $n } { $n ->
    [one] day
   *[other] days
})
history-mean-none = too few days for an average
history-start = { $mean } at the start
history-forming = start still forming ({ $n } of 4 days)
history-mark-met = past the 30 % mark
history-baseline = start
history-mark = 30 % lower
history-practised = practised
history-marks = marks
history-mark-hard-day = hard days
history-mark-step = steps
history-mark-visit = visits
history-mark-therapist = for the visit
history-mark-bleeding = cycle
history-mark-several = two at once
history-pen-ascii = Lines are drawn with plain characters here, as --ascii asks.
history-small-note = { $days }. 0 to 10, hours to 12. Dots: start, 30 % lower.
history-small-ease = Ease
history-small-sensitivity = Touch
history-small-fear = Fear
history-empty = No figures for { $measure } in these days. They come from check-ins; some are asked before a practice too.
history-day-worst = worst { $n }
history-day-pain = pain { $n }
history-day-ease = ease { $n }
history-day-sleep = slept { $n } h
history-day-practised = practised { $minutes ->
    [0] under a minute
   *[other] { $minutes } min
}
history-day-hard = hard day
history-day-note = note
history-day-step = step
history-day-visit = visit
history-day-therapist = for the therapist

## In short

history-short-moved = What has moved since the start
history-short-settles = What settles
history-short-along = What went with harder and easier days
history-short-forming = { $n ->
    [0] Figures from four days are the start, and no day has any yet. They come from what you note before a practice, and from check-ins.
    [one] One day has figures. Four are the start that later days are compared with.
   *[other] { $n } days have figures. Four are the start that later days are compared with.
}
history-short-no-days = Fewer than three of the last seven days have figures, too few to compare.
history-short-sides = First { $start } days → last 7 ({ $lately } with figures).
history-short-bars = Bars: 7-day averages.
history-short-settles-few = Not yet: it takes three practices of a kind with pain before and after.
history-short-settles-none = Nothing stands out in these days. The view "Settles" has the figures.
history-short-along-few = { $days ->
    [0] No day has figures for worst pain yet.
    [one] One day has figures for worst pain.
   *[other] { $days } days have figures for worst pain.
} It takes { $least } such days to see what went along.
history-short-along-none = Nothing stood out over { $days } days.
history-short-how =
    What has moved: the average of the last seven days, with at least three figures, beside that of the first seven days with entries, with at least four. Worst and average pain always stand here, and of the others those that moved by 10 % or more, which people in trials called a small change; 30 % is the mark that mattered to them, for pain.

    What settles, and what went along: the same sentences as in the views with those names, at most two of each. In those views { $key-w-history-why } says how they were counted.

## The calendar

history-practice = Practice
history-practice-days = { $n } { $n ->
    [one] day
   *[other] days
} with practice
history-strength-1 = up to 2
history-strength-2 = to 4
history-strength-3 = to 6
history-strength-4 = above
history-no-figure = no figure

## What settles

history-settles-none = Pain before and after at least three practices of the same kind shows here what they were followed by. The questions before a practice and after it ask for both.
history-settles-clear = { $what }: pain was lower afterwards in { $lower } of { $n } practices, and higher in { $higher ->
    [0] none
   *[other] { $higher }
}.
history-settles-routines = Routines
history-settles-exercises = Exercises
history-settles-columns = Pain, and in how many practices it was lower, the same or higher after.
history-settles-before = before
history-settles-after = after
history-settles-day-after = day after
history-settles-lower = lower
history-settles-same = same
history-settles-higher = higher
history-settles-ease = ease
history-settles-how = These are the middle values: half of the practices had as much or more, half as much or less. A practice counts for its routine and for each exercise in it, with the same figures, so exercises that are always done together look alike. A line needs three practices with pain before and after. The day after is the first pain figure 12 to 36 hours later. A sentence stands above the lines where pain was lower more often than higher, and a coin would fall so unevenly in fewer than one of twenty tries (exact sign test). Pain that is high often falls by itself, so this says what followed a practice, not what it did.

## What went along

history-along = On the { $with } days { $what }, { $measure } was typically { $a }; on { $others } it was { $b }.
history-along-others = the other { $n }
history-along-others-ticked = the other { $n } with something ticked
history-along-short-sleep = with less than 6 h of sleep
history-along-poor-sleep = with a sleep quality of 3 or less
history-along-high-stress = with stress of 7 or more
history-along-high-anxiety = with anxiety of 7 or more
history-along-low-mood = with mood of 3 or less
history-along-practice-before = after a day with practice
history-along-unwell = when unwell was ticked
history-along-bleeding = with bleeding
history-along-trigger = when { $own } was ticked
history-along-tag = with the tag { $own }
history-together-few = { $days ->
    [0] No day has a figure for { $measure } yet.
    [one] One day has a figure for { $measure } so far.
   *[other] { $days } days have a figure for { $measure } so far.
} It takes { $least } such days to see what went along with it.
history-together-none = Nothing stood out. { $compared } { $compared ->
    [one] thing was
   *[other] things were
} compared over { $days } days with a figure for { $measure }, and the same days in another order would show as much.
history-together-no-cause = These went along with each other. Which came first, or whether one led to the other, figures like these cannot say.
history-together-how = Looked at: { $from } to { $to }, { $days } days with a figure; { $least } weeks at least, { $most } at most. { $compared } { $compared ->
    [one] thing had
   *[other] things had
} three days or more on both sides. What is typical is the middle value, with as many days above as below. A trigger is compared with other days on which one was ticked. A sentence stands here where the two typical values lie at least one point apart (half an hour for sleep), and the same days in { $orders } other orders show as clear a difference in fewer than one of twenty, for any of the things compared (ranks within each fortnight, the order turned and not shuffled, corrected for how many were compared). So in about one of twenty diaries in which nothing goes with anything, a sentence stands here all the same. At most five stand here, the greatest difference first.

## What was expected

history-expected-none = Where fear or pain was expected before a step and noted after it, both stand here beside each other.
history-expected-few = { $n } { $n ->
    [one] step
   *[other] steps
} so far. From three on, what was typically expected and felt stands here.
history-expected-gap = { $figure }: typically { $expected } expected and { $felt } felt; less than expected in { $less } of { $n } steps.
history-expected-fear-name = Fear
history-expected-pain-name = Pain
history-expected-key = Dots: expected before a step. Line: highest during it.
history-expected-how = Each step with a figure before and after counts once. What is typical is the middle value, with as many steps above as below. What was felt is the highest during the step.

## Questionnaires

history-scores-none = Scores of questionnaires stand here once there is one. They are under Practise.
history-scores-one = { $day }: { $score }
history-scores-first = The first one in these days. The next will stand beside it.
history-scores-judged = The answer itself says how much has changed.
history-scores-lower = { $by } lower than the first one in these days.
history-scores-higher = { $by } higher than the first one in these days.
history-scores-same = The same as the first one in these days.
history-scores-not-yet = Not at the mark that matters.
history-scores-item = { $item }: { $first } at first, { $latest } now.
history-scores-item-meets = { $item }: { $first } at first, { $latest } now. For one activity that is a change that matters.
history-scores-pain = { $start } at the start, { $now } lately. The mark that matters is 2 points or 30 % lower.
history-scores-pain-meets = { $start } at the start, { $now } lately. That meets the mark that matters: 2 points or 30 % lower.
history-signal = Letting go, as it was measured or noticed
history-signal-day = { $day }: { $what }
history-signal-rest = rest { $n }
history-signal-release = let go in { $n } s
history-signal-band = { $n } % of quiet time at rest
history-signal-grips = gripping noticed { $noticed }, unnoticed { $unnoticed }
history-signal-felt = gripping noticed { $noticed }
history-signal-eased = it let go after { $n } s
history-signal-own = Your own scale, and nobody else's. A lower rest and a shorter time are what it is about.
history-scores-how = Each score stands beside the first one in the range. The mark that matters is 2 points or 30 % for pain, 30 % for PEG, 2 points for the average of own activities and 3 for one of them; where no number is agreed on, none is used. For pain, the average of the last seven days stands beside that of the first seven with entries, with at least four days on both sides. Nothing here is a diagnosis.
