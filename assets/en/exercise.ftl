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
