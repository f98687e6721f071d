# Words of the room "safety": what is asked, and what is said. Version 1; reviewed by: (left empty until a clinician
# has read them). Numbers, levels and sources stand in assets/safety.json.

## The emergency screen

safety-heading = Before you start
safety-lead = Some things need a person, not a program. Is any of this new?
safety-check = Your answer
safety-weekly-heading = Anything new this week?
safety-weekly-lead = Some things need a person, not a program. Is any of this new?
safety-answer-none = none of these
safety-answer-something = something here
safety-answer-not_now = not now
safety-which-hint = Choose what fits. You can choose several, or leave again.

## The questions. Row 9 is never in a list; row 27 follows from a questionnaire.

safety-flag-1 = New numbness or a changed feeling between the legs, at the genitals or the back passage, for instance when wiping
safety-flag-2 = New loss of bladder or bowel control, not feeling it, or not being able to pass urine for 6 hours or more
safety-flag-3 = New weakness in both legs, or pain shooting down both legs
safety-flag-4 = Sudden severe pain in the belly or pelvis; or pain with fainting, at the tip of the shoulder, or in a possible pregnancy
safety-flag-5 = Heavy bleeding (a pad soaked every hour for 2 hours or more), or feeling faint with bleeding
safety-flag-6 = Fever of 38 °C or more together with strong pelvic pain, shivering or confusion
safety-flag-7 = Chest pain, fainting, or being badly out of breath
safety-flag-8 = Thoughts of ending your life, or you are not safe
safety-flag-9 = Someone hurt or assaulted you recently
safety-flag-9-more = You are injured, or not safe where you are
safety-flag-10 = Fever, a new foul or unusual discharge, or pelvic pain with either
safety-flag-11 = Burning when passing urine, with fever or pain in the back or side
safety-flag-12 = Pregnant, with bleeding or new pain
safety-flag-13 = New sores or blisters, or a lump that swells fast or hurts a lot
safety-flag-14 = Pain or bleeding soon after a birth, an operation, a coil fitting or another procedure, or a wound that opens
safety-flag-15 = Fresh bleeding or numbness during a practice
safety-flag-15-more = The numbness is still there some minutes after moving
safety-flag-16 = Bleeding after sex or touch
safety-flag-17 = Any bleeding 12 months or more after the last period
safety-flag-18 = Bleeding between periods that keeps coming
safety-flag-19 = A new lump, a sore that stays, a change of colour, or white, thin or itchy skin in the genital area
safety-flag-20 = Blood in urine or stool, a lasting change in bowel habit, losing weight without trying, night sweats, lasting bloating, or a lump you can feel
safety-flag-21 = New deep pain, periods that hurt more and more, or pain when opening the bowels during a period
safety-flag-22 = Pain that wakes you every night or rises week by week
safety-flag-23 = A bulge or heaviness, or trouble emptying the bladder or bowel
safety-flag-23-more = You cannot empty at all
safety-flag-24 = Dryness or burning with menopause, breastfeeding or some contraceptives, or after cancer treatment
safety-flag-25 = Thrush or urine infections that keep coming back, without treatment
safety-flag-26 = Numbness or burning on one side that is worse when sitting, or feels electric
safety-flag-27 = Low or anxious days, in two questionnaires one after the other
safety-flag-28 = This pain has never been examined by anyone

## What is said, by level

safety-level-emergency = This needs medical help now. Please stop here and call your local emergency number or go to an emergency department. Do not wait for an appointment.
safety-level-urgent = Please contact a doctor, clinic or urgent-care service today or tomorrow. Practice is paused until then; gentle breathing is fine if it feels good.
safety-level-soon = Please book an appointment in the next week or two and mention this. Your practice stays as it is until then, nothing new.
safety-level-soon-drops = Please book an appointment in the next week or two and mention this. Until then drops rest and nothing new begins. Breathing, stretches and rest stay open.
safety-level-review = Worth bringing to your next visit. It has been added to your questions.
safety-name-emergency = medical help now
safety-name-urgent = today or tomorrow
safety-name-soon = in the next two weeks
safety-name-review = at the next visit

