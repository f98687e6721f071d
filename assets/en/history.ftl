# History.

history-span-week = a week
history-span-month = a month
history-span-three-months = three months
history-span-year = a year
history-span-all = all days
history-span-visit = since the visit
history-days = { $from } to { $to }
history-from = from
history-from-hint = a day like 2026-10-03; empty ends today
history-date-unread = A day up to today is written like 2026-10-03. The range stays as it was.
history-side-line = line
history-side-small = small lines
history-nothing-yet = No figures in these days. They come from your cards and check-ins.
history-small-mean = { $mean } lately
history-mean = { $mean } lately ({ $n } { $n ->
    [one] day
   *[other] days
})
history-mean-none = too few days for a mean
history-start = { $mean } at the start
history-forming = start still forming ({ $n } of 4 days)
history-mark-met = past the 30 % mark
history-baseline = start
history-mark = 30 % lower
history-practised = practised
history-marks = marks
history-mark-hard-day = hard days
history-mark-step = steps
history-mark-visit = visits
history-mark-therapist = for the visit
history-mark-bleeding = cycle
history-empty = No figures for this yet: { $measure }. They come from your cards and check-ins.
history-day-worst = worst { $n }
history-day-pain = pain { $n }
history-day-ease = ease { $n }
history-day-sleep = slept { $n } h
history-day-practised = practised { $minutes } min
history-day-hard = hard day
history-day-note = note
history-day-step = step
history-day-visit = visit
history-day-therapist = for the therapist
