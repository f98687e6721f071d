# The journal.

journal-today = Today, { $day }
journal-yesterday = Yesterday, { $day }
journal-search = Search
journal-empty = Nothing is written yet. Press n for how it is now, p for pain, t for a note, a for a question.
journal-none-found = Nothing holds these words.
journal-cannot-show = an entry this version cannot show
journal-gone = This entry is no longer here.
journal-no-form = This entry can be read, and deleted; it has nothing to edit.
journal-deleted = Deleted. Press u to bring it back while this window is open.
journal-ask-delete = Delete this entry? Its words leave the file.
journal-delete-yes = delete
journal-delete-no = keep
journal-whole-day = day
