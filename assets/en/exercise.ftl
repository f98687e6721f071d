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
exercise-B7-leave-out = { exercise-PF2b-leave-out }
exercise-B8-name = Sigh breath
exercise-B8-why = A second sip of air and a long sigh, for tense moments.
exercise-B8-setup =
    Sit or lie, whatever is near.
    Hands wherever they rest well.
    Notice the shoulders sink with the sigh.
exercise-B9-name = Gentle box
exercise-B9-why = Four equal sides, for days when counting helps the mind to stay.
exercise-B9-setup =
    Sit or lie so that the belly is free.
    Hands wherever they rest well; throat and jaw loose.
    Notice whether belly or floor brace in the hold; a breath without holds is as good.
exercise-B9-leave-out = Leave this out if holding the breath makes you tense, dizzy or anxious.
exercise-B10-name = { exercise-figure-name }
exercise-B10-why = A few breaths with a long out-breath, for winding down.
exercise-B10-setup =
    Sit or lie so that the belly is free.
    Hands wherever they rest well; throat and jaw loose.
    Notice that the breaths stay small; light in the head means smaller, or enough.
exercise-B10-leave-out = Leave this out if holding the breath makes you tense, dizzy or anxious. Four breaths, twice a day, are plenty in the first month.
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
exercise-PF2a-feel = Ways to feel it, if you like: a hand on the lower belly, which feels no push. Fingertips inside one sit bone, over your clothes, where it softens. A mirror, where the skin behind the opening moves outwards a little. A fist that opens slowly as the floor does.
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
exercise-PF3a-name = Light squeeze, long let-go
exercise-PF3a-why = After a light squeeze the letting go is easier to feel.
exercise-PF3a-setup =
    Lie with your knees supported, on your side, or sit.
    One hand below the navel; jaw, buttocks and thighs take no part.
    { exercise-figure-light } as the breath goes out, then notice it let go.
exercise-PF3a-feel = A fist can go along: half closed with the squeeze, slowly open with the letting go. If it does not open, the floor may not have either; wait for it.
exercise-PF3a-leave-out = Leave this out today if pain is 4 or more, if the squeeze hurts, or if you cannot feel it let go. Leave it out on a hard day and for a week after one; with new trouble emptying bladder or bowel; with an infection, new discharge or a wound; with sharp pain at anus or tailbone; in the six weeks after a birth or an operation in the pelvis; with bleeding or pain in pregnancy; and whenever your clinician says to wait.
exercise-PF3b-name = Longer squeeze, long let-go
exercise-PF3b-why = A little longer, and still more time to let go than to squeeze.
exercise-PF3b-setup =
    Lie with your knees supported, on your side, or sit.
    One hand below the navel; jaw, buttocks and thighs take no part.
    { exercise-figure-half } as the breath goes out, then notice it let go.
exercise-PF3b-leave-out = { exercise-PF3a-leave-out }
exercise-PF3c-name = Quick and gone
exercise-PF3c-why = A short squeeze that is gone at once teaches the floor to be quick at letting go.
exercise-PF3c-setup =
    Lie with your knees supported, on your side, or sit.
    One hand below the navel; jaw, buttocks and thighs take no part.
    One light second as the breath goes out, then notice that it is gone.
exercise-PF3c-leave-out = { exercise-PF3a-leave-out }
exercise-PF4a-name = Let go on cue
exercise-PF4a-why = In everyday life the moment to let go comes unannounced; here it does too.
exercise-PF4a-setup =
    Sit with your back supported, or choose another position.
    Hands can rest; breathe as you like until the cue comes.
    Notice how the next breath in widens the seat, or does not yet.
exercise-PF4a-feel = { exercise-PF2a-feel }
exercise-PF4a-leave-out = { exercise-PF2b-leave-out }
exercise-PF4b-name = Breathe and move
exercise-PF4b-why = The floor learns to stay soft while you move, and to come back to soft.
exercise-PF4b-setup =
    Sit at the front of a steady chair, feet apart.
    Hands on your thighs, or on a table to hold on to.
    Notice the floor soft before you begin, and soft again at the end.
exercise-PF4b-leave-out = Leave this out if standing up hurts or makes you dizzy. If you feel a bulge or heaviness in the pelvis, leave it out and ask a clinician.
exercise-PF5-name = Five drops before
exercise-PF5-why = Before something your body tends to brace for, five drops remind it of the other way.
exercise-PF5-setup =
    As you are: before the toilet, before lifting, before an examination.
    Hands can rest.
    Notice the seat widen; no pushing, and the breath goes on.
