# Thoughts, small experiments, worries, letters, and lists of everyday things to try. Questions are offered, nothing is
# argued with, and no thought is called wrong.

thought-unit-percent = of 100
thought-new-symptom = If a symptom is new or different, please have it checked first. F2 opens the safety lines.

## A thought in seven fields

thought-heading-situation = What happened?
thought-heading-thought = The thought
thought-heading-sides = Looking at it from two sides
thought-heading-fairer = A fairer sentence
thought-heading-short = Catch, check, change
thought-patterns-hint = Some thoughts come in familiar shapes. If one of these fits, you could tick it; if none does, that is fine too.
thought-pattern-what-if = what-if spiral
thought-pattern-all-or-nothing = all or nothing
thought-pattern-mind-reading = mind-reading
thought-pattern-rules = rules about how it has to be
thought-pattern-discounting = good days do not count
thought-pattern-body-blame = blaming the body
thought-questions-friend = What would you say to a friend who had this thought?
thought-questions-guess = Which part do you know, and which part is a guess?
thought-questions-later = How might it look a year from now?
thought-fairer-hint = It can be a small shift. A sentence that you half believe is worth more than one that sounds nice.
thought-sentence = A sentence to borrow, if you like
thought-sentence-signal = This is a signal to slow down, not proof of damage.
thought-sentence-tight = Tight is something my body is doing, not something I am.
thought-sentence-sore-and-safe = Sore and safe can both be true.
thought-sentence-stop-and-start = I can stop, so I can start.
thought-sentence-one-day = One hard day is one day.
thought-sentence-number = They asked because they care; I can answer with a number.
thought-sentence-no-exam = Closeness is not an exam.
thought-sentence-not-known = I don't know yet how this goes.

## The same in three

thought-catch = Catch: the thought, in its own words
thought-check = Check: what else could be true?
thought-change = Change: a fairer sentence

## A small experiment

thought-heading-experiment = A small experiment
thought-experiment-hint = Choose one small step that you can stop at any moment. What happened is asked another day, never before a practice.
thought-experiment-later = Whatever happened is a result. There is no wrong one.

## Worries

thought-heading-worry = A worry for later
thought-worry-hint = Put down here, it can wait for its ten minutes. The worry window shows it again.
thought-worry = The worry
thought-heading-worry-window = Worry window
thought-worry-window-hint = Enter begins the time. Until its end worries are welcome; after it they can wait until the next window.
thought-worry-window = What is in your hands, and what is not
thought-over-worry-window = The time is over. What is left can wait here. You could stand up, and feel your feet for a breath.
thought-over-letter = Five minutes are over. Go on writing if you like, or leave it here.

## Why this matters

thought-heading-values = Why this matters to me
thought-values-hint = One line, besides sex or being without pain. It stands in your plan, and once a week after a practice.
thought-values-questions = What would you do more of? Who would notice, and by what? What do you want to be like on a hard day?
thought-values = My line

## A letter, and after a setback

thought-heading-letter = A letter, as to a friend
thought-letter-hint = Enter begins five minutes. Write as you would to someone you care about who has a day like yours.
thought-letter = Dear
thought-heading-setback = A kind look back
thought-setback-hint = Something stopped early, or went a step back. Your body asked for something, and you listened.
thought-setback-usual = Uneven weeks are usual, for nearly everyone who lives with pain. What you have gained is still there.
thought-setback-named = What happened, in plain words
thought-setback-next = The smallest next step

## Everyday things to try

thought-trying-hint = Tick what you would like to try this week. One or two are plenty. In a week you can look at what it did.
thought-trying = Trying this week
thought-look-again = A week ago you ticked these. How was it? Any answer is fine, and so is none.
thought-found-helped = helped
thought-found-did-not = did not
thought-found-not-yet = not yet
thought-found-before = Last time: { $item }: { $found }.
thought-leave-out = Leave this list out
thought-item-rise = getting up at the same time each day
thought-item-wind-down = half an hour of winding down, with slow breathing
thought-item-no-clock = the clock turned away at night
thought-item-out-of-bed = getting up for a while after some twenty minutes awake
thought-item-caffeine = coffee and tea before noon
thought-item-bed-for = the bed kept for sleep and closeness
thought-item-pauses = two pauses of three minutes a day
thought-item-stressor = the biggest worry of the day, named on paper
thought-item-fluids = enough to drink through the day
thought-item-fibre = more fibre, little by little, until it is soft
thought-item-footstool = feet on a footstool, and breath into the belly
thought-item-no-straining = no straining, and coming back later instead
thought-item-whole-diet = all kinds of food kept, unless someone who knows you advised otherwise
thought-item-when-asked = going when the bladder asks, not every hour to be on the safe side
thought-item-sit-down = sitting down fully, rather than hovering
thought-item-water = water alone, or a plain cream, on tender skin
thought-item-cotton = cotton next to the skin
thought-item-rinse = a rinse with clear water after a pool
thought-item-lubricant = a water- or silicone-based lubricant, where one is used
thought-item-unscented = nothing with perfume on tender skin
thought-item-walk = a walk of ten minutes a day
thought-item-by-time = stopping by the clock, not by the pain
thought-item-cue = the same sign to begin, such as a mat or a cup of tea
thought-item-order = the same order each time
thought-item-same-start = the same first minute
thought-item-preview = a look at what is coming before it begins
thought-item-same-end = the same end each time