## An open note

safety-open = One note to look at: Enter.
safety-open-read = One note to look at: { $key-i-today-safety-note }.
safety-since = since { $day }
safety-seen-done = Noted. Practice is as it was.
safety-ask-again-done = You will be asked again in the next days. Until then nothing moves forward.
safety-state-raised = open
safety-state-seen = seen by a clinician
safety-state-ask_again = to be asked again
safety-now-breathing = Until someone has looked at this, what begins is gentle breathing.
safety-now-grounding = You can settle for two minutes here, or write in the journal.

## After a stop

safety-stop-pain = pain
safety-stop-dizzy = dizzy
safety-stop-panic = panic, or far away
safety-stop-numb = numb
safety-stop-bleeding = bleeding
safety-stop-toilet = toilet
safety-stop-changed_mind = changed my mind
safety-stop-not_said = rather not say
safety-stop-text-bleeding = Fresh bleeding is a reason to leave it for today. Rest, and let the area be. If it is heavy or you feel faint, call your local emergency number. Otherwise please contact a doctor, clinic or urgent-care service today or tomorrow.
safety-stop-text-numb = Move a little: another position, a few slow steps if you can. Numbness from lying or sitting fades within minutes. If it stays, or is between the legs, this needs medical help now: call your local emergency number or go to an emergency department. If it fades, please tell a doctor or clinic today or tomorrow.
safety-numb-gone = Has the feeling come back?
safety-numb-gone-yes = yes, it is back
safety-numb-gone-no = no, still numb
safety-dizzy = Let your breath go back to its own size. Sit or lie down. Tingling or light-headedness fades in a minute or two; breathe smaller next time.
safety-chest = Chest pain, fainting, or breathlessness that does not settle: please call your local emergency number now.
safety-no-repeat = That was enough for today. What you stopped can wait until tomorrow.

## A person

safety-person = I need a person
safety-crisis = It sounds very hard right now. You deserve support from a person, not a program. If you might act on thoughts of ending your life or of hurting yourself, please contact your local emergency number or go to the nearest emergency department now. If you can, tell someone near you and stay with them. A crisis line, doctor or therapist in your area can also help; you can save their contact here.
safety-contacts = Your people
safety-contacts-hint = Names and numbers, one a line. They stay on this machine.
safety-contacts-none = No contact saved yet.
safety-contacts-each = names and numbers
safety-contacts-add = add a contact
safety-relationship = If you are ever pressured, hurt or afraid of someone, these exercises are not the right step. A doctor, nurse or a local support service can help you in confidence.

## What this is

safety-intended-use = pelvicoach is a self-practice diary and timer that helps people follow exercises and education discussed with their clinician. It does not diagnose, treat, cure or monitor a disease, and does not replace a clinician.
safety-place = Not while driving, in water, or standing on something.
safety-adults = For adults, 18 and over.
safety-person-text = You do not have to carry this alone. Call someone you trust, a crisis line, or your local emergency number.

# The emergency lines of the first screen, one short line each.
safety-line-1 = New numbness between the legs, or when wiping
safety-line-2 = No control of bladder or bowel, or no urine for 6 hours or more
safety-line-3 = New weakness in both legs, or pain shooting down both
safety-line-4 = Sudden severe belly pain; pain with fainting or a possible pregnancy
safety-line-5 = Heavy bleeding: a pad an hour for 2 hours, or faint with it
safety-line-6 = Fever of 38 °C or more with strong pelvic pain, shivering or confusion
safety-line-7 = Chest pain, fainting, or badly out of breath
safety-not-safe = You said it. That matters.
safety-hurt = You did not deserve this.
safety-hurt-text = You decide what happens next. A doctor, a clinic or a local support service can look after you, today or tomorrow, and you can say as much or as little as you like. If you are injured, or not safe where you are, call your local emergency number now. Nothing of this is written down here.
