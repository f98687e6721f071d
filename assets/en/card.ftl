# The card before a practice.

card-heading = Before you begin
card-yesterday = Pain yesterday, overall
card-yesterday-low = none
card-yesterday-high = worst
card-now = Pain now
card-now-low = none
card-now-high = worst
card-ease = Ease of letting go
card-ease-low = tight
card-ease-high = soft
card-soreness = Any soreness left from yesterday
card-soreness-none = none
card-soreness-hours = gone within hours
card-soreness-still = still there
card-sleep = Sleep
card-stress = Stress
card-stress-low = none
card-stress-high = a lot
card-mood = Mood
card-mood-low = low
card-mood-high = good
card-did = What you could do this week
