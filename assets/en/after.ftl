# The few questions after a practice.

after-heading = How was it?
after-peak = Highest pain during it
after-peak-low = none
after-peak-high = worst
after-expected = Before it you expected: { $figures }.
after-now = Pain now
after-now-low = none
after-now-high = worst
after-comfort = It was
after-comfort-easy = easy
after-comfort-ok = ok
after-comfort-hard = hard
after-let-go = The pelvic floor
after-let-go-let_go = let go
after-let-go-partly = partly
after-let-go-not_yet = not yet
after-let-go-not_felt = can't feel it
after-strain = Noticed in the drill
after-strain-breath = breath stopped
after-strain-belly = belly hard
after-strain-heaviness = heaviness
after-strain-means-effort = That is pushing, and it is common at first. Next time do half as much: a thought of widening is enough.
after-strain-means-heaviness = Then leave drops out for now and ask a clinician about the heaviness. Breathing and rest stay open.
after-note = A word or a note

## What is offered once a practice is done with

after-offer-when = If you like
after-offer-now = now
after-offer-week = in a week
after-offer-not-now = not now
after-offer-named = { $name }: { $about }
after-offer-questionnaire = A few questions
after-offer-questionnaire-hint = They show what moves over weeks. Left open, they rest for a week.
after-offer-experiment = A small experiment
after-offer-experiment-hint = Something of an earlier day waits for what happened. Left open, it rests for a week.
after-offer-list = A week of trying
after-offer-list-hint = A list that you ticked is a week old. Left open, it rests for a week.
after-offer-lesson = Something to read
after-offer-lesson-hint = A few minutes that go with this week. Left open, it rests for a week; Learn has it at any time.
after-offer-values = Why this matters to you
after-offer-values-hint = In your own words:
after-offer-setback = A kind look back
after-offer-setback-hint = Today asked for less, and you listened. Two lines about it can help. Not now is fine too.
