# Plan: where you are, what is agreed, what is in sight.

plan-heading = Your plan
plan-intro = What stands here is yours to change. Nothing in it has to be done.
plan-empty = Nothing stands here yet.

## Where you are

plan-steps = Where you are
plan-steps-intro = Staying where you are is fine, for as long as you like.
plan-week = week { $week } of twelve
plan-programme = Programme
plan-programme-more = A week counts once you have practised in it. Weeks without practice are left out, so you go on where you were.
plan-floor = step { $step }, { $drill }
plan-floor-days = { $days ->
    [0] You have not practised this drill in the last four weeks.
    [one] You practised this drill on one day of the last four weeks.
   *[other] You practised this drill on { $days } days of the last four weeks.
}
plan-floor-more = For now the step follows the week of the programme.

## Agreements

plan-agreements = Agreed with a clinician
plan-agreements-intro = Some steps stay closed until a clinician has agreed to them.
plan-agreements-count = { $n ->
    [0] none yet
   *[other] { $n } of three
}
plan-gate-squeeze = Light squeezes
plan-gate-trainer = Trainers
plan-gate-penetration = Penetration steps
plan-agreement-none = not recorded
plan-agreement-given = agreed

## Areas

plan-areas = Areas to open
plan-areas-intro = Parts of the program that stay out of sight until you open them.
plan-areas-count = { $n ->
    [0] all closed
   *[other] { $n } open
}
plan-area-alone = On your own
plan-area-partner = With a partner
plan-area-trainer = Trainers
plan-area-cycle = Cycle
plan-area-sexual = Sex
plan-area-open = open
plan-area-closed = closed

## Not for me

plan-left-out = Not for me
plan-left-out-intro = Enter brings an exercise back into your practice.
plan-left-out-count = { $n ->
    [0] nothing left out
    [one] one exercise
   *[other] { $n } exercises
}
plan-left-out-instead = In its place: { $exercise }.
plan-left-out-nothing = Nothing is practised in its place.
