//! Small diaries made by hand, with the figures they must give.
