## The lock
lock-ask = Passphrase:{" "}
lock-ask-new = New passphrase, 8 characters or more:{" "}
lock-ask-again = The same once more:{" "}
lock-lost = Nobody can bring a passphrase back: if it is lost, so is the diary, unless you have a recovery sheet.

lock-others-heading = Who uses this account?
lock-others-intro = If others use this account, a passphrase keeps your diary from them. It cannot protect from someone who watches the screen or runs the machine.
lock-others-later = You can set one later, in Settings.
lock-others = A passphrase
lock-others-yes = set one now
lock-others-no = none for now

lock-passphrase = Passphrase
lock-heading = A passphrase
lock-new = New passphrase, 8 characters or more
lock-again = The same once more
lock-short = A passphrase has 8 characters or more.
lock-differ = The two were not the same. You could begin again.
lock-opening = Opening …
lock-contacts = Your own contacts are here once the diary is open.
lock-setting = Setting the lock …
lock-set-heading = The lock is set
lock-is-set = From now on the passphrase opens your diary.
lock-key-heading = Recovery key
lock-sheet-later = A recovery sheet is offered at the end.
lock-sheet-offer = A recovery sheet opens the diary if the passphrase is lost. You could have it written to a file, or copy the key from the screen.

lock-sheet =
    Recovery sheet for pelvicoach

    This key opens the diary without the passphrase. Whoever has it can read
    everything in there. A place apart from this computer keeps it best: on
    paper, or on a stick that lies somewhere safe.

    To set a new passphrase with this sheet:
      pelvicoach store passphrase --from-sheet THIS-FILE
    To read a month without pelvicoach, with the program "age":
      age -d -i THIS-FILE journal/2026-11.json
