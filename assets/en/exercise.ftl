# Names of the exercises; why, how to set up (position, hands and cushions, what to notice), and when to leave one out.

# Breathing.
exercise-B1-name = First steps
exercise-B1-why = A light, easy breath to find the rhythm with.
exercise-B1-setup =
    Lie with your knees supported, or sit, or lie on your side.
    One hand on the chest, one below the navel.
    Notice which hand moves more; both are fine.
exercise-B2-name = Easy belly
exercise-B2-why = A little slower, so that the belly has time to move.
exercise-B2-setup =
    Lie with your knees supported, or sit, or lie on your side.
    One hand on the chest, one below the navel.
    Notice the lower hand rise and sink by itself.
exercise-B3-name = Long out-breath
exercise-B3-why = Six slow breaths a minute with a long out-breath tend to settle body and mind.
exercise-B3-setup =
    Lie with your knees supported, or sit with your back supported.
    One hand on the chest, one below the navel.
    Notice lower ribs and belly widen as the breath comes in.
exercise-B4-name = Even six
exercise-B4-why = In and out equally long, for days when an even rhythm is easier.
exercise-B4-setup =
    Lie with your knees supported, or sit with your back supported.
    Hands wherever they rest well.
    Notice the turn between in and out.
exercise-B5-name = Even five and a half
exercise-B5-why = An even breath, a touch slower than six a minute.
exercise-B5-setup =
    Lie with your knees supported, or sit with your back supported.
    Hands wherever they rest well.
    Notice that the breaths stay of ordinary size.
exercise-B6-name = Slow release
exercise-B6-why = A very long out-breath, for evenings and for winding down.
exercise-B6-setup =
    Lie with your knees supported, or on your side.
    One hand below the navel.
    Notice the out-breath end by itself, without pressing.
exercise-B7-name = Breath with floor drop
exercise-B7-why = The floor follows the breath: it widens as the breath comes in.
exercise-B7-setup =
    Lie with your knees supported.
    One hand below the navel, without pressing.
    Notice the seat of the pelvis widen, without bearing down.
exercise-B8-name = Sigh breath
exercise-B8-why = A second sip of air and a long sigh, for tense moments.
exercise-B8-setup =
    Sit or lie, whatever is near.
    Hands wherever they rest well.
    Notice the shoulders sink with the sigh.
exercise-B11-name = Slow down gradually
exercise-B11-why = It begins near your everyday breath and slows down little by little.
exercise-B11-setup =
    Lie with your knees supported, or sit with your back supported.
    One hand on the chest, one below the navel.
    Notice the out-breath grow longer; keep the pace whenever it is slow enough.
exercise-own-name = Your own breath
exercise-own-why = The rhythm that you chose.
exercise-own-setup =
    Sit or lie so that the belly is free.
    Hands wherever they rest well.
    Notice that the breaths stay of ordinary size.

# Floor.
exercise-PF1a-name = Find and feel
exercise-PF1a-why = Knowing where the floor is comes before anything else.
exercise-PF1a-setup =
    Lie with your knees supported, or choose any position that is comfortable.
    Hands on the belly or beside you.
    Notice sit bones, tailbone and front; nothing has to move.
exercise-PF1b-name = Clench check
exercise-PF1b-why = Many of us clench without knowing; two breaths are enough to notice.
exercise-PF1b-setup =
    Stay as you are.
    Hands can rest.
    Notice jaw, shoulders, belly, buttocks and floor.
exercise-PF2a-name = Pelvic drop
exercise-PF2a-why = Letting the floor widen with the in-breath is the skill that everything else builds on.
exercise-PF2a-setup =
    Lie with your knees supported, or choose another position.
    One hand below the navel; it feels no push.
    Notice the sit bones drift apart, like an umbrella that opens; no bearing down.
exercise-PF2a-leave-out = Leave this out if you feel a bulge or heaviness in the pelvis, and ask a clinician. If the breath stops or the belly hardens, do half as much.
exercise-PF2b-name = Stay soft
exercise-PF2b-why = Soft for a little longer, while the breath does what it likes.
exercise-PF2b-setup =
    Lie with your knees supported, or choose another position.
    One hand below the navel.
    Notice when something begins to hold, and let it be soft again.
exercise-PF2b-leave-out = Leave this out if you feel a bulge or heaviness in the pelvis, and ask a clinician.
exercise-PF2c-name = Drop in five positions
exercise-PF2c-why = The floor learns to let go in the positions of a day.
exercise-PF2c-setup =
    On your back, on your side, in child's pose, sitting, standing.
    A chair and a pillow within reach.
    Notice in which position it is easiest; there is time to change.
exercise-PF2c-leave-out = Leave this out if you feel a bulge or heaviness in the pelvis, and ask a clinician. If changing positions hurts today, the pelvic drop lying down is as good.

