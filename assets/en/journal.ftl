# The journal.

journal-today = Today, { $day }
journal-yesterday = Yesterday, { $day }
journal-search = Search
journal-narrows = Tab  { $ways }
journal-found = { $n } { $n ->
    [one] entry
   *[other] entries
}
journal-narrow-kind = kind
journal-narrow-tag = tag
journal-narrow-place = place
journal-narrow-trigger = trigger
journal-narrow-from = from
journal-narrow-to = to
journal-empty = Nothing is written yet. Press { $key-n-journal-note } for how it is now, { $key-p-journal-pain-episode } for pain, { $key-t-journal-free-note } for a note, { $key-a-journal-ask } for a question.
journal-none-found = No entry holds this.
journal-cannot-show = an entry this version cannot show
journal-gone = This entry is no longer here.
journal-no-form = This entry can be read, and deleted; it has nothing to edit.
journal-deleted = Deleted. Press { $key-u-journal-undo } to bring it back while this window is open.
journal-ask-delete = Delete this entry? Its words leave the file.
journal-delete-yes = delete
journal-delete-no = keep
journal-whole-day = all day
