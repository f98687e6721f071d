# Words of the room "learn": the list of lessons, and what stands around a text. The texts stand in lessons/.

learn-heading = Lessons
learn-intro = Two to four minutes each, in any order.
learn-minutes = { $minutes } min
learn-minutes-read = read · { $minutes } min
learn-minutes-next = next, if you like · { $minutes } min
learn-glossary = Glossary
learn-glossary-state = words to look up
learn-card-state = a card to print
learn-question = A question, if you like
learn-answer = Your words
learn-action = Something to try
learn-sources = Where this comes from
learn-source = { $short }: { $full } { $confidence }.
learn-confidence-strong = Strong evidence
learn-confidence-some = Some evidence
learn-confidence-expert = Expert opinion
learn-confidence-own = Our own choice
learn-reviewed = Last looked through on { $day }. No clinician has reviewed it yet.
learn-reviewed-by = Last looked through on { $day }. Reviewed by { $who }.
learn-waits = { $name } opens with its part of Plan.
learn-marked = Noted as read.
learn-unmarked = No longer noted as read.
learn-card-there = There is a file { $file } already. It stays as it is.
learn-card-written = The card is kept as { $file }.
