# Practise: the list of routines and exercises.

choose-heading = What would you like to do?
choose-routines = Routines
choose-plan = From your therapist
choose-plan-not-today = not today, by the plan
choose-track-breath = Breath
choose-track-floor = Pelvic floor
choose-track-stretch = Stretches
choose-track-attention = Attention
choose-track-thought = Thoughts and everyday
choose-track-exposure = Ladders
choose-not-for-me = not for me
choose-back = It is back in your practice.
choose-rests = This one rests until someone has looked at your note. Breathing is open.
choose-mark-holds = a few questions first
choose-mark-waits = waits for a clinician's agreement
choose-mark-not-today = not today
choose-mark-rests = rests
choose-mark-later = comes later
choose-later = This one comes after { $sessions } easy sessions of { $of }; so far { $done }.
choose-later-or = {" "}or{" "}
choose-later-again = Enter again begins it all the same.
choose-later-command = { $line } pelvicoach breathe { $id } begins it all the same.
choose-waits-hold = A few questions come first. Nothing was begun.
choose-waits-squeeze = This one waits for a clinician's agreement. Once you have it, you can record it in Plan. Everything else is open.
choose-waits-trainer = This one waits for a clinician's agreement. Once you have it, you can record it in Plan.
choose-waits-penetration = This one waits for a clinician's agreement. Once you have it, you can record it in Plan.
choose-above = This one is for pain of { $most } or less. Breathing and rest are open.
choose-drops-rest = Drops rest until someone has looked at the heaviness. Breathing, stretches and rest are open.
choose-squeezes-not-agreed = This one waits for a clinician's agreement. Once you have it, you can record it in Plan. Everything else is open.
choose-squeezes-infection = Squeezes rest while something needs care. Letting go is open.
choose-squeezes-emptying = Squeezes rest while emptying bladder or bowel is harder than usual. Letting go is open.
choose-squeezes-recovering = Squeezes rest after a birth or an operation until your clinician says yes. Breathing is open.
choose-squeezes-pregnancy = Squeezes rest while there is bleeding or pain in pregnancy. Breathing is open.
choose-squeezes-acute-pain = Squeezes rest while anus or tailbone hurt. Letting go is open.
choose-squeezes-pain = Squeezes rest at this pain. Letting go is open, and so is rest.
choose-squeezes-hurt = Squeezes hurt last time, so they rest. Your clinician can help with what to change.
choose-squeezes-not-felt = Letting go could not be felt last time, so squeezes rest. Drops first, then again.
choose-squeezes-hard-days = Squeezes rest on hard days, and for a while after them. Letting go is open.
choose-squeezes-step-back = Squeezes rest after a step back. Letting go is open.
choose-squeezes-back = They are back on { $day }.
choose-squeezes-second-day = Squeezes have a day of rest between. Tomorrow, or the day after.
choose-questionnaires = Questionnaires

## Breaths of one's own, and the word to let go with

choose-new-pattern = New breath of your own
choose-new-pattern-why = Name a breath and set its seconds. There can be as many as you like.
choose-own-routine-why = { $n ->
    [0] Nothing in it yet. { $key-e-choose-edit } opens it.
    [one] Your own routine of one part. { $key-e-choose-edit } changes it.
   *[other] Your own routine of { $n } parts. { $key-e-choose-edit } changes it.
}
choose-pattern = A breath of your own
choose-pattern-intro = Seconds for each part, such as 4 in and 6 out. What you leave open is not part of it.
choose-pattern-holds = With a hold, a few questions come first when you begin.
choose-pattern-name = Name
choose-pattern-in = In
choose-pattern-top_up = A sip more
choose-pattern-hold = Hold
choose-pattern-out = Out
choose-pattern-pause = Wait
choose-pattern-needs = A breath has an in and an out. How many seconds?
choose-pattern-unnamed = A name lets you find it again.
choose-pattern-long = A name has { $most } characters at most here.
choose-pattern-taken = { $name } is the name of another one.
choose-pattern-gone = It is gone. { $key-u-choose-undo } brings it back.
choose-part-in = { $seconds } in
choose-part-top-up = { $seconds } more
choose-part-hold = { $seconds } hold
choose-part-out = { $seconds } out
choose-part-pause = { $seconds } wait
choose-part-rate = { $rate } a minute
choose-word = Your word to let go with
choose-word-intro = One word, said in your mind with the breath out. With practice it becomes a reminder.
choose-word-how = Soft, wide, down, or any word that is kind to you.
choose-word-ask = Word
choose-word-long = A word has { $most } letters at most here.

# A length of breathing, by time and by breaths.
choose-both-lengths = { $time } · { $breaths ->
    [one] one breath
   *[other] { $breaths } breaths
}
