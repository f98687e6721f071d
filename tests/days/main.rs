//! Days as people live them: the built program in a pseudo-terminal, its own folders, time in the test's hand.

mod harness;
