# Words of the room "settle": a minute after a stop, two minutes behind "help now". Lengths stand in assets/safety.json.

settle-kind = You listened to your body. That is what this practice is for.
settle-warmth = Something warm could help now: a blanket, a warm drink, a hand on the belly.

## After a stop, 60 s

settle-stop-kind = You stopped in good time. There is nothing more to do for a minute.
settle-stop-see = Look for five things you can see. Name each one, slowly, if you like.
settle-stop-feet = Feel your feet, and whatever carries you. It holds.
settle-stop-temperature = Where is it warm? Where is it cool?
settle-stop-look = Let your eyes go slowly around the room, from one side to the other.
settle-stop-warmth = A hand where it feels kind. Something warm, if you like.

## Help now, 120 s

settle-help-here = You are here. Nothing needs to be solved in the next two minutes.
settle-help-feet = Feel your feet on the ground. Press them down a little, and let them be.
settle-help-see = Look for five things you can see. Name each one, slowly.
settle-help-hear = Listen. One sound near you, one further away.
settle-help-touch = Touch something close: cloth, wood, your own hand. Warm or cool, rough or smooth?
settle-help-out = Let one breath go out slowly. In comes by itself. Once more, at its own size.
settle-help-day = Say to yourself where you are, and what day it is.
settle-help-next = One hand where it feels kind. What would help a little, next?

settle-what-happened = What was it?
settle-what-happened-hint = One key, or none: Esc leaves it open.