# Stretches.
exercise-ST1-name = Child's pose
exercise-ST1-why = It widens the back of the pelvis and lets the belly rest.
exercise-ST1-setup =
    Kneel with your knees wide and fold forward.
    A pillow under the chest, another under the feet if you like.
    Notice the lower back widen as you breathe in.
exercise-ST1-leave-out = Leave this out if a knee or an ankle hurts, or late in pregnancy; leaning forward on the bed does the same.
exercise-ST2-name = Happy baby
exercise-ST2-why = It gives length to the inner thighs and to the floor.
exercise-ST2-setup =
    Lie on your back and let the knees come up and apart; one leg is fine.
    Hold the thighs or a strap; head on a pillow.
    Notice a mild pull of 3 of 10 at most.
exercise-ST2-leave-out = Leave this out with a hip replacement, if it pinches in the hip, or if the position feels too exposed.
exercise-ST3-name = Reclined butterfly
exercise-ST3-why = The thighs rest to the sides, and the floor has nothing to hold.
exercise-ST3-setup =
    Lie on your back, soles together, knees apart.
    A cushion under each knee, high enough that nothing pulls.
    Notice the weight of the thighs in the cushions.
exercise-ST3-leave-out = Leave this out, or make the angle smaller, if the pubic joint hurts.
exercise-ST5-name = Hip-flexor stretch
exercise-ST5-why = It gives length to the front of the hip, which sitting shortens.
exercise-ST5-setup =
    One knee down, the other foot in front; or a standing lunge.
    Something soft under the knee, a chair to hold on to.
    Notice a mild pull at the front of the hip, 3 of 10 at most.
exercise-ST5-leave-out = Leave this out if a knee hurts; the standing lunge is another way.
exercise-ST6-name = Figure four
exercise-ST6-why = It gives length to the deep muscles of the buttock.
exercise-ST6-setup =
    Lie on your back, one ankle on the other thigh.
    Hands behind the thigh, or a strap; or sit on a chair.
    Notice a mild pull in the buttock, 3 of 10 at most.
exercise-ST6-leave-out = Leave this out with a hip replacement.
exercise-ST11-name = Knees to chest
exercise-ST11-why = It rounds the lower back and gives the seat of the pelvis room.
exercise-ST11-setup =
    Lie on your back or on your side.
    Hands behind the knees; one knee first, then both.
    Notice the lower back grow long.

# Attention.
exercise-MI1-name = Breath, heartbeat, contact
exercise-MI1-why = Plain noticing, with plain words, gives pain less to hold on to.
exercise-MI1-setup =
    Lie or sit, eyes open or closed.
    Hands where they feel the body or the surface.
    Notice and name: warm, moving, pressing, tight, unclear; then come back.
exercise-PMR-name = Tense and let go
exercise-PMR-why = A muscle that tensed a little lets go more clearly.
exercise-PMR-setup =
    Lie or sit with your back supported.
    Tense at half strength at most, and keep breathing.
    Notice the difference; buttocks, belly and floor take no part.
exercise-PMR-leave-out = Leave this out with cramps, a recent injury or blood pressure that is not treated; if letting go makes you uneasy, keep your eyes open and stop early.
exercise-SC1-name = A kind pause
exercise-SC1-why = Kindness in a hard moment is a skill, and it can be practised.
exercise-SC1-setup =
    Stay as you are.
    A hand on the chest, if you like.
    Notice what would help a little.

# Thoughts and everyday: written, ticked or read at one's own pace.
exercise-CR3-name = Catch, check, change
exercise-CR3-why = A thought in three small fields, for tired days.
exercise-CR3-setup =
    Stay as you are; paper and pen do as well.
    Three short answers, or one of them.
    Notice that the thought may stay; you are looking at it from beside.
exercise-CR7-name = A thought, looked at
exercise-CR7-why = Seven fields to walk once around a thought that keeps coming back.
exercise-CR7-setup =
    Sit where you can write without hurry.
    Any field can stay empty.
    Notice what the body does while you write, and pause when it asks for it.
exercise-CRX-name = A small experiment
exercise-CRX-why = What you expect, one small step, and later what really happened.
exercise-CRX-setup =
    Choose something small that you can stop at any moment.
    Write down what you expect, in a sentence.
    Notice later what happened; any result is worth knowing.
exercise-CRW-name = Worry window
exercise-CRW-why = Ten minutes that belong to worries, so that they can wait the rest of the day.
exercise-CRW-setup =
    Choose a place that is not your bed, and not right before sleep.
    Paper and pen do as well.
    Notice that it has an end.
exercise-CRV-name = Why this matters to me
exercise-CRV-why = One line about what this is for, besides sex or being without pain.
exercise-CRV-setup =
    Stay as you are.
    One line is enough, and it can change any day.
    Notice which words feel like yours.
