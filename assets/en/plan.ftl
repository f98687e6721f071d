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
plan-area-alone-shows = Steps on your own, with your eyes and your own hand, appear in Practise.
plan-area-partner = With a partner
plan-area-partner-shows = Touch and talks for two appear in Practise, and questions about your partner in the journal.
plan-area-trainer = Trainers
plan-area-trainer-shows = Steps with trainers appear in Practise. A clinician agrees to them first.
plan-area-cycle = Cycle
plan-area-cycle-shows = Questions about your cycle appear in the journal.
plan-area-sexual = Sex
plan-area-sexual-shows = Questions about penetration appear in the journal, and lessons about sex in Learn.
plan-area-open = open
plan-area-closed = closed
plan-area-opened = It is open now.
plan-area-hidden = It is out of sight again. What you wrote there is kept.

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
