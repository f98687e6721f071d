# Questionnaires: their questions and what their scores say. This is the one file with the texts of questionnaires, so
# that a text can be taken out or put in place of another without touching the program.
#
# PEG: Krebs EE, Lorenz KA, Bair MJ, et al. J Gen Intern Med 2009;24:733-738, open access, figure 1. Reprints of the form
#   give the same words; sites that reprint it call it free to use.
# PHQ-4: Kroenke K, Spitzer RL, Williams JBW, Löwe B. Psychosomatics 2009;50:613-621. Developed by Drs Spitzer,
#   Williams, Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce,
#   translate, display or distribute: read in the notice that HL7 prints with the longer form of the same family.
# PGIC, PSFS and the four levels of difficulty: own wording of generic or free methods.

## Names, and what stands before the questions

questionnaire-peg-name = PEG
questionnaire-peg-about = three questions about pain and your week
questionnaire-peg-intro = Three questions about the past week. Any of them can stay open; a score needs all three.
questionnaire-peg-credit = PEG: Krebs and colleagues, 2009.
questionnaire-phq-4-name = PHQ-4
questionnaire-phq-4-about = four questions about worry and low mood
questionnaire-phq-4-intro = Over the last 2 weeks, how often have you been bothered by the following problems?
questionnaire-phq-4-credit = PHQ-4: Kroenke, Spitzer, Williams and Löwe, 2009.
questionnaire-phq-4-safety = It does not ask about ending your life. If that is on your mind, or you are not safe, { $key-t-form-person } leads to a person at any point.
questionnaire-pgic-name = PGIC
questionnaire-pgic-about = one question about what has changed
questionnaire-pgic-intro = One question about the whole time since you began here.
questionnaire-pgic-credit = A common question of pain research, in our own words.
questionnaire-psfs-name = PSFS
questionnaire-psfs-about = your own activities, and how they go
questionnaire-psfs-intro = Three to five things that you would like to do more easily, such as sitting through a film. The same ones come up next time.
questionnaire-psfs-credit = After the patient-specific functional scale, in our own words.
questionnaire-difficulty-name = Difficulty
questionnaire-difficulty-about = one question about penetration, of any kind
questionnaire-difficulty-intro = One question about penetration of any kind, lately. It can stay open.
questionnaire-difficulty-credit = Four levels after Marinoff, in our own words.

## PEG

questionnaire-peg-item-1 = What number best describes your pain on average in the past week?
questionnaire-peg-item-1-low = no pain
questionnaire-peg-item-1-high = pain as bad as you can imagine
questionnaire-peg-item-2 = What number best describes how, during the past week, pain has interfered with your enjoyment of life?
questionnaire-peg-item-2-low = does not interfere
questionnaire-peg-item-2-high = completely interferes
questionnaire-peg-item-3 = What number best describes how, during the past week, pain has interfered with your general activity?
questionnaire-peg-item-3-low = does not interfere
questionnaire-peg-item-3-high = completely interferes

## PHQ-4

questionnaire-phq-4-item-1 = Feeling nervous, anxious or on edge
questionnaire-phq-4-item-2 = Not being able to stop or control worrying
questionnaire-phq-4-item-3 = Little interest or pleasure in doing things
questionnaire-phq-4-item-4 = Feeling down, depressed, or hopeless
questionnaire-phq-4-answer-0 = not at all
questionnaire-phq-4-answer-1 = several days
questionnaire-phq-4-answer-2 = more than half the days
questionnaire-phq-4-answer-3 = nearly every day
questionnaire-phq-4-band-none = none or minimal
questionnaire-phq-4-band-mild = mild
questionnaire-phq-4-band-moderate = moderate
questionnaire-phq-4-band-severe = severe
questionnaire-phq-4-pair-1 = The two questions about worry together reach the form's mark.
questionnaire-phq-4-pair-2 = The two questions about interest and mood together reach the form's mark.

## PGIC

questionnaire-pgic-item-1 = Since you began here, how is it on the whole?
questionnaire-pgic-answer-1 = very much better
questionnaire-pgic-answer-2 = much better
questionnaire-pgic-answer-3 = a little better
questionnaire-pgic-answer-4 = no change
questionnaire-pgic-answer-5 = a little worse
questionnaire-pgic-answer-6 = much worse
questionnaire-pgic-answer-7 = very much worse

## PSFS

questionnaire-psfs-activity-1 = First activity
questionnaire-psfs-activity-2 = Second
questionnaire-psfs-activity-3 = Third
questionnaire-psfs-activity-4 = Fourth, if you like
questionnaire-psfs-activity-5 = Fifth, if you like
questionnaire-psfs-able = How it goes now
questionnaire-psfs-able-low = cannot do it
questionnaire-psfs-able-high = as before the pain

## Difficulty

questionnaire-difficulty-item-1 = How it was
questionnaire-difficulty-answer-0 = no pain
questionnaire-difficulty-answer-1 = some pain, and going on was fine
questionnaire-difficulty-answer-2 = pain that asked for a pause or a stop
questionnaire-difficulty-answer-3 = pain that kept it from happening

## What a score says

questionnaire-heading-result = What it says
questionnaire-score = { $name }: { $score }, on a scale from { $least } to { $most }.
questionnaire-score-none = { $name }: no score this time, some questions stayed open. What you answered is kept.
questionnaire-answer = { $name }: { $answer }.
questionnaire-band = The form calls this range { $band }.
questionnaire-before = Last time, on { $day }: { $score }.
questionnaire-first = This is the first one, so there is nothing beside it yet.
questionnaire-lower = That is lower by { $by }.
questionnaire-higher = That is higher by { $by }.
questionnaire-same = That is the same as last time.
questionnaire-mark-small = A small change.
questionnaire-mark-meets = A change that matters.
questionnaire-item-meets = { $item }: { $before } last time, { $score } now. For one activity that is a change that matters.
questionnaire-meaningful = An answer like this counts as a change that matters.
questionnaire-talk = It could help to talk about this with a doctor, a therapist or another clinician.
questionnaire-talk-key = { $key-t-form-person } leads to a person now.
questionnaire-raised = That was so twice, one after the other. A line about it has joined your questions for the visit.
questionnaire-reading = { $name }: { $score }.
questionnaire-reading-no-diagnosis = A reading depends on the sensor and on where it lies. Your therapist can say what it means for you; it is no diagnosis.
questionnaire-no-diagnosis = A score is a number from a few questions, and no diagnosis.

## Totals and readings from a clinician

questionnaire-heading-total = A figure from your therapist
questionnaire-total-intro = If someone gave you the total of a questionnaire, or what a sensor at the clinic showed, you could keep it here. The questions themselves are not in this program.
questionnaire-total-which = Which one
questionnaire-total-gupi = GUPI
questionnaire-total-fsfi = FSFI
questionnaire-total-fsds-r = FSDS-R
questionnaire-total-pfdi-20 = PFDI-20
questionnaire-total-pcs = PCS
questionnaire-total-csi = CSI
questionnaire-total-vpaq = VPAQ, severity
questionnaire-total-promis = PROMIS, T-score
questionnaire-total-dass-21 = DASS-21
questionnaire-total-emg-rest = Sensor at rest, microvolts
questionnaire-total-emg-squeeze = Sensor, a squeeze, microvolts
questionnaire-total-emg-return = Sensor, back to rest, seconds
questionnaire-total-score = The figure
questionnaire-unit-points = points
questionnaire-unit-microvolts = microvolts
