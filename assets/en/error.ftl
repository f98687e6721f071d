# Words of the room "error": one calm line each, what and where, and what still holds.

## Dates
error-when-not-a-date = “{ $text }” does not read as a date or a time. These work: 2026-11-23, "2026-11-23 21:00", 21:00, yesterday, monday, "3 days ago".
error-when-impossible = There is no “{ $text }” in the calendar or on the clock.
error-when-to-come = “{ $text }” is still to come. An entry speaks of now or earlier, such as "yesterday 21:00".
error-when-past = “{ $text }” has passed. A coming date is asked for here, such as 2026-12-01 or "in 2 weeks".
error-when-too-early = “{ $text }” lies outside the years this diary keeps (from 1970).
error-when-not-a-length = “{ $text }” does not read as a length of time. These work: 90m, 2h, 1h30m, 2d.
error-when-not-a-week = “{ $text }” does not read as a week of the calendar. These work: 2026-W47, this, last.
error-when-not-a-month = “{ $text }” does not read as a month. This works: 2026-11.
error-when-reversed = The range begins on { $from } and would end earlier, on { $to }.
