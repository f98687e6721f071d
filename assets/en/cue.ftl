# The words of a running session: one or two words for each phase, and a quieter line beneath (56 signs at most).

# First lines.
cue-in = breathe in
cue-top-up = a sip more
cue-out = breathe out
cue-pause = wait
cue-soft = stay soft
cue-stretch = lengthen
cue-switch = change
cue-rest = rest
cue-attend = notice
cue-tense = tense a little
cue-let-go = let go
cue-change = change
cue-arrive = arrive
cue-leave = to finish
cue-widen = widen
cue-stay-soft = stay soft
cue-soften = soften
cue-kind = be kind
cue-warm = warmth
cue-tomorrow = tomorrow

# Breathing.
cue-belly = let belly and lower ribs widen
cue-ribs = the lower hand moves more than the upper one
cue-seat = let the seat of the pelvis widen, without pushing
cue-ordinary = a breath of ordinary size
cue-nothing = nothing to lift, nothing to squeeze
cue-jaw = let jaw, tongue and shoulders be loose
cue-lips = through the nose, or through soft lips
cue-elsewhere = a wandering mind is normal; here is the next breath
cue-sip = one small sip on top, no strain
cue-sigh = a long, slow sigh, all by itself
cue-last-in = two more, without counting
cue-last-out = what feels softer? "nothing yet" is an answer too

# Floor drills.
cue-sit-bones = attention to the two sit bones
cue-tailbone = attention to the tailbone
cue-front = attention to the front, behind the pubic bone
cue-notice-back = notice what comes back by itself
cue-check-jaw = jaw and shoulders: what do they do?
cue-check-belly = let the belly be soft
cue-check-seat = buttocks and floor: what do they do?
cue-check-soften = soften what you noticed
cue-drop-seat = breathe in; let the seat of the pelvis widen
cue-drop-bones = breathe in; the sit bones drift apart
cue-drop-melt = breathe in; like something warm that melts
cue-drop-stay = breathe out; let it stay as wide as it is
cue-drop-quiet = breathe out; the belly stays soft
cue-drop-wait = nothing to do
cue-rest-sets = breathe as you like; another round follows
cue-rest-round = off; breathe and move as you like
cue-soft-breathe = free breathing; nothing holds
cue-soft-seat = let the seat of the pelvis rest
cue-soft-belly = soft belly, soft jaw

# Stretches.
cue-rest-stretch = come back a little and rest
cue-other-side = come back slowly, then the other side
cue-first-side = first side; a mild pull, the breath stays easy
cue-second-side = other side; a mild pull, the breath stays easy
cue-st1-a = chest on the pillow; the back widens as you breathe in
cue-st1-b = once more; let the weight sink
cue-st2-a = hold the thighs; one leg is fine too
cue-st2-b = a mild pull; the breath stays easy
cue-st2-c = let the seat of the pelvis widen
cue-st3-a = knees rest on the cushions; nothing holds them
cue-st3-b = once more; let the knees be heavy
cue-st11-a = one knee towards the chest, then the other
cue-st11-b = both knees, as far as is easy

# Attention.
cue-mi-settle = feel where you are held; eyes open or closed
cue-mi-breath = the breath at the nose or belly; give it a plain word
cue-mi-heartbeat = the heartbeat, or "no beat felt"
cue-mi-contact = contact: surface, clothes, hands
cue-mi-whole = the whole body; no good, no bad
cue-sc-hard = "this is hard right now"
cue-sc-others = others with pain know this too
cue-sc-help = a hand on the chest; what would help a little?
cue-write = on paper, or in your mind
cue-group-hands = hands and forearms
cue-group-arms = upper arms
cue-group-face = face and jaw
cue-group-shoulders = shoulders
cue-group-back = upper back
cue-group-thighs = thighs
cue-group-calves = calves and feet

# Arriving, warmth, leaving.
cue-arrive-weight = let the surface carry your weight
cue-warmth-a = if you like, put something warm on belly or back
cue-warmth-b = warm, not hot, over your clothes
cue-leave-softer = is there one thing that feels softer?
cue-leave-intention = one small intention for today, if you like
cue-leave-word = one soft word for yourself
cue-tomorrow-today = one thing that your body let you do today
cue-tomorrow-step = picture the first small step of tomorrow

# Names of positions.
cue-position-lying = on your back, knees supported
cue-position-side = on your side
cue-position-child = child's pose
cue-position-leaning = leaning on the bed
cue-position-sitting = sitting
cue-position-standing = standing
cue-position-kneeling = on one knee
cue-position-any = as you are

# How to get there.
cue-to-lying = onto your back, knees supported; take your time
cue-to-side = onto your side, a pillow between the knees
cue-to-child = to your knees, then fold forward onto the pillow
cue-to-leaning = kneel or stand, and lean forward onto the bed
cue-to-sitting = sit with your back supported; take your time
cue-to-standing = come up slowly to standing; hold on if you like
cue-to-kneeling = one knee down on something soft, one foot in front
cue-to-any = stay as you are, or get comfortable
cue-hold = hold
cue-squeeze = lightly
cue-release = let go

# An exercise from a therapist's plan that the program does not know.
cue-plan-as-shown = as it was shown to you
cue-plan-own-pace = each one at your own pace