exercise-PF5-leave-out = { exercise-PF2b-leave-out }

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
    Notice a mild pull, { exercise-figure-pull }.
exercise-ST2-leave-out = Leave this out with a hip replacement, if it pinches in the hip, or if the position feels too exposed.
exercise-ST3-name = Reclined butterfly
exercise-ST3-why = The thighs rest to the sides, and the floor has nothing to hold.
exercise-ST3-setup =
    Lie on your back, soles together, knees apart.
    A cushion under each knee, high enough that nothing pulls.
    Notice the weight of the thighs in the cushions.
exercise-ST3-leave-out = Leave this out, or make the angle smaller, if the pubic joint hurts.
exercise-ST4-name = Supported deep squat
exercise-ST4-why = It gives room to the whole floor while your hands or a block carry you.
exercise-ST4-setup =
    Hold a door frame and sink into a squat, or sit low on a block or a stack of books.
    Feet wide, heels on a rolled towel if they lift.
    Notice the weight carried by hands or block; breathe in and let the seat widen.
exercise-ST4-leave-out = Leave this out with heaviness or a bulge in the pelvis, with knee or hip trouble, and late in pregnancy unless your midwife or doctor agrees.
exercise-ST5-name = Hip-flexor stretch
exercise-ST5-why = It gives length to the front of the hip, which sitting shortens.
exercise-ST5-setup =
    One knee down, the other foot in front; or a standing lunge.
    Something soft under the knee, a chair to hold on to.
    Notice a mild pull at the front of the hip, { exercise-figure-pull }.
exercise-ST5-leave-out = Leave this out if a knee hurts; the standing lunge is another way.
exercise-ST6-name = Figure four
exercise-ST6-why = It gives length to the deep muscles of the buttock.
exercise-ST6-setup =
    Lie on your back, one ankle on the other thigh.
    Hands behind the thigh, or a strap; or sit on a chair.
    Notice a mild pull in the buttock, { exercise-figure-pull }.
exercise-ST6-leave-out = Leave this out with a hip replacement.
exercise-ST7-name = Inner thighs
exercise-ST7-why = The inner thighs and the floor tend to hold together, and to let go together.
exercise-ST7-setup =
    Sit, soles together, or one leg folded and the other out to the side.
    A cushion under the seat; lean forward from the hips, a little.
    Notice a mild pull along the inner thigh, { exercise-figure-pull }.
exercise-ST8-name = Cat and cow
exercise-ST8-why = Back, belly and floor move with the breath, gently and evenly.
exercise-ST8-setup =
    On hands and knees, something soft under the knees.
    Hands under the shoulders; forearms are fine too.
    Notice the tailbone rise a little with the breath in and sink with the breath out.
exercise-ST8-leave-out = Leave this out if knees or back hurt in it; with sore wrists, rest on your forearms or on the edge of the bed.
exercise-ST9-name = Massage from outside
exercise-ST9-why = Slow, light strokes around the pelvis may ease tenderness.
exercise-ST9-setup =
    Lie or sit so that nothing has to hold, clothes on.
    A flat, warm hand, light pressure, { exercise-figure-pull }.
    Notice what the hand feels and what the skin feels.
exercise-ST9-leave-out = Leave this out with a blood clot or an infection, and keep away from wounds. In pregnancy leave the belly out. It stays outside, always.
exercise-ST10-name = Legs up
exercise-ST10-why = The legs rest, the back is long, and the floor has nothing to carry.
exercise-ST10-setup =
    On your back, calves on the seat of a chair, or legs up the wall.
    Arms beside you, a folded towel under the head.
    Notice the weight of the legs go into chair or wall.
exercise-ST10-leave-out = With reflux, or with low or high blood pressure, the chair is better than the wall. Leave this out if it makes you dizzy.
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
exercise-MI2-name = Noting
exercise-MI2-why = A plain name for what comes up makes it smaller and lets it pass.
exercise-MI2-setup =
    Lie or sit, eyes open or closed.
    Hands wherever they rest well.
    With each breath out, one word for what is here: thinking, hearing, warmth, worry.
