# Words of the room "page": the page for a visit as text and Markdown, and the journal as lines. Numbers before words;
# nothing here interprets. Source of what stands where: clinical specification 5.3.

## Dates

page-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
page-weekday =
    { $weekday ->
        [1] Mo
        [2] Tu
        [3] We
        [4] Th
        [5] Fr
        [6] Sa
       *[7] Su
    }
page-date = { $day } { $month } { $year }
page-date-short = { $day } { $month }
page-dates = { $from } to { $to }

## Head

page-title = For the visit: { $dates }
page-self-reported = self-reported; not a medical record
page-week = programme week { $week }
page-step = floor step { $step }
page-name = Name: { $name }
page-unreadable = These months could not be read and are not in here: { $months }.

## Attention

page-attention = Warnings
page-attention-none = none reported
page-attention-held = Nothing is shown here; a section that may concern this is left out.
page-flag-raised = { $level }: { $text } (noted { $date }, { $open ->
        [yes] still open
       *[no] closed since
    })
page-flag-open = { $level }: { $text } (still open)
page-flag-other = safety note { $flag }
page-stops = Practices stopped: { $stops }.
page-stop =
    { $reason ->
        [pain] for pain
        [dizzy] for dizziness
        [panic] for panic or feeling far away
        [numb] for numbness
        [bleeding] for bleeding
        [toilet] for the toilet
        [changed_mind] after a change of mind
       *[not_said] for a reason not said
    }
page-review =
    { $review ->
        [review_visit] Week 8 and later: practised steadily, pain little changed; a visit could help adjust the plan.
        [mdt_review] Week 12 and later: practised steadily, pain little changed; a review by several professions could help.
       *[other] Pain little changed, and practice was hard to fit in; another time of day or a shorter one may fit better.
    }
page-counted = { $what } ({ $count })

## In short

page-short = In short
page-short-figure = { $measure } { $now }{ $compared }.
page-short-before = before { $value }
page-short-start = at the start { $value }
page-short-no-figure = Too few days with a figure for a mean.
page-short-practised =
    { $days ->
        [0] No practice noted on these { $of } days.
       *[other] Practised on { $days } of { $of } days.
    }
page-short-practised-so-far =
    { $days ->
        [0] { $of ->
            [one] No practice noted so far, on the first day.
           *[other] No practice noted on these { $of } days so far.
        }
       *[other] { $of ->
            [one] Practised on the first day.
           *[other] Practised on { $days } of { $of } days so far.
        }
    }
page-short-floor = Longest floor block to its end: { $exercise }, { $time }.

## Figures

page-figures = Figures
page-figures-head = Mean (days)
page-figures-now =
    { $days ->
        [7] this week
       *[other] this time
    }
page-figures-before =
    { $days ->
        [7] week before
       *[other] time before
    }
page-figures-start = start
page-figures-change = change
page-figures-mark = meaningful
page-next-day = Day after practice
page-own-activity = activity { $number }
page-mark =
    { $mark ->
        [met] yes
        [not_met] no
       *[too_few] n too small
    }

# The range of a questionnaire's score, in a narrow column.
page-band =
    { $band ->
        [mild] mild
        [moderate] moderate
        [severe] severe
       *[none] minimal
    }

page-figures-more =
    { $count ->
        [one] and 1 more row
       *[other] and { $count } more rows
    }

## Read out

page-said-row = { $row }: { $said }.
page-said-nothing = nothing noted
page-said-of = of
page-said-mean = { $value } over { $days } { $days ->
    [one] day
   *[other] days
}
page-said-few = on { $days } { $days ->
    [one] day
   *[other] days
}, too few for a mean
page-said-csv = A table of { $rows } { $rows ->
    [one] entry
   *[other] entries
}, a row each, from { $days }. It has { $columns } columns.
page-said-columns = The columns: { $names }.
page-said-json = The whole page as data, { $days }: { $figures } { $figures ->
    [one] figure
   *[other] figures
} with their courses, and everything else that stands on the page.
page-said-fhir = A bundle in the words of health records (FHIR), { $days }. It holds: { $counted }.
page-said-lower = { $by } lower
page-said-higher = { $by } higher

## By day

