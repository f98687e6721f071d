# `import`: what a file would bring, asked before it is taken, and taken back.

import-no-file = Which file? pelvicoach import FILE reads one, pelvicoach import --undo takes the last import out.
import-refused = { $file } was not taken. { $why }
import-not-text = It is not text in UTF-8 or UTF-16. Saved as "CSV UTF-8", it can be read.
import-not-whole-diary = It is not a whole diary as `export all --format json` writes it.
import-newer = A newer version of pelvicoach wrote it (format { $version }); that version can read it.
import-more = It holds { $name }, which a whole diary of this version does not have. Without that part it can be read.
import-empty = It holds no table: a first line with the names of the columns, and rows beneath.
import-many-columns = It has more than { $most } columns.
import-many-rows = It has more than { $most } rows. In parts it can be read.
import-month-full = { $month } alone has more than { $most } rows, one every ten minutes day and night. With fewer of them it can be read.
import-row-long = Line { $line } has { $has } values, and the first line has { $names } names.
import-row-unread = Line { $line } cannot be read as a row of a table.
import-row-gone = A row cannot be read a second time.
import-map-unclear = --map takes COLUMN=FIELD, and { $text } is not that. Fields: date, time, line, skip, { $known }.
import-map-column = The file has no column { $text }.
import-map-field = { $text } is not a field. Fields: date, time, line, skip, { $known }.
import-map-twice = Column { $column } would become { $field }, as another column does. --map tells them apart.
import-no-date = No column reads as the day. --map COLUMN=date names it.
import-order = Its dates can be read as day, month or as month, day. --dates dmy or --dates mdy tells which.
import-at = Line { $line }, column { $column }: { $why }
import-not-whole = { $value } is not a whole number from { $least } to { $most }.
import-not-halves = { $value } is not a number of hours from 0 to { $most } in halves.
import-not-number = { $value } is not a number.
import-not-yes = { $value } is neither yes nor no.
import-not-date = { $value } does not read as a day or a moment.
import-not-time = { $value } does not read as a time of day.
import-not-one = { $value } is none of these: { $known }.
import-not-kind = { $value } is not a kind of entry that a table can hold.
import-to-come = { $value } is still to come.
import-day-absent = There is no day.
import-note-long = The words of this row are longer than { $most } characters.
import-more-trouble = { $count ->
    [one] One more value does not fit either.
   *[other] { $count } more values do not fit either.
}
import-as-words = With --map COLUMN=line a column is kept as words in the note, whatever it holds.
import-columns = What each column becomes (--map COLUMN=FIELD changes it):
import-column = { $column }: { $becomes }
import-becomes = { $field } ({ $words })
import-becomes-date = the day
import-becomes-time = the time of day
import-becomes-line = a line of the note, behind the name of the column
import-becomes-nothing = left out
import-line = { $column }: { $words }
import-read = { $read ->
    [one] One entry read, { $new ->
        [0] not new here
       *[other] new here
    }
   *[other] { $read } entries read, { $new } of them new here
}{ $span }.
import-span = , from { $from } to { $to }
import-here = { $count ->
    [one] One is here already, and stays as it is.
   *[other] { $count } are here already, and stay as they are.
}
import-deleted = { $count ->
    [one] One was deleted here, and stays deleted.
   *[other] { $count } were deleted here, and stay deleted.
}
import-later = { $count ->
    [one] One stands in the file in a later writing, which takes the place of the one here.
   *[other] { $count } stand in the file in a later writing, which takes the place of the one here.
}
import-settings = { $count ->
    [one] One thing that is set in the program is newer in the file, and takes the place of the one here.
   *[other] { $count } things that are set in the program are newer in the file, and take the place of those here.
}
import-passed = { $count ->
    [one] One item has no name or no moment, or is no setting, and is passed over.
   *[other] { $count } items have no name or no moment, or are no settings, and are passed over.
}
import-bare = { $count ->
    [one] One row holds a day and nothing else.
   *[other] { $count } rows hold a day and nothing else.
}
import-ask = Take them? [y/N]
import-left = Nothing was changed.
import-nobody = Nobody can be asked here. --dry-run shows what would happen, --yes does it. Nothing was changed.
import-dry = Nothing was changed.
import-nothing = There is nothing new in it. Nothing was changed.
import-done = { $count ->
    [0] Saved. pelvicoach import --undo takes it back.
    [one] Saved: one new entry. pelvicoach import --undo takes it out again.
   *[other] Saved: { $count } new entries. pelvicoach import --undo takes them out again.
}
import-cut-off = What came before it is in. Reading the file in again goes on from there; import --undo takes it out.
import-undo-none = There is no import to take back.
import-undo-what = The import { $when }: { $gone ->
    [0] none of its entries goes
    [one] one entry goes
   *[other] { $gone } entries go
}{ $stay ->
    [0] .
    [one] ; one that you changed since stays.
   *[other] ; { $stay } that you changed since stay.
}
import-undo-again = { $count ->
    [one] One entry is again as it was before.
   *[other] { $count } entries are again as they were before.
}
import-undo-settings = { $count ->
    [one] One thing that is set in the program is again as it was.
   *[other] { $count } things that are set in the program are again as they were.
}
import-undo-ask = Take it back? [y/N]
import-undo-left = The import stays.
import-undo-done = Taken back. The same file can be read in again.
