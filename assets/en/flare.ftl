# The plan for hard days: kind from the first day, made personal in calm ones.

flare-heading = Your plan for hard days
flare-how = Best written on a calm day, for a hard one. Every line is yours to change; one that you leave empty goes back to the words it had.

## Its parts

flare-helps = What helps, first things first
flare-leave-out = What I leave out
flare-tell = Whom I tell, and how
flare-words = Words for myself
flare-clinician = If something is new, or this goes on for two weeks, a clinician could look at it with you. ! is help now, at any time.

## The kind words it begins with

flare-kind-breath = Slow, easy breathing, for as long as it feels good
flare-kind-warmth = Warmth for { $least } to { $most } minutes: warm, not hot, over clothes
flare-kind-legs = Lying down with the lower legs on a chair
flare-kind-clothes = Clothes that leave room
flare-kind-walk = Walking as usual, gently
flare-kind-leave-out = Whatever can wait.
flare-kind-tell = Someone close, if you like: "Today is a hard day. I am resting. There is nothing you need to do."
flare-kind-words = One hard day is one day.

## What rests

flare-steps-on = { $areas }: these steps rest while hard days last.
flare-steps-while = { $areas }: these steps rest while hard days last, and until { $until } in any case.
flare-steps-until = { $areas }: these steps rest until { $until }.
flare-squeezes-on = Light squeezes rest on hard days, and for a while after them.
flare-squeezes-until = Light squeezes rest until { $until }.

## On Today

flare-today = For days like this
flare-more = { $key-p-today-flare-plan } opens the whole plan.
