# The demonstration.

demo-mark = made up