exercise-MI3-name = Body scan
exercise-MI3-why = Visiting the body part by part, without changing anything, makes room for more than pain.
exercise-MI3-setup =
    Lie or sit, eyes open or closed; change whenever you like.
    Choose an anchor first, feet or hands: a place to come back to.
    Notice each part as it is; the key ↓ passes a part over.
exercise-MI3-leave-out = Turning inwards can bring up more than you want today. Eyes open, a part passed over, or stopping are all good ways to do this. Leave it out on a day that already feels like a lot.
exercise-MI4-name = Being with a sensation
exercise-MI4-why = A sensation that is looked at with curiosity often has edges, and changes.
exercise-MI4-setup =
    Lie or sit, eyes open or closed.
    Choose an anchor first, feet or hands: a place to come back to.
    Notice a mild sensation, from its edge; back to the anchor at any time.
exercise-MI4-leave-out = This is for pain of 4 or less. If pain climbs by 2, stop and settle. Leave it out on a day that already feels like a lot.
exercise-MI5-name = Touch with attention
exercise-MI5-why = Your own hand, without a goal, is a place to practise noticing and choosing.
exercise-MI5-setup =
    Sit or lie with one forearm resting, eyes open or closed.
    The other hand lies on it.
    Notice warmth, pressure and texture; pace and pressure are yours to choose.
exercise-MI6-name = Three-minute space
exercise-MI6-why = Three minutes between one thing and the next: what is here, the breath, the whole body.
exercise-MI6-setup =
    Stay as you are, eyes open or closed.
    Hands can rest.
    Notice first what is here, then the breath, then everything together.
exercise-PMR-name = Tense and let go
exercise-PMR-why = A muscle that tensed a little lets go more clearly.
exercise-PMR-setup =
    Lie or sit with your back supported.
    Tense at half strength at most, and keep breathing.
    Notice the difference; buttocks, belly and floor take no part.
exercise-PMR-leave-out = Leave this out with cramps, a recent injury or blood pressure that is not treated; if letting go makes you uneasy, keep your eyes open and stop early.
exercise-PMR-long-name = Tense and let go, long
exercise-PMR-long-why = Fourteen small groups, each with plenty of time to let go.
exercise-PMR-long-setup =
    Lie or sit with your back supported.
    Tense at half strength at most, and keep breathing.
    Notice the difference; buttocks, belly and floor take no part.
exercise-PMR-long-leave-out = { exercise-PMR-leave-out }
exercise-PMR-release-name = Letting go alone
exercise-PMR-release-why = Belly, buttocks, thighs and floor let go without tensing first.
exercise-PMR-release-setup =
    Lie or sit so that the surface carries you, eyes open or closed.
    Hands on the lower belly, or beside you.
    Notice each place with the breath out; the key ↓ passes one over.
exercise-PMR-cue-name = A word to let go with
exercise-PMR-cue-why = With time, one word on the breath out becomes a reminder that the body knows.
exercise-PMR-cue-setup =
    Lie or sit, wherever you are, eyes open or closed.
    Hands wherever they rest well.
    Say your word in your mind with each breath out, and notice what goes with it.
exercise-SC1-name = A kind pause
exercise-SC1-why = Kindness in a hard moment is a skill, and it can be practised.
exercise-SC1-setup =
    Stay as you are.
    A hand on the chest, if you like.
    Notice what would help a little.
exercise-SC3-name = One good thing at day's end
exercise-SC3-why = A body that hurts also carries, warms and moves; naming one thing keeps the picture whole.
exercise-SC3-setup =
    Stay as you are.
    A hand on the chest, if you like.
    Notice one thing that your body let you do today; small is fine.

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
exercise-SC4-name = A kind look back
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
# Ladders: steps alone, with a partner, with a trainer; talks for two.
exercise-EXS0-name = A neutral drawing
exercise-EXS0-why = Seeing comes before touching, and a drawing keeps its distance.
exercise-EXS0-setup =
    Sit somewhere private, with a plain drawing such as those in Learn.
    Hands rest where they like; the drawing can be as far away as you want.
    Notice what the body does while you look.
exercise-EXS0-leave-out = Leave this out if it brings back something hard, or if you feel that you have to.
exercise-EXS1-name = A look in the mirror
exercise-EXS1-why = A look without a verdict makes the body a more familiar place.
exercise-EXS1-setup =
    Sit or lean back, warm and private, a mirror at hand.
    Clothed first; how much you take off, if anything, is yours to say.
    Notice shapes and colours, as in a drawing.
