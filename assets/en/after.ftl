# The few questions after a practice.

after-heading = How was it
after-peak = Highest pain during it
after-peak-low = none
after-peak-high = worst
after-now = Pain now
after-now-low = none
after-now-high = worst
after-comfort = It was
after-comfort-easy = easy
after-comfort-ok = ok
after-comfort-hard = hard
after-let-go = The floor
after-let-go-let_go = let go
after-let-go-partly = partly
after-let-go-not_yet = not yet
after-let-go-not_felt = can't feel it
after-strain = Any of these
after-strain-breath = breath stopped
after-strain-belly = belly hard
after-strain-heaviness = heaviness
after-strain-means-effort = That is pushing, and it is common at first. Next time do half as much: a thought of widening is enough.
after-strain-means-heaviness = Then leave drops out for now and ask a clinician about the heaviness. Breathing and rest stay open.
after-note = A word or a note