page-by-day = By day
page-by-day-last = Last { $days } d
# What the small charts show, for who does not see them; also in the preview.
page-chart-row =
    { $days ->
        [1] { $measure }, day by day
        [7] { $measure }, week by week
       *[other] { $measure }, in steps of { $days } days
    }:
page-chart-from-to = from { $least } to { $most }.
page-chart-days = Worst pain by day as bars, from 0 to 10.
page-chart-start = The dashed line is where it began, { $value }.
page-chart-practised = Days with a practice have a mark beneath.
page-by-day-practised = practised
page-by-day-hard = hard day
page-hard = h

## Practice

page-practice = Practice
page-let-go = Let go { $yes } of { $of }{ $rest }.
page-let-go-partly = partly { $count }
page-let-go-not-yet = not yet { $count }
page-let-go-not-felt = could not feel it { $count }
page-sensor = Sensor, { $n } { $n ->
    [one] practice
   *[other] practices
  }: { $parts }.
page-sensor-rest = rest { $rest }
page-sensor-release = let go in { $s } s ({ $n })
page-sensor-fully = { $percent } % of the way
page-sensor-band = { $percent } % of quiet time at rest
page-sensor-grips = gripping noticed { $noticed }, unnoticed { $unnoticed }
page-noticed = Noticed without a device, { $n } { $n ->
    [one] practice
   *[other] practices
  }: gripping { $count }{ $eased }.
page-noticed-eased = {", "}let go after { $s } s
page-practice-none = none noted
page-practice-sum =
    { $count ->
        [one] 1 practice
       *[other] { $count } practices
    } on { $days } of { $of } days; { $done } of { $planned } planned.
page-practice-sum-so-far =
    { $count ->
        [one] 1 practice
       *[other] { $count } practices
    } on { $of ->
        [one] the first day
       *[other] { $days } of { $of } days so far
    }; { $done } of { $planned } planned.
page-practice-exercise = Exercise
page-practice-times = times
page-practice-done = done / planned
page-practice-highest = highest pain
page-practice-more =
    { $count ->
        [one] and 1 more exercise
       *[other] and { $count } more exercises
    }
page-practice-pain = Pain: before { $before }, highest { $highest }, day after { $after }.
page-practice-soreness = Soreness the day after: { $soreness }.
page-soreness =
    { $soreness ->
        [none] none
        [hours] gone within hours
       *[still] still there
    }
page-minutes = { $minutes } min
page-seconds = { $seconds } s

## The therapist's plan

page-plan = By plan
page-plan-line = { $exercise }: done on { $done } of { $days } days{ $rest }
page-plan-swapped = , something else instead on { $count }
page-plan-left-out = , left out on { $count }

## Pain, bladder and bowel, treatment

page-pain = Pain
page-activity =
    { $activity ->
        [rest] at rest
        [activity] with activity
        [sitting] with sitting
        [touch] with touch
       *[penetration] with penetration
    }
page-settle = Time to settle { $hours } h ({ $n }).
page-written = Entries written: { $times }.
page-time-of-day =
    { $time ->
        [morning] morning
        [afternoon] afternoon
        [evening] evening
       *[night] night
    }
page-care = Body
page-bladder = Bladder: { $text }.
page-bladder-visits = visits a day { $mean }
page-bladder-urgency = urgency { $mean }
page-bowel = Bowel: { $text }.
page-bowel-form = form (1 to 7) { $mean }
page-medicine-days =
    { $count ->
        [one] a medicine or cream on 1 day
       *[other] a medicine or cream on { $count } days
    }

## Pacing

page-pacing = Pacing
page-pacing-sum = Answers to suggestions: { $choices }.
page-pacing-line = { $date }: { $track }, { $step }{ $minutes }; { $choice }{ $why }
page-pacing-step = step { $from } to { $to }
page-pacing-same = step { $to } kept
page-rule =
    { $rule ->
        [R4] paused by a clinician
        [R6] worse for two weeks
        [R7] after a stop
        [R8] pain or soreness the day after
        [R9] fear was high
        [R10] high pain
        [R11] own wish
        [R12] much in one go
        [R13] after a break
        [R14] a loaded day
        [R15] few entries
        [R16] one thing weighed on it
        [R17] pain drifting up
        [R18] fear settling
        [R19] building up good practices
        [R20] one change a week
        [R21] a little longer
        [R22] waits for an agreement
        [R23] ready for the next step
        [R24] keeping it up
        [R25] past a step that waits for an agreement
       *[other] a safety note
    }