exercise-EXS1-leave-out = Leave this out if it brings back something hard, or if you feel that you have to.
exercise-EXS2-name = Own hand, belly and thigh
exercise-EXS2-why = Your own hand tells the body that touch can be slow and plain.
exercise-EXS2-setup =
    Lie with your knees supported, or on your side, or sit.
    One hand on the belly, later on the inner thigh.
    Notice warmth and pressure; the hand leaves when you like.
exercise-EXS2-leave-out = Leave this out if it brings back something hard, or if you feel that you have to.
exercise-EXS3-name = A resting hand
exercise-EXS3-why = A hand that wants nothing lets the area settle under it.
exercise-EXS3-setup =
    Lie with your knees supported, or on your side, or sit.
    The whole hand rests over the outer area, over clothes if you like.
    Notice ten breaths, without moving the hand.
exercise-EXS3-leave-out = Leave this out if it brings back something hard, or if you feel that you have to.
exercise-EXS4-name = A fingertip, outside
exercise-EXS4-why = Slow, light touch helps nerves to tell touch from threat.
exercise-EXS4-setup =
    Lie with your knees supported, or on your side; clean hands, short nails.
    Water-based lubricant on a fingertip, on the outer skin folds.
    Notice temperature and pressure; { exercise-figure-stop }.
exercise-EXS4-leave-out = Leave this out with an infection, a sore or a fever, and for now if your clinician said to wait.
exercise-EXS5-name = A fingertip at the entrance
exercise-EXS5-why = Resting there, without going further, is a whole step of its own.
exercise-EXS5-setup =
    Lie with your knees supported, or on your side; clean hands, short nails.
    Lubricant on a fingertip; it rests at the entrance and stays outside.
    Notice what softens by itself over five breaths.
exercise-EXS5-leave-out = Leave this out with an infection, a sore or a fever, and for now if your clinician said to wait.
exercise-SFS1-name = Kind hands
exercise-SFS1-why = Everyday touch, from your own hands, with no aim.
exercise-SFS1-setup =
    Lie or sit, warm and private, for ten minutes.
    Lotion if you like; hands, forearms, neck or feet, over clothes too.
    Notice temperature, pressure and texture.
exercise-SFS1-leave-out = Leave this out if it brings back something hard, or if you feel that you have to.
exercise-SFS2-name = Slow touch, whole body
exercise-SFS2-why = Touch for its own interest, away from the intimate places.
exercise-SFS2-setup =
    Lie or sit, warm and private, for ten minutes.
    Lotion if you like; everywhere but chest and the area between the legs.
    Notice temperature, pressure and texture.
exercise-SFS2-leave-out = Leave this out if it brings back something hard, or if you feel that you have to.
exercise-SFS3-name = The body as a whole
exercise-SFS3-why = The intimate places become one part of the body among others.
exercise-SFS3-setup =
    Lie or sit, warm and private, for ten minutes.
    Lotion if you like; each place gets as much time as the others.
    Notice temperature, pressure and texture.
exercise-SFS3-leave-out = Leave this out if it brings back something hard, or if you feel that you have to.
exercise-SF0-name = An agreement for two
exercise-SF0-why = What is agreed beforehand does not have to be decided in the moment.
exercise-SF0-setup =
    Sit together, clothed, at a time without hurry.
    Nothing is touched today; you talk, and both can add or strike out.
    Notice whether both of you can say no here.
exercise-SF0-leave-out = Leave this out if you are pressured, hurt or afraid. A doctor or a support service can help you in confidence.
exercise-SF1-name = Everyday affection
exercise-SF1-why = Closeness that leads nowhere can be enjoyed without watching out.
exercise-SF1-setup =
    Sit or lie close together, clothed.
    Hold hands, hug for three breaths, massage a back or a hand.
    Notice warmth; this is all for today.
exercise-SF1-leave-out = Leave this out if you are pressured, hurt or afraid. A doctor or a support service can help you in confidence.
exercise-SF2-name = Slow touch for two
exercise-SF2-why = Touch without an aim lets both of you notice, with nothing to bring about.
exercise-SF2-setup =
    Lie or sit together, warm, as clothed as you both like.
    Hands everywhere but chest and the area between the legs.
    Notice temperature, pressure and texture.
