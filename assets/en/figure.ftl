# What each small figure shows, in words: for those who do not see it.

figure-lying = A person lies on the back, head on a pillow, knees bent over a cushion, feet on the floor.
figure-side = Seen from above: a person lies on one side, head on a pillow, knees bent, a cushion between them.
figure-child = A person kneels and folds forward, chest on a cushion, arms stretched out in front.
figure-leaning = A person kneels and leans forward, chest and arms on a bed.
figure-sitting = A person sits on a chair, back supported, feet on the floor.
figure-standing = A person stands with feet a little apart, a chair beside them to hold on to.
figure-kneeling = A person kneels on one knee, the other foot in front, back upright, hands on the front thigh.
figure-all-fours = A person is on hands and knees, back level.
figure-happy-baby = A person lies on the back, one knee drawn up, foot in the air, a hand holding the leg.
figure-butterfly = Seen from above: a person lies on the back, soles together, knees apart on cushions.
figure-squat = A person sinks into a deep squat and holds on to a door frame.
figure-four = Seen from above: a person lies on the back, one ankle on the other thigh, so that the legs make a four.
figure-soles-together = A person sits on the floor, soles together, knees apart, hands at the feet.
figure-legs-up = A person lies on the back, calves resting on the seat of a chair.
figure-knees-to-chest = A person lies on the back, knees drawn to the chest, hands at the shins.
figure-hands = A person from the front: one hand on the chest, the other on the belly.
figure-fist = A closed fist, and beside it the same hand, open.
