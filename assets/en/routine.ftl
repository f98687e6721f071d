# Names of the routines, and one line about each.

routine-RT0-name = One minute
routine-RT0-line = a few breaths, a clench check and one soft word
routine-RT7-name = Short morning
routine-RT7-later = Short practice
routine-RT7-line = breath, floor, a stretch and a moment of noticing
routine-RT12-name = Morning
routine-RT12-later = Daily practice
routine-RT12-line = breath, floor, stretches and noticing, time to settle
routine-RT20-name = Long morning
routine-RT20-later = Long practice
routine-RT20-line = more exercises, for the whole body
routine-RT-evening-name = Evening
routine-RT-evening-line = a slow breath, a kind word, tomorrow's first step
routine-gentle-name = Gentle rest
routine-gentle-line = an easy breath, noticing, kindness and warmth
routine-breathing-name = Gentle breathing
routine-breathing-line = an easy breath and nothing else
routine-rest-name = Breathing and rest
routine-rest-line = an easy breath, kindness and warmth