exercise-SF2-leave-out = Leave this out if you are pressured, hurt or afraid. A doctor or a support service can help you in confidence.
exercise-SF3-name = The whole body
exercise-SF3-why = Intimate places become one part of the body, with no aim.
exercise-SF3-setup =
    Lie or sit together, warm, as clothed as you both like.
    Hand over hand: the one who receives leads. Nothing goes inside.
    Notice temperature, pressure and texture.
exercise-SF3-leave-out = Leave this out if you are pressured, hurt or afraid. A doctor or a support service can help you in confidence.
exercise-SF4-name = Both at once
exercise-SF4-why = Saying what you like, in the moment, is a skill that grows.
exercise-SF4-setup =
    Lie or sit together, warm, as clothed as you both like.
    Hands as before; both say what they would like.
    Notice when attention drifts to how it looks; come back to the skin.
exercise-SF4-leave-out = Leave this out if you are pressured, hurt or afraid. A doctor or a support service can help you in confidence.
exercise-SF5-name = Bodies close
exercise-SF5-why = Being close, with nothing further to come, is a whole step of its own.
exercise-SF5-setup =
    Lie together in a position that the one with pain chooses.
    Contact stays outside; the one with pain leads position and pace.
    Notice the breath; { exercise-figure-stop }.
exercise-SF5-leave-out = Leave this out if you are pressured, hurt or afraid. A doctor or a support service can help you in confidence.
exercise-SF6-name = Rest at the entrance
exercise-SF6-why = Still contact that you guide yourself is a step, and it can stay one.
exercise-SF6-setup =
    Lie in a position that the one with pain chooses; lubricant at hand.
    The hand of the one with pain guides; { exercise-figure-still }.
    Notice five soft breaths first; { exercise-figure-stop }.
exercise-SF6-leave-out = Leave this out in pregnancy, with an infection or sores, and after fresh bleeding, until a clinician has looked.
exercise-SF7-name = Shallow and still
exercise-SF7-why = Three still breaths and out again: short enough to stay easy.
exercise-SF7-setup =
    Lie in a position that lets the one with pain lead; lubricant at hand.
    The one with pain controls depth and time; out again at any moment.
    Notice three breaths; { exercise-figure-stop }.
exercise-SF7-leave-out = Leave this out in pregnancy, with an infection or sores, and after fresh bleeding, until a clinician has looked.
exercise-SF8-name = Slow and short
exercise-SF8-why = Ending while it is comfortable teaches the body that it can.
exercise-SF8-setup =
    Lie in a position that lets the one with pain lead; lubricant at hand.
    Slow, small and short; the one with pain leads.
    Notice the first sign of enough, and end there.
exercise-SF8-leave-out = Leave this out in pregnancy, with an infection or sores, and after fresh bleeding, until a clinician has looked.
exercise-TR0-name = Hold and wash it
exercise-TR0-why = A thing that you know is easier to have around.
exercise-TR0-setup =
    Sit or stand somewhere private, with the smallest trainer.
    Hold it, look at it, wash it in warm water.
    Notice what the body does while you hold it.
exercise-TR0-leave-out = Leave this out in pregnancy, with an infection or sores, for six weeks after birth or surgery, after radiotherapy, and with a pessary, unless your team said yes.
exercise-TR1-name = Let it rest outside
exercise-TR1-why = It comes closer, does nothing, and goes away again.
exercise-TR1-setup =
    Lie with your knees supported, or on your side, or sit.
    The smallest one, warm, on the inner thigh or the outer area.
    Notice ten breaths.
exercise-TR1-leave-out = Leave this out in pregnancy, with an infection or sores, for six weeks after birth or surgery, after radiotherapy, and with a pessary, unless your team said yes.
exercise-TR2-name = The tip at the entrance
exercise-TR2-why = It stays outside; the floor learns that nothing has to be held off.
exercise-TR2-setup =
    Lie with your knees supported, or on your side; lubricant at hand.
    The smallest one; the tip rests at the entrance and stays outside.
    Notice five soft breaths; { exercise-figure-stop }.
exercise-TR2-leave-out = Leave this out in pregnancy, with an infection or sores, for six weeks after birth or surgery, after radiotherapy, and with a pessary, unless your team said yes.
exercise-TR3-name = The tip, still
exercise-TR3-why = Small and still comes before anything else.
exercise-TR3-setup =
    Lie with your knees supported, or on your side; lubricant at hand.
    One to two centimetres, slightly towards the tailbone, without force.
    Notice the breath; { exercise-figure-stop }.
