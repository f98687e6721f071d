# Copies that a sync program left beside the diary.

copies-today = { $count ->
    [one] A copy from another machine lies beside your diary: { $key-m-today-copies } looks at it.
   *[other] { $count } copies from other machines lie beside your diary: { $key-m-today-copies } looks at them.
}
copies-heading = From another machine
copies-intro = Two machines wrote at about the same time, and your sync program kept both. Here is what each copy would bring:
copies-rule = Joining takes in what is new and keeps the later writing of each entry; the copy is then removed. Nothing that is here alone goes.
copies-line = { $name }: { $words }
copies-line-written = { $name }, written { $when }: { $words }
copies-new = { $count ->
    [one] 1 new entry
   *[other] { $count } new entries
}
copies-changed = { $count ->
    [one] 1 entry was changed later there
   *[other] { $count } entries were changed later there
}
copies-gone = { $count ->
    [one] 1 entry that was deleted there
   *[other] { $count } entries that were deleted there
}
copies-settings = { $count ->
    [one] 1 setting
   *[other] { $count } settings
}
copies-same = { $count } here already
copies-nothing = nothing is in it
copies-refused = This one cannot be joined: { $why }
copies-more = and { $count ->
    [one] 1 more
   *[other] { $count } more
}
copies-ask = Join them?
copies-answer-join = join them
copies-answer-leave = leave them where they are
copies-answer-later = not now
copies-joined = { $taken ->
    [0] Joined: nothing in it was new.
    [one] Joined: 1 change came in.
   *[other] Joined: { $taken } changes came in.
}
