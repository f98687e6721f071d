# History.

history-span-week = a week
history-span-month = a month
history-span-three-months = three months
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
history-empty = No figures for this yet: { $measure }. They come from your cards and check-ins.
history-day-worst = worst { $n }
history-day-pain = pain { $n }
history-day-ease = ease { $n }
history-day-sleep = slept { $n } h
history-day-practised = practised { $minutes } min
history-day-hard = hard day
history-day-note = note