exercise-TR3-leave-out = Leave this out in pregnancy, with an infection or sores, for six weeks after birth or surgery, after radiotherapy, and with a pessary, unless your team said yes.
exercise-TR4-name = Comfortable depth, still
exercise-TR4-why = Comfortable is the measure; depth is not.
exercise-TR4-setup =
    Lie with your knees supported, or on your side; lubricant at hand.
    As far as is comfortable, slightly towards the tailbone, without force.
    Notice the breath; { exercise-figure-stop }.
exercise-TR4-leave-out = Leave this out in pregnancy, with an infection or sores, for six weeks after birth or surgery, after radiotherapy, and with a pessary, unless your team said yes.
exercise-TR5-name = Comfortable depth, longer
exercise-TR5-why = More time at the same depth lets the floor get used to it.
exercise-TR5-setup =
    Lie with your knees supported, or on your side; lubricant at hand.
    As far as is comfortable; a book or music is fine.
    Notice the breath; { exercise-figure-stop }.
exercise-TR5-leave-out = Leave this out in pregnancy, with an infection or sores, for six weeks after birth or surgery, after radiotherapy, and with a pessary, unless your team said yes.
exercise-TR6-name = Slow, small movement
exercise-TR6-why = Movement that you lead yourself, and that stays small.
exercise-TR6-setup =
    Lie with your knees supported, or on your side; lubricant at hand.
    Stillness first, two minutes of slow movement, stillness again.
    Notice the breath; { exercise-figure-stop }.
exercise-TR6-leave-out = Leave this out in pregnancy, with an infection or sores, for six weeks after birth or surgery, after radiotherapy, and with a pessary, unless your team said yes.
exercise-TR7-name = Another position
exercise-TR7-why = The same step, in another position, is a new step.
exercise-TR7-setup =
    Lie on your side, or sit leaning back; lubricant at hand.
    The same size as before, without force.
    Notice what is different; { exercise-figure-stop }.
exercise-TR7-leave-out = Leave this out in pregnancy, with an infection or sores, for six weeks after birth or surgery, after radiotherapy, and with a pessary, unless your team said yes.
exercise-TR8-name = The next size
exercise-TR8-why = The size before comes first; the next one begins small.
exercise-TR8-setup =
    Lie with your knees supported, or on your side; lubricant at hand.
    Three minutes with the size before, then the tip of the next one.
    Notice the breath; the size before is always there to go back to.
exercise-TR8-leave-out = Leave this out in pregnancy, with an infection or sores, for six weeks after birth or surgery, after radiotherapy, and with a pessary, unless your team said yes.
exercise-EXO-name = A step of your own
exercise-EXO-why = A step that you chose yourself fits your days.
exercise-EXO-setup =
    Take what you need, and begin in your own way.
    Stay where it is easy; smaller is fine.
    Notice the breath and your feet on the way.
exercise-EXO-leave-out = Leave this out if it brings back something hard, or if you feel that you have to.
exercise-EXI-name = A step of your own, inside
exercise-EXI-why = A step that you chose yourself, and that you lead.
exercise-EXI-setup =
    Lie or sit with support, lubricant at hand.
    You lead all of it: how far, how long, and when it ends.
    Notice the breath; { exercise-figure-stop }.
exercise-EXI-leave-out = Leave this out in pregnancy, with an infection or sores, and after fresh bleeding, until a clinician has looked.
exercise-SFO-name = A step of your own, for two
exercise-SFO-why = A step that you chose together fits your days.
exercise-SFO-setup =
    Say to each other what this step is, and where it ends.
    The one with pain leads; a word ends it at once.
    Notice the breath and the touch on the way.
exercise-SFO-leave-out = Leave this out if you are pressured, hurt or afraid. A doctor or a support service can help you in confidence.
exercise-SFI-name = Your own step, for two, inside
exercise-SFI-why = A step that you chose together, led by the one with pain.
exercise-SFI-setup =
    Say to each other what this step is, and where it ends.
    The one with pain leads all of it; lubricant at hand.
    Notice the breath; { exercise-figure-stop }.
exercise-SFI-leave-out = Leave this out in pregnancy, with an infection or sores, and after fresh bleeding, until a clinician has looked.
exercise-TRO-name = Your own step with a trainer
exercise-TRO-why = A step that you chose yourself, with a thing that you know.
exercise-TRO-setup =
    Clean and warm, with water-based lubricant at hand.
    You lead all of it: how far, how long, and when it ends.
    Notice the breath; { exercise-figure-stop }.
