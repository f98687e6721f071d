# The questions before the breath is held.

hold-heading = Before holding the breath
hold-lead = Holding is not needed for anything here. It stays off when any of these applies to you now:
hold-line-1 = you are pregnant
hold-line-2 = a heart or lung condition
hold-line-3 = high or low blood pressure that needs treatment
hold-line-4 = seizures
hold-line-5 = glaucoma, or an eye operation not long ago
hold-line-6 = an operation in belly or pelvis not long ago, or a hernia
hold-line-7 = you faint easily
hold-line-8 = panic when you hold your breath
hold-check = For you
hold-answer-none = none of these
hold-answer-something = something here
hold-answer-not_now = not now
hold-stays-off = Then holds stay off. The same breath without a hold does as much, and you can answer again whenever you like: choose the breath once more.
hold-not-now = Then holds stay off for now. A breath without one is as good.