exercise-SC2-name = A letter, as to a friend
exercise-SC2-why = Five minutes of the words that you would find for someone you care about.
exercise-SC2-setup =
    Sit where you can write without hurry.
    Begin with "Dear", and the name that you like to be called by.
    Notice the tone more than the words.
exercise-SC4-name = After a setback
exercise-SC4-why = A stop or a step back, named kindly, and the next smallest step.
exercise-SC4-setup =
    Stay as you are.
    A hand on the chest, if you like.
    Notice that one hard day is one day.
exercise-BH1-name = Sleep
exercise-BH1-why = After short nights pain tends to be higher; small habits around sleep can help.
exercise-BH1-setup =
    One or two things are plenty for a week.
    Tick what you would like to try.
    Notice after a week what it did.
exercise-BH2-name = Stress
exercise-BH2-why = Under stress the floor tends to tighten; short pauses give it a chance to let go.
exercise-BH2-setup =
    One or two things are plenty for a week.
    Tick what you would like to try.
    Notice after a week what it did.
exercise-BH3-name = Food and bowel
exercise-BH3-why = An easy bowel leaves the floor in peace.
exercise-BH3-setup =
    One or two things are plenty for a week.
    Tick what you would like to try.
    Notice after a week what it did.
exercise-BH4-name = Bladder
exercise-BH4-why = The bladder learns from habits, and so does the floor around it.
exercise-BH4-setup =
    One or two things are plenty for a week.
    Tick what you would like to try.
    Notice after a week what it did.
exercise-BH5-name = Care of tender skin
exercise-BH5-why = Skin that is left alone has less to react to.
exercise-BH5-setup =
    One or two things are plenty for a week.
    Tick what you would like to try; the list can be left out as a whole.
    Notice after a week what it did.
exercise-BH6-name = Movement
exercise-BH6-why = A little movement most days, by the clock, keeps good and bad days closer together.
exercise-BH6-setup =
    One or two things are plenty for a week.
    Tick what you would like to try.
    Notice after a week what it did.
exercise-BH7-name = A steady routine
exercise-BH7-why = What begins and ends the same way asks for less courage.
exercise-BH7-setup =
    One or two things are plenty for a week.
    Tick what you would like to try.
    Notice after a week what it did.

# The routine's own short blocks.
exercise-arrive-name = Arrive
exercise-arrive-why = A moment to settle.
exercise-arrive-setup =
    Get comfortable.
    Cushions within reach.
    Notice what carries you.
exercise-change-name = Change position
exercise-change-why = Time to move without hurry.
exercise-change-setup =
    Move slowly.
    Take your cushions along.
    Notice when you are comfortable.
exercise-leave-name = To finish
exercise-leave-why = A soft end.
exercise-leave-setup =
    Stay as you are.
    Hands can rest.
    Notice one thing.
exercise-warmth-name = Warmth
exercise-warmth-why = Gentle warmth eases tight muscles.
exercise-warmth-setup =
    Stay as you are.
    Something warm, not hot, over your clothes, for a quarter of an hour at most.
    Notice the warmth spread.
exercise-tomorrow-name = Tomorrow's first step
exercise-tomorrow-why = A small picture of tomorrow makes it easier to begin.
exercise-tomorrow-setup =
    Stay as you are.
    Hands can rest.
    Notice one thing that your body let you do today.

# Limits that a pattern or a length keeps to.
exercise-limit-in = An in-breath lasts between { $min } and { $max } seconds here; { $value } is outside of that.
exercise-limit-top-up = The second sip lasts between { $min } and { $max } seconds here; { $value } is outside of that.
exercise-limit-hold = Breath-holds stay off: holding tends to make the floor brace. The same breath without a hold works.
exercise-limit-out = An out-breath lasts between { $min } and { $max } seconds here; { $value } is outside of that.
exercise-limit-pause = A pause after the out-breath lasts { $max } seconds at most here; { $value } is longer.
exercise-limit-ratio = The out-breath is between { $min } and { $max } times the in-breath here; { $value } is outside of that.
exercise-limit-rate = Between { $min } and { $max } breaths a minute are possible here; { $value } is outside of that.
exercise-limit-cycle = A whole breath lasts between { $min } and { $max } seconds here; { $value } is outside of that.
exercise-limit-session = A session of this lasts between { $min } and { $max } minutes; { $value } is outside of that.
exercise-limit-breaths = A few breaths are a practice too, from { $min } on; { $value } is less than that.
exercise-limit-fall = A ramp slows down by { $max } breaths a minute in each minute at most; { $value } is steeper.

# Worth knowing.
exercise-advice-in = An in-breath of { $value } seconds is a long one; smaller is fine.
exercise-advice-ratio = A longer out-breath usually settles more.
exercise-advice-day = That is forty minutes of guided breathing today. Enough is good too.
