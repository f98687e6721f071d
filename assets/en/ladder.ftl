# Ladders: what is asked before a step, on the way and after it; the next step.

ladder-consent = Before this step
ladder-consent-lead = A question left open means: not today. That is a full answer.
ladder-consent-first = One of you answers first, alone, then passes the keyboard. A question left open means: not today.
ladder-consent-second = Pass the keyboard. Now the other one answers, alone. A question left open means: not today.
ladder-consent-kept = What you answer here is not kept and not shown to anyone.
ladder-once = Before the first one for two
ladder-once-where = Everyone who comes this way reads this once. It also stands behind !, with the people you can reach.
ladder-want = I want to, today
ladder-stop = I can stop at any moment, without explaining
ladder-upset = Nobody will be upset if I stop
ladder-privacy = I have privacy and time
ladder-both = We both want to, today
ladder-answer-yes = yes
ladder-answer-not-sure = not sure
ladder-answer-no = no

ladder-not-today = Not today
ladder-not-today-kind = Another day is fine, and so is none.
ladder-not-today-instead = Enter leads to a few minutes of easy breathing, if you like. Esc leads to Today.
ladder-why-area = This part is closed. It opens in Plan, under the areas to open.
ladder-why-no-goal = You said that this is no goal of yours. The steps before it are whole.
ladder-why-gate = This step waits until a clinician has agreed. You record that in Plan.
ladder-why-note = This rests until someone has looked at your note.
ladder-why-person = This can wait. Today is for you, and for someone who can be with you.
ladder-why-hard-day = While hard days last, this rests.
ladder-why-after-hard-day = After a hard day the body gets quiet first. This is back on { $until }.
ladder-why-stopped = You stopped today, in good time. The rest of the day is for settling.
ladder-why-unwell = You noted that you are unwell. This can wait.
ladder-why-pain = There is a good deal of pain right now. This can wait for an easier day.
ladder-why-once = One step a day is enough. The body learns in the pause.

ladder-expected = What do you expect?
ladder-expected-lead = In Plan you can see later how it compares. Each can be left open.
ladder-pain-now = Pain now
ladder-pain-now-low = none
ladder-pain-now-high = worst
ladder-expected-fear = Fear expected, at most
ladder-expected-fear-low = none
ladder-expected-fear-high = most
ladder-expected-pain = Pain expected, at most
ladder-expected-pain-low = none
ladder-expected-pain-high = worst
ladder-peak-fear = Fear, at most
ladder-peak-fear-low = none
ladder-peak-fear-high = most

ladder-check-in = Carry on, softer, or finish?
ladder-carry-on = carry on
ladder-softer = softer
ladder-finish = finish here
ladder-check-in-waits = Without an answer it ends by itself in half a minute, and what you did is kept.
ladder-softer-line = Softer: lighter, slower, or somewhere else.

ladder-closing = To finish
ladder-closing-breaths = Three slow breaths, wherever you are.
ladder-closing-warmth = Something warm, if you like, and one kind word for yourself.

ladder-of-alone = Your ladder, on your own
ladder-of-partner = Your ladder, with a partner
ladder-of-trainer = Your ladder, with trainers

ladder-next-heading = The next step
ladder-next-from-to = You are at: { $here }. After it comes: { $next }.
ladder-next-answer = What would you like?
ladder-next-on = move to the next step
ladder-next-stay = stay here

## One step, and steps of one's own

ladder-step-do = What would you like?
ladder-step-do-begin = begin it
ladder-step-do-earlier = a place earlier
ladder-step-do-later = a place later
ladder-step-do-change = change it
ladder-step-do-out = leave it out
ladder-step-ahead-of = { $step } lies further up than you are now. There is no hurry.
ladder-step-ahead = It lies further up than you are now. There is no hurry.
ladder-own = A step of your own
ladder-own-intro = A situation that matters to you, small enough to begin with: a fear of 2 or 3 of 10 is a good place to start.
ladder-own-private = Its name stays in your diary.
ladder-own-name = What you call it
ladder-own-name-needed = A few words are enough as a name. Nothing was kept yet.
ladder-own-inside = Something goes inside
ladder-own-inside-needed = A yes or a no is needed here, for what stands before it. Nothing was kept yet.
ladder-own-after = It comes after
ladder-own-first = nothing, it is the first one
ladder-own-inside-later = Something inside comes after "{ $step }", or later. Nothing was kept yet.
ladder-own-enough = { $most } steps of your own are enough for one ladder. One of them can be left out first.
ladder-own-stays = It stays where it is: that place is the end, or too early for this step.
ladder-own-expected = Expected when you wrote it down: { $figures }
