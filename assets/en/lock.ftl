## The lock
lock-ask = Passphrase:{" "}
lock-ask-new = New passphrase, 8 signs or more:{" "}
lock-ask-again = The same once more:{" "}
lock-lost = A passphrase keeps out others who use this account. Nobody can bring it back: if it is lost, so is the diary, unless you have a recovery sheet.

lock-sheet =
    Recovery sheet for pelvicoach

    This key opens the diary without the passphrase. Whoever has it can read
    everything in there. A place apart from this computer keeps it best: on
    paper, or on a stick that lies somewhere safe.

    To set a new passphrase with this sheet:
      pelvicoach store passphrase --from-sheet THIS-FILE
    To read a month without pelvicoach, with the program "age":
      age -d -i THIS-FILE journal/2026-11.json
