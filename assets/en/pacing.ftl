# What pacing suggests, why, and what would change it. One sentence each; the figures come from the person's notes.
# A key may have an ending for the way in which its rule matched; without one it speaks for all of them.

## What
pacing-what-R4_clinician_hold = Your clinician asked to pause this. Breathing and the journal stay open.
pacing-what-R6_worse_two_weeks = Half as long for now: { $dose } min. A clinician could look at this with you.
pacing-what-R7_stopped = One step easier, { $dose } min.
pacing-what-R8_after_effect = One step easier, { $dose } min.
pacing-what-R9_fear_high = One step easier, { $dose } min.
pacing-what-gentle-rest = Gentle rest today, { $dose } min: slow breathing, noticing, warmth.
pacing-what-R10_flare = A gentle day, { $dose } min: breathing, warmth, rest.
pacing-what-R10_high_today = Today: breathing and rest, { $dose } min.
pacing-what-R11_your_choice-easier = Your choice: easier today, { $dose } min.
pacing-what-R11_your_choice-consent = The same step, kept short: { $dose } min.
pacing-what-R11_your_choice-same = Your choice: the same as last time, { $dose } min.
pacing-what-R12_too_much_today = The same step, kept short: { $dose } min.
pacing-what-R13_long_break = You came back. One step easier and small: { $dose } min.
pacing-what-R13_long_break-lowest = You came back. Start small: { $dose } min.
pacing-what-R13_short_break = You came back. Start small: { $dose } min.
pacing-what-R14_loaded_day = A lighter day: { $dose } min.
pacing-what-R15_need_more_entries = Staying on this step, { $dose } min.
pacing-what-R15_need_more_entries-no-session = Staying on this step, { $dose } min.
pacing-what-R15_wait_for_next_day = The same as last time, { $dose } min.
pacing-what-R16_one_load_factor = The same as last time, { $dose } min.
pacing-what-R17_drifting_up = Staying here, { $dose } min.
pacing-what-R18_fear_settling = The same step again, { $dose } min.
pacing-what-R19_three_good_sessions = The same as last time, { $dose } min.
pacing-what-R20_once_a_week = The same as last time, { $dose } min.
pacing-what-R21_a_little_longer = A little longer, from { $from } to { $to } min?
pacing-what-R22_gate = The same step, { $dose } min.
pacing-what-R23_next_step = Ready for the next step, at { $dose } min?
pacing-what-R24_maintain = You have reached what you chose. Keep it easy, { $dose } min three times a week.
pacing-what-R25_past_locked_step = The next step waits for an agreement, so a later one is offered: step { $step }, at { $dose } min?

## Why
pacing-why-R1_emergency = A safety note asks for medical help now.
pacing-why-R2_crisis = You said that you may not be safe.
pacing-why-R3_urgent-note = A safety note asks for someone to look at it today or tomorrow.
pacing-why-R3_urgent-stop-bleeding = The last practice was stopped for fresh bleeding.
pacing-why-R3_urgent-stop-numb = The last practice was stopped for numbness.
pacing-why-R4_clinician_hold = You noted that your clinician asked for this pause.
pacing-why-R5_soon = A safety note asks for an appointment in the next week or two.
pacing-why-R6_worse_two_weeks = Pain has been above your start for two weeks: { $recent } this week, { $before } the week before, { $earlier } at the start.
pacing-why-R7_stopped = Last time you stopped. Your body asked for it, and you listened.
pacing-why-R7_stopped-stop-panic = Last time you stopped because of panic, or feeling far away. You listened.
pacing-why-R7_stopped-stop-dizzy = Last time you stopped because you were dizzy. You listened.
pacing-why-R8_after_effect-rise = On the day after, pain was { $rise } higher than before the practice. A step back lets things settle.
pacing-why-R8_after_effect-soreness = Soreness lasted longer than { $limit } hours. A step back lets things settle.
pacing-why-R9_fear_high = Fear was { $fear } of 10. An easier step lets safety grow first.
pacing-why-R10_flare = Harder days: the last three average { $recent }, the week before { $earlier }.
pacing-why-R10_high_today = Pain is { $pain } now.
pacing-why-R11_your_choice-easier = You asked for easier.
pacing-why-R11_your_choice-consent = A mind changed last time. That is always fine.
pacing-why-R11_your_choice-same = You asked for the same.
pacing-why-R12_too_much_today-rise = Pain rose by { $rise } during the last practice.
pacing-why-R12_too_much_today-peak = Pain reached { $pain } during the last practice.
# The rules look back 28 days; what lies before them is told as four weeks or more.
pacing-why-R13_long_break =
    { $days ->
        [28] It is four weeks or more since this was practised. A body picks up best from a little less.
       *[other] It is { $days } days since this was practised. A body picks up best from a little less.
    }
