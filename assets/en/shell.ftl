# Words of the room "shell": what stands on standard error when there is no screen.
shell-no-terminal = pelvicoach: the full screen needs a terminal for input and output, and this is not one; nothing was changed. `pelvicoach --plain` speaks in lines of text, and `pelvicoach --help` lists what else works without it.
shell-no-screen = pelvicoach: the terminal could not be set up ({ $why }); nothing was changed.
shell-no-keys = pelvicoach: the terminal stopped giving keys, so it left; what was saved is on the disk.
shell-stopped = pelvicoach stopped at { $place }, which is a mistake in the program; what was saved is on the disk.
shell-unsaved = pelvicoach: not all of what you wrote could be written to { $place }. What there is of it as drafts in { $drafts } is offered again next time.

# A theme of one's own.
shell-theme-broken = Your theme does not read as TOML; the built-in one holds.
shell-theme-colour = Your theme: { $name } is written like #8fd6c8; the built-in colour holds.
shell-theme-base = Your theme: base takes dark, light or contrast; the built-in one that fits the ground holds.
shell-theme-unknown = Your theme: { $name } says nothing to this version.
shell-theme-low = Your theme: { $names } would be hard to read on its ground; the built-in colours hold there.

# The other face of the program was chosen, and this system cannot begin it at once.
shell-next-start = That is how it opens from the next start on.
