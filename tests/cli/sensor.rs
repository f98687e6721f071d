//! The made-up signal as it is printed.

use super::world::World;

fn numbers(said: &str) -> Vec<f64> {
    said.lines().map(|line| line.parse().unwrap()).collect()
}

#[test]
fn it_prints_as_many_numbers_as_were_asked_for_and_the_same_ones_again() {
    let world = World::new();
    for rate in ["1", "10", "50", "333", "2000"] {
        let said = world.say(&format!("sensor simulate --rate {rate} --seconds 3")).well();
        assert_eq!(numbers(&said).len(), 3 * rate.parse::<usize>().unwrap(), "{rate}");
        assert_eq!(said, world.say(&format!("sensor simulate --rate {rate} --seconds 3")).well());
    }
}

#[test]
fn it_makes_what_it_was_told() {
    let world = World::new();
    let told =
        "sensor simulate --signal level --noise 0 --rest 5 --squeeze 25 --release 1 --parts rest:2,squeeze:2,release:3";
    let made = numbers(&world.say(&format!("{told} --rate 10 --seconds 7")).well());
    assert_eq!((made[10], made[35], made[50]), (5.0, 25.0, 7.0));
    let raw = numbers(
        &world.say("sensor simulate --signal raw --rate 1000 --parts rest:60 --rest 8 --noise 0 --seconds 20").well(),
    );
    let power = (raw.iter().map(|value| value * value).sum::<f64>() / 20_000.0).sqrt();
    assert!((power - 8.0).abs() < 0.4, "{power}");
}

#[test]
fn what_does_not_fit_is_refused_in_a_line() {
    let world = World::new();
    for (typed, word) in [
        ("--rate 0", "0"),
        ("--rate 5000", "5000"),
        ("--signal loud", "loud"),
        ("--parts rest", "rest"),
        ("--parts jump:3", "jump:3"),
        ("--parts rest:-3", "rest:-3"),
        ("--parts rest:0", "rest:0"),
        ("--rest nan", "nan"),
        ("--squeeze 1e99", "1e99"),
        ("--release -1", "-1"),
        ("--noise inf", "inf"),
        ("--seed x", "x"),
        ("--seconds 0", "0"),
    ] {
        let refused =
            world.say(&format!("sensor simulate --seconds 1 {typed}").replace("--seconds 1 --seconds", "--seconds"));
        assert!(refused.refused(2).contains(word), "{typed}");
    }
}

#[test]
fn a_sensor_elsewhere_is_refused_and_nothing_is_asked_of_anybody() {
    let world = World::new();
    for (source, word) in [
        ("tcp:192.168.1.9:9000", "not on this machine"),
        ("tcp:example.org:9000", "not on this machine"),
        ("tcp:localhost", "no sensor"),
        ("/dev/ttyUSB0@fast", "no sensor"),
        ("exec:", "no sensor"),
    ] {
        let (outside, inside) = (["practise", "PF2a", "--sensor", source], ["sensor", "test", "--sensor", source]);
        for words in [&outside[..], &inside] {
            let line = world.call(words).refused(2);
            assert!(line.contains(word), "{source}: {line}");
        }
    }
}

#[test]
fn ports_are_listed_or_said_to_be_none() {
    assert!(!World::new().say("sensor list").well().trim().is_empty());
}