exercise-TRO-leave-out = Leave this out in pregnancy, with an infection or sores, for six weeks after birth or surgery, after radiotherapy, and with a pessary, unless your team said yes.
exercise-COM1-name = Ten-minute turn-taking
exercise-COM1-why = Being heard to the end is rare, and it helps.
exercise-COM1-setup =
    Sit facing each other, or side by side on a walk.
    Four minutes each; the one who listens says it back.
    Notice the wish behind the words.
exercise-COM1-leave-out = Leave this out if you are pressured, hurt or afraid. A doctor or a support service can help you in confidence.
exercise-COM2-name = Traffic map
exercise-COM2-why = A map says in advance what is easy today and what is not.
exercise-COM2-setup =
    Sit with paper and a pen each.
    List touches: green is easy, amber is slow, red is not now.
    Notice that a map can change from day to day.
exercise-COM2-leave-out = Leave this out if you are pressured, hurt or afraid. A doctor or a support service can help you in confidence.
exercise-COM3-name = A number for two
exercise-COM3-why = A number says in one word what is hard to explain in the moment.
exercise-COM3-setup =
    Sit together with paper and a pen.
    Agree what 2, 3 and 4 look like, and what each of you does then.
    Notice that a 4 always means stopping.
exercise-COM3-leave-out = Leave this out if you are pressured, hurt or afraid. A doctor or a support service can help you in confidence.
exercise-COM4-name = Affection that leads nowhere
exercise-COM4-why = When it is said that this is all, nobody has to watch out.
exercise-COM4-setup =
    Stand, sit or lie close.
    One hug or hand massage a day, with the words "this is all".
    Notice how it is when nothing follows.
exercise-COM4-leave-out = Leave this out if you are pressured, hurt or afraid. A doctor or a support service can help you in confidence.
exercise-COM5-name = Plan B
exercise-COM5-why = With a second plan, stopping is a turn in the road.
exercise-COM5-setup =
    Sit together with paper and a pen.
    Agree on what you do instead when one of you stops.
    Notice that both plans are good evenings.
exercise-COM5-leave-out = Leave this out if you are pressured, hurt or afraid. A doctor or a support service can help you in confidence.
exercise-COM6-name = Helpful replies
exercise-COM6-why = Some replies to pain bring people closer than others.
exercise-COM6-setup =
    Sit together, at a calm moment.
    Swap replies that close a door for ones that keep it open.
    Notice which reply you would like to hear.
exercise-COM6-leave-out = Leave this out if you are pressured, hurt or afraid. A doctor or a support service can help you in confidence.
exercise-COM7-name = Shared routine
exercise-COM7-why = Practice lasts longer when it has a place in the day.
exercise-COM7-setup =
    Sit together, or breathe together.
    A partner joins the breathing, or takes over one chore.
    Notice what makes room for you.
exercise-COM7-leave-out = Leave this out if you are pressured, hurt or afraid. A doctor or a support service can help you in confidence.

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
exercise-limit-hold-length = A hold lasts { $max } seconds at most here; { $value } is longer.
exercise-limit-release = Letting go lasts at least twice as long as squeezing: { $min } seconds here; { $value } is shorter.
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
exercise-advice-often = { $times ->
    [2] Twice a day is plenty for this one.
    [3] Three times a day is plenty for this one.
   *[other] That is plenty of this one for today.
}
exercise-advice-day = That is forty minutes of guided breathing today. Enough is good too.

# Figures that other texts name; `none` is said while numbers are hidden.
exercise-figure-stop = { $figures ->
    [none] more than mild pain is a place to stop
   *[other] pain above 3 of 10 is a place to stop
}
exercise-figure-pull = { $figures ->
    [none] no more than that
   *[other] 3 of 10 at most
}
exercise-figure-light = { $figures ->
    [none] A light squeeze
   *[other] 20 to 30 percent of full strength
}
exercise-figure-half = { $figures ->
    [none] Well under half
   *[other] 40 percent of full strength at most
}
exercise-figure-still = { $figures ->
    [none] a short stillness
   *[other] 30 to 60 seconds of stillness
}
exercise-figure-name = { $figures ->
    [none] Long hold, long out-breath
   *[other] 4-7-8
}