## Triggers, what helped, what went together

page-triggers = Triggers
page-helped = Helped
page-days-counted =
    { $count ->
        [one] { $what } on 1 day
       *[other] { $what } on { $count } days
    }
page-together = Together
page-pattern = On { $high } of { $highof } days with worst pain of 7 or more, { $factor } was noted; on the other days, on { $other } of { $otherof }. Looked at: { $days } days.
page-factor-short-sleep = sleep of less than 6 h
page-factor-high-stress = stress of 7 or more
page-together-note = Seen together; this does not say why.

## Ticked sections

page-section-notes = Notes
page-section-thoughts = Thought records
page-section-partner = Partner
page-section-sexual = Sexual detail
page-section-exposure = Ladders
page-section-cycle = Cycle
page-section-medicines = Medicine names
page-section-phq4 = PHQ-4, each answer
page-section-name = Name
page-section-trauma = Trauma and safety
page-section-left-out = Say what is left out
page-partner = Partner
page-cycle = Cycle
page-notes = Notes
page-thoughts = Thoughts
page-thought = { $date }: { $thought } (believed { $before }, then { $after })
page-thought-fairer = Fairer: { $fairer }
page-phq4 = PHQ-4
page-exposure = Exposure
page-exposure-sum =
    { $count ->
        [one] 1 practice
       *[other] { $count } practices
    }. Highest pain { $pain }, expected { $expectedpain }; highest fear { $fear }, expected { $expectedfear }.
page-medicines = Medicines
page-sexual = Sexual
page-partner-line = Felt heard { $heard }, closeness { $closeness }{ $kept }.
page-partner-kept = ; agreed boundaries kept in { $count } of { $of } entries
page-sexual-attempts = Attempts: { $attempts }.
page-sexual-pain = Pain with penetration { $pain }.
page-sexual-difficulty = Greatest difficulty (0 to 3): { $difficulty }.
page-cycle-bleeding = Bleeding: { $bleeding }.
page-cycle-unexpected = Outside the expected days: { $count }.
page-cycle-hormones = Hormones or contraception changed: { $count }.
page-more =
    { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }

## Questions

page-questions = Questions
page-questions-none = none kept
page-questions-mine = My questions for you
page-marked = Marked
page-next = Next visit

## Foot

page-ticked = Ticked for this page: { $sections }.
page-left-out = Left out: { $sections }.
page-foot = How to read
page-foot-scales = Scales 0 to 10: pain, stress and sensitivity 0 none; mood and sleep quality 10 best; ease 10 lets go most. Ease and sensitivity are own items, not validated.
page-foot-means = A day's pain is the median of its entries, its worst the greatest; means are of daily values, from 3 days on. "-" is not recorded, never zero.
page-foot-start = "At start": first 7 days with entries (4 or more), or the first score. Meaningful: pain (4 days a side), PEG 30 % lower; PSFS 2 up, one activity 3.
page-foot-program = pelvicoach { $version }, a self-practice diary. It does not diagnose or treat.

## The journal as lines

page-journal-deleted = deleted
page-journal-field = { $name }: { $value }
page-journal-answer = { $name } { $value }
page-journal-pain = pain { $value }
page-journal-ease = ease { $value }
page-journal-fear = fear { $value }
page-journal-whole-day = all day
page-journal-night = the night after, { $time }
page-journal-blocks = Blocks: { $blocks }
page-journal-no-date = no date

# The screen of the page.
# What a program that reads aloud is told: the language of the words.
page-language = en
page-no-records = There is no entry in these days.
# One line that names words whose letters the PDF does not have.
page-pdf-letters = The PDF has no letters for { $words }{ $rest ->
        [0] {""}
        [one] {" "}and 1 more word
       *[other] {" "}and { $rest } more words
    }; HTML and text show them as they are, and HTML prints on one page too. Nothing was written.
page-screen-heading = On the page
page-screen-file = What you see is what is written. Private lines stay out unless you tick them. The file:
page-screen-more = and { $count } more lines in the file
page-screen-from = From
page-screen-to = To
page-screen-written = Written: { $path }
page-screen-box-of = { $n } of { $of }
page-screen-over = There is a file of that name already. Replace it?
page-screen-over-yes = replace
page-screen-over-no = keep it
