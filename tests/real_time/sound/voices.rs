//! Voices of the test's own: each writes down what it is to say, and when. They mostly wait, so that they run side by
//! side.

use std::thread;
use std::time::Duration;

use super::programs::{Programs, ids, leave, runs, wait_until_none_runs};
use crate::harness::Named;

const SPOKEN: &str = "breathe 2-0-2-0 --minutes 1 --sound voice";

/// The words stand behind six arguments: what is written is the moment in milliseconds, the id, and the words.
const SAYS: &str = "if [ \"$1\" = -S ]; then echo \"0 $$ hush\" >> \"$OUT\"; exit; fi\n\
                    shift 6\necho \"$(/bin/date +%s%3N) $$ $*\" >> \"$OUT\"";

pub const TESTS: [Named; 5] = [
    ("a voice says each cue at its moment", says_each_cue_at_its_moment),
    ("a voice stops at once with a pause and when hidden", stops_at_once),
    ("a voice that fails gives way to the next", that_fails_gives_way),
    ("a voice that is missing gives way to tones, and says so", that_is_missing_gives_way_to_tones),
    ("a voice that goes away leaves silence and a small mark", that_goes_away),
];

fn says_each_cue_at_its_moment() {
    let programs = Programs::new().with("spd-say", SAYS);
    let run = programs.start(SPOKEN);
    let lines = programs.wait_for_lines(4);
    let words: Vec<&str> = lines.iter().filter_map(|line| line.splitn(3, ' ').nth(2)).collect();
    assert_eq!(words[..4], ["in", "out", "in", "out"]);
    let moments: Vec<i64> = lines.iter().filter_map(|line| line.split(' ').next()?.parse().ok()).collect();
    let steps: Vec<i64> = moments.windows(2).take(3).map(|pair| pair[1] - pair[0]).collect();
    // A shell takes its time to start; a cue that comes with the wrong breath is two seconds off.
    assert!(steps.iter().all(|ms| (1_500..2_500).contains(ms)), "{steps:?}");
    leave(run);
}

fn stops_at_once() {
    let programs = Programs::new().with("spd-say", &format!("{SAYS}\nexec /bin/sleep 60"));
    let mut run = programs.start(SPOKEN);
    let count = |hushed: bool| programs.lines().iter().filter(|line| line.ends_with("hush") == hushed).count();
    for (hushed, key) in ["Space", "F12"].into_iter().enumerate() {
        let before = programs.lines().len();
        let speaking = ids(&programs.wait_for_lines(before + 1)[before..]);
        assert!(runs(&speaking[0]), "it speaks");
        run.wait_for("breathe");
        run.keys(key);
        wait_until_none_runs(&speaking);
        // What waits at a speech server is called off as well, and nothing more is said.
        programs.wait_for(|| count(true) > hushed);
        let said = count(false);
        thread::sleep(Duration::from_millis(2_500));
        assert_eq!(count(false), said, "it goes on after {key}: {:?}", programs.lines());
        run.keys(key);
    }
}

fn that_fails_gives_way() {
    let reads = "read -r words\necho \"$words\" >> \"$OUT\"";
    let programs = Programs::new().with("spd-say", "exit 1").with("espeak-ng", reads);
    let run = programs.start(SPOKEN);
    let lines = programs.wait_for_lines(2);
    assert!(lines.iter().all(|word| word == "in" || word == "out"), "{lines:?}");
    leave(run);
}

fn that_is_missing_gives_way_to_tones() {
    let programs = Programs::new().with("aplay", "echo \"$2\" >> \"$OUT\"");
    let mut run = programs.start(SPOKEN);
    run.wait_for("Nothing here speaks, so soft tones sound.");
    assert_eq!(programs.wait_for_lines(1)[0], "/dev/stdin");
    leave(run);
}

fn that_goes_away() {
    let programs = Programs::new().with("spd-say", &format!("[ -e \"$OUT\" ] && exit 1\n{SAYS}"));
    let mut run = programs.start(SPOKEN);
    run.wait_for("no sound");
    assert_eq!(programs.lines().len(), 1);
    // The breath goes on, and no bell rings in its place.
    run.wait_for("breathe out");
    run.wait_for("breathe in");
    run.absent("so the bell rings");
    leave(run);
}
