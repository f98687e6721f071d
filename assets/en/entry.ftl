# Words of the room "entry": every field and every list of the journal. The ids are those of src/diary.

## Kinds

entry-kind-check_in = check-in
entry-kind-pain_episode = pain episode
entry-kind-practice = practice
entry-kind-next_day = the day after
entry-kind-flare = hard day
entry-kind-note = note
entry-kind-question = question for the visit
entry-kind-visit = visit
entry-kind-flag = safety note
entry-kind-experiment = small experiment
entry-kind-thought = thought
entry-kind-measure = questionnaire
entry-kind-step = step
entry-kind-milestone = milestone
entry-kind-unknown = an entry this version cannot show

## Pages of the form

entry-group-first = Check-in, half a minute
entry-group-episode = Pain episode, half a minute
entry-group-where = Where, what and when
entry-group-how = What it is like, and when
entry-group-pain-by = Pain, by what was going on
entry-group-what = What may have set it off, what helped
entry-group-treatment = Medicines and visits
entry-group-mind = Mind
entry-group-body = Night, bladder and bowel
entry-group-words = In your own words
entry-group-attempt = Attempt
entry-group-cycle = Cycle
entry-group-partner = Partner
entry-group-note = A note
entry-group-question = Question for the visit
entry-group-visit = Visit

## In half a minute

entry-pain = Pain
entry-pain-now = Pain now
entry-pain-now-low = none
entry-pain-now-high = worst
entry-pain-average = Average pain today
entry-pain-that-day = Average pain that day
entry-pain-average-low = none
entry-pain-average-high = worst
entry-pain-worst = Worst pain, past day
entry-pain-worst-low = none
entry-pain-worst-high = worst
entry-ease = Pelvic floor ease
entry-ease-low = tight
entry-ease-high = soft
entry-mood = Mood
entry-mood-low = low
entry-mood-high = good
entry-stress = Stress
entry-stress-low = none
entry-stress-high = a lot
entry-sensitivity = Sensitivity to touch
entry-sensitivity-low = none
entry-sensitivity-high = too much
entry-sleep-hours = Sleep
entry-sleep-quality = Sleep quality
entry-sleep-quality-low = poor
entry-sleep-quality-high = restful
entry-word = One word for it
entry-unwell = A cold, fever or the like

## Pain by what was going on

entry-pain-by-rest = At rest
entry-pain-by-rest-low = none
entry-pain-by-rest-high = worst
entry-pain-by-activity = With activity
entry-pain-by-activity-low = none
entry-pain-by-activity-high = worst
entry-pain-by-sitting = With sitting
entry-pain-by-sitting-low = none
entry-pain-by-sitting-high = worst
entry-pain-by-touch = With touch or tampon
entry-pain-by-touch-low = none
entry-pain-by-touch-high = worst
entry-pain-by-penetration = With penetration
entry-pain-by-penetration-low = none
entry-pain-by-penetration-high = worst

## Where and what

entry-places = Where
entry-place-entrance = at the entrance
entry-place-deep = deep inside
entry-place-left = left side
entry-place-right = right side
entry-place-front = at the front
entry-place-perineum = between front and back
entry-place-anus = back passage
entry-place-tailbone = tailbone
entry-place-bladder = bladder
entry-place-belly = lower belly
entry-place-hip = hip or groin
entry-place-back = back
entry-place-all-over = all over
entry-qualities = What it feels like
entry-quality-burning = burning
entry-quality-stabbing = stabbing
entry-quality-aching = aching
entry-quality-pulling = pulling
entry-quality-pressure = pressure
entry-quality-electric = electric
entry-quality-itching = itching
entry-quality-throbbing = throbbing
entry-quality-raw = raw
entry-quality-cramping = cramping

## Time

entry-at = When
entry-onset = When it began
entry-onset-before = before
entry-onset-at-start = right at the start
entry-onset-during = during
entry-onset-after = after
entry-minutes = How long it lasted
entry-settle-hours = How long until it settled
# A figure was typed that is beyond the scale; the question is open again.
entry-number-range = From { $min } to { $max }.
entry-unit-minutes = minutes
entry-unit-hours = hours
entry-unit-seconds = seconds
entry-unit-visits = times a day
entry-unit-day = day
entry-unit-form = 1 hard lumps to 7 liquid
entry-unit-difficulty = 0 no pain, 1 some, 2 it had to pause, 3 not possible

## Attempt

entry-attempt = Attempt at penetration
entry-attempt-none = none
entry-attempt-chose-not = chose not to
entry-attempt-stopped-by-choice = tried, and stopped by choice
entry-attempt-stopped-for-pain = stopped for pain
entry-attempt-comfortable = comfortable
entry-difficulty = How difficult it was
entry-difficulty-0 = no pain
entry-difficulty-1 = some pain, it went on
entry-difficulty-2 = pain made it stop or pause
entry-difficulty-3 = pain made it impossible

## Mind

entry-anxiety = Anxiety
entry-anxiety-low = none
entry-anxiety-high = a lot
entry-fear = Fear of next time
entry-fear-low = none
entry-fear-high = a lot
entry-shame = Shame
entry-shame-low = none
entry-shame-high = a lot

## Sleep

entry-woke-with-pain = Pain woke me

## Bladder

