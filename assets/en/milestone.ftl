# Milestones: small things that were there for the first time. Each is a plain fact, said once.

milestone-today = For the first time: { $names }{ $more ->
    [0] {""}
   *[other] {" "}· and { $more } more in Plan
}
milestone-week = three days of practice in one week
milestone-practices-10 = ten practices
milestone-practices-25 = twenty-five practices
milestone-practices-50 = fifty practices
milestone-out-breath-6 = an easy out-breath of six seconds
milestone-out-breath-8 = an easy out-breath of eight seconds
milestone-ease-6 = a day with ease of 6 or more
milestone-let-go = the floor let go
milestone-stop = you stopped in good time
milestone-step = a step further on a track
milestone-pain-10 = pain 10 % lower than at the start
milestone-pain-30 = pain 30 % lower than at the start
milestone-pain-50 = pain 50 % lower than at the start
milestone-psfs = your own activities two points easier
milestone-talk = a talk with your partner
milestone-question = a question that a clinician answered
milestone-kind = a kind sentence to yourself