pacing-why-R13_short_break = It is { $days } days since this was practised. A body picks up best from a little less.
pacing-why-R14_loaded_day = Today carries a lot: { $loads }.
pacing-why-R15_need_more_entries-entries =
    { $count ->
        [0] No day of the last seven has a pain figure; { $needed } give a picture.
        [one] One day of the last seven has a pain figure; { $needed } give a picture.
       *[other] { $count } days of the last seven have a pain figure; { $needed } give a picture.
    }
pacing-why-R15_need_more_entries-no-session = There is no practice at this step in the last two weeks.
pacing-why-R15_wait_for_next_day = The last practice has no pain figure from the day after yet.
pacing-why-R16_one_load_factor = One thing weighs on today: { $loads }.
pacing-why-R17_drifting_up = Pain is drifting up a little: { $earlier } the week before, { $recent } this week.
pacing-why-R18_fear_settling = Fear was still { $fear } of 10.
pacing-why-R19_three_good_sessions =
    { $count ->
        [0] A step forward follows { $needed } comfortable practices, one after the other. There is no hurry.
       *[other] { $count } of { $needed } comfortable practices at this step, one after the other.
    }
pacing-why-R20_once_a_week-since-increase =
    { $days ->
        [0] Something moved forward today. Once a week is enough.
        [one] Something moved forward yesterday. Once a week is enough.
       *[other] Something moved forward { $days } days ago. Once a week is enough.
    }
pacing-why-R20_once_a_week-at-step =
    { $days ->
        [0] This step is new today. { $needed } days here first.
        [one] You have been at this step for one day. { $needed } days here first.
       *[other] You have been at this step for { $days } days. { $needed } days here first.
    }
pacing-why-R20_once_a_week-other-forward = Something else moves forward this week. One change at a time.
pacing-why-R20_once_a_week-other-back = Something else takes a step back, so this waits with it.
pacing-why-R20_once_a_week-unanswered = The safety question has no answer yet. Until then things stay as they are.
pacing-why-R21_a_little_longer = { $count } comfortable practices, and the last days were steady.
pacing-why-R22_gate = The next step needs a clinician's agreement, or your partner's yes.
pacing-why-R23_next_step = { $count } comfortable practices, and the last days were steady.
pacing-why-R24_maintain = This is the last step that you chose.
pacing-why-R25_past_locked_step = { $count } comfortable practices, and the last days were steady. What lies between needs a clinician's agreement.

