# What `u` takes back: what it was and when.

undo-added = Taken back: { $what }, { $when }.
undo-edited = As it was before: { $what }, { $when }.
undo-deleted = Brought back: { $what }, { $when }.
undo-more = What came with it is as it was, too.
undo-set = As it was before: { $what }.
undo-of-not-for-me = what is not for you
undo-of-free-days = free days
undo-of-rhythm = the rhythm
undo-of-ask-less = how much is asked
undo-of-sensitive-days = sensitive days
undo-of-body-words = your own words
undo-of-contacts = people to reach
undo-of-hard-day = the hard day
undo-of-emergency-lines = the answer to the emergency lines
undo-of-their-plan = the plan from your therapist
undo-of-areas = the areas that are open
undo-of-no-penetration = whether penetration is a goal
undo-of-hard-days-plan = the plan for hard days
undo-of-breath = your own breaths
undo-of-own-word = the word to let go with
undo-of-values = what matters to you
undo-of-list = the list of everyday things
undo-of-own-steps = your own steps
undo-of-agreement = the agreement
undo-of-own-routine = your own routine