entry-bladder-visits = Visits to the toilet
entry-bladder-urgency = Urgency
entry-bladder-urgency-low = none
entry-bladder-urgency-high = urgent
entry-bladder-signs = Bladder, what was there
entry-bladder-sign-filling-pain = pain as it fills
entry-bladder-sign-burning = burning
entry-bladder-sign-incomplete = not quite empty
entry-bladder-sign-leak = a leak

## Bowel

entry-bowel-form = Stool form
entry-bowel-signs = Bowel, what was there
entry-bowel-sign-straining = straining
entry-bowel-sign-pain = pain
entry-bowel-sign-incomplete = not quite empty

## Cycle

entry-cycle-day = Day of the cycle
entry-bleeding = Bleeding
entry-cycle-bleeding = { entry-bleeding }
entry-bleeding-none = none
entry-bleeding-spot = a spot
entry-bleeding-light = light
entry-bleeding-medium = medium
entry-bleeding-heavy = heavy
entry-cycle-unexpected = Bleeding outside the expected days
entry-cycle-hormones-changed = Hormones or contraception changed

## Treatment

entry-medicines = Medicines or creams
entry-visit = Treatment that day
entry-treatment-clinician = a visit to a clinician
entry-treatment-manual-external = manual therapy, external
entry-treatment-manual-internal = manual therapy, internal
entry-treatment-other = something else

## Triggers and what helped

entry-triggers = What may have set it off
entry-trigger-sitting = sitting
entry-trigger-tight-clothes = tight clothes
entry-trigger-exercise = exercise
entry-trigger-stress = stress
entry-trigger-poor-sleep = poor sleep
entry-trigger-constipation = constipation
entry-trigger-full-bladder = a full bladder
entry-trigger-period = period
entry-trigger-infection = infection
entry-trigger-pad-or-soap = a pad or soap
entry-trigger-sex = sex
entry-trigger-examination = an examination
entry-trigger-conflict = conflict
entry-trigger-cold = cold
entry-trigger-other = something else
entry-helped = What helped
entry-helped-breathing = breathing
entry-helped-drops = letting the floor drop
entry-helped-stretch = a stretch
entry-helped-warmth = warmth
entry-helped-walk = a walk
entry-helped-rest = rest
entry-helped-talking = talking
entry-helped-medicine = medicine
entry-helped-stopping-early = stopping early
entry-helped-lubricant = lubricant
entry-helped-distraction = distraction
entry-helped-other = something else

## Partner

entry-partner-heard = Felt heard
entry-partner-heard-low = not at all
entry-partner-heard-high = fully
entry-partner-closeness = Closeness
entry-partner-closeness-low = far apart
entry-partner-closeness-high = very close
entry-partner-boundaries-kept = What we agreed was kept

## In your own words

entry-note = Note
entry-tags = Tags
entry-for-therapist = For the therapist

## Answers

entry-answer-yes = yes
entry-answer-no = no

## Practice

entry-routine = Practice
entry-before = before
entry-after = after
entry-predicted = expected
entry-peak = highest
entry-stopped-after = stopped after { $time }
entry-stopped-for = reason
entry-comfort = How was it?
entry-comfort-easy = easy
entry-comfort-ok = ok
entry-comfort-hard = hard
entry-let-go = Did it let go?
entry-let-go-let_go = let go
entry-let-go-partly = partly
entry-let-go-not_yet = not yet
entry-let-go-not_felt = can't feel it
entry-outcome-finished = to the end
entry-outcome-ended_early = ended early
entry-outcome-stopped = stopped
entry-outcome-not_started = not started
entry-soreness = Any soreness left from yesterday?
entry-soreness-none = none
entry-soreness-hours = gone within hours
entry-soreness-still = still there
entry-next-day-pain = Pain, the day after

## Hard days, questions, visits

entry-flare-on = a hard day began
entry-flare-off = the hard days ended
entry-question = Question
entry-answered = answered
entry-with = With whom
entry-visit-with = { entry-with }
entry-visit-note = What was said
entry-next-at = Next appointment
entry-visit-next = { entry-next-at }

## Thoughts and small experiments

entry-thought-situation = Where and when
entry-thought-body = In the body
entry-thought-thought = The thought
entry-thought-believed = How true it felt
entry-thought-feeling = The feeling
entry-thought-strength = How strong
entry-thought-strength-low = faint
entry-thought-strength-high = very strong
entry-thought-patterns = A familiar shape
entry-thought-supports = What supports it
entry-thought-against = What does not
entry-thought-fairer = A fairer sentence
entry-thought-believed-after = How true the first thought feels now
entry-thought-next-step = One small next step
entry-experiment-prediction = What you expect
entry-experiment-test = The small step
entry-experiment-happened = What happened
entry-experiment-learned = What you take from it

## Steps

entry-step-from-to = { $track }: step { $from } to { $to }
entry-step-same = { $track }: step { $to }
entry-step-minutes = { $minutes } minutes
entry-step-choice = You chose
entry-step-choice-followed = as suggested
entry-step-choice-easier = easier
entry-step-choice-same = the same
entry-step-choice-own = your own choice
entry-step-choice-therapist = the therapist's plan

## Questionnaires

entry-measure-score = { $name }: { $score }
entry-measure-therapist = from a clinician