## What would change it
pacing-change-R1_emergency = Once a clinician has seen it, mark the note as seen. Journal and lessons stay open.
pacing-change-R2_crisis = This stays until tomorrow. A person, two quiet minutes and the journal are open.
pacing-change-R3_urgent = Once a clinician has seen it, mark the note as seen.
pacing-change-R4_clinician_hold = It ends when your clinician says so.
pacing-change-R5_soon = Once a clinician has seen it, mark the note as seen, and things can move again.
pacing-change-R6_worse_two_weeks = A week that comes nearer to { $earlier } lifts this by itself.
pacing-change-R7_stopped = After a practice without a stop, things can grow from there.
pacing-change-R8_after_effect-rise = When the day after is less than { $limit } higher, things can grow again.
pacing-change-R8_after_effect-soreness = When soreness is gone within { $limit } hours, things can grow again.
pacing-change-R9_fear_high = When fear stays below { $limit }, things can grow again.
pacing-change-R10_flare = When the last days come nearer to { $earlier }, the usual practice is back.
pacing-change-R10_high_today = When pain is below { $limit }, the usual practice is back.
pacing-change-R11_your_choice = You can choose again at any time.
pacing-change-R11_your_choice-consent = The time after this one can be as long as before.
pacing-change-R12_too_much_today-rise = After a practice in which pain rises by less than { $limit }, the length can grow again.
pacing-change-R12_too_much_today-peak = After a practice in which pain stays below { $limit }, the length can grow again.
pacing-change-R13_long_break = A few comfortable practices, and it grows again.
pacing-change-R13_short_break = A few comfortable practices, and it grows again.
pacing-change-R14_loaded_day = On a day that carries less, the usual length is back.
pacing-change-R15_need_more_entries =
    { $left ->
        [one] One more day with a pain figure, and there is something to go by.
       *[other] { $left } more days with a pain figure, and there is something to go by.
    }
pacing-change-R15_need_more_entries-no-session = After a practice and the morning that follows, there is something to go by.
pacing-change-R15_wait_for_next_day = A pain figure on the morning after a practice is enough.
pacing-change-R16_one_load_factor = On a day without it, things can move again.
pacing-change-R17_drifting_up = When a week is at most { $limit } above the one before, things can move again.
pacing-change-R18_fear_settling = When fear is { $limit } or less, things can move again.
pacing-change-R19_three_good_sessions =
    { $left ->
        [one] One more in which pain hardly rises, the day after is calm, and you say easy or ok. Staying is fine too.
       *[other] { $left } more in which pain hardly rises, the day after is calm, and you say easy or ok. Staying is fine too.
    }
pacing-change-R20_once_a_week =
    { $left ->
        [one] Tomorrow, if things stay as calm.
       *[other] In { $left } days, if things stay as calm.
    }
pacing-change-R20_once_a_week-other-forward = In a week, if things stay as calm.
pacing-change-R20_once_a_week-other-back = When that has settled, this can move again.
pacing-change-R20_once_a_week-unanswered = Once it is answered, things can move again.
pacing-change-R21_a_little_longer = Staying is as good. If the next days are harder, it waits.
pacing-change-R22_gate = When that is noted, the next step opens. There is no hurry.
pacing-change-R23_next_step = Staying is as good. If the next days are harder, it waits.
pacing-change-R24_maintain = You can choose another end at any time.
pacing-change-R25_past_locked_step = With an agreement, what lies between opens too. You lose nothing without it.

## Beside it
pacing-more-notes = A few more notes, and there is something to suggest.
pacing-note-milestone_30 = Pain is clearly lower this week than when you began.
pacing-note-review_visit = You have practised steadily, and the pain has not moved much yet. That is useful to know. A visit could help adjust the plan.
pacing-note-mdt_review = You could ask for a review by more than one kind of professional: physiotherapy, a doctor with an interest in pelvic or vulval pain, and a psychologist or sex therapist. Hormones, skin conditions, nerve sensitivity, medicines and injections are among the things they can look at.
pacing-note-look_at_barriers = What got in the way? Shorter, another time of day or another block may fit better.
pacing-load-sleep = { $figure } h of sleep
pacing-load-stress = stress { $figure }
pacing-load-mood = mood { $figure }
pacing-load-unwell = feeling unwell
pacing-load-sensitive = sensitive days
pacing-load-and = { $one } and { $other }

## The page of reasons, and the answers
pacing-heading = Why this practice
pacing-track-line = { $track }: { $what }
pacing-answer = Your answer
pacing-answer-followed = follow
pacing-answer-easier = easier today
pacing-answer-same = the same as last time
pacing-answer-own = choose myself
pacing-own-step = Step
pacing-own-minutes = Minutes
pacing-unit-step = step
pacing-answered-followed = You chose: as suggested.
pacing-answered-easier = You chose: easier today.
pacing-answered-same = You chose: the same as last time.
pacing-answered-own = You chose for yourself.
pacing-answered-therapist = As your therapist's plan says.
