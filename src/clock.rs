//! The only file that asks what time it is. Everything else is handed a [`Now`].

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, Local, LocalResult, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};

/// One moment on both clocks. Durations are measured on `mono`, days are named by `wall`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds since the program started; never runs backwards and may stand still while the machine sleeps.
    pub mono_ms: u64,
    /// The time on the wall with the offset that held at this moment.
    pub wall: DateTime<FixedOffset>,
}

/// The variable with which a test gives the first moment of a driven clock.
pub const DRIVEN_AT: &str = "PELVICOACH_DRIVE_AT";

/// Where [`Now`] comes from: the machine's clocks, or a test that moves both by hand.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's own clocks.
    Real {
        /// When the program started.
        start: Instant,
    },
    /// Both clocks stand still until [`Clock::set`] moves them.
    Driven(Arc<Driven>),
}

/// The hands of a driven clock.
#[derive(Debug)]
pub struct Driven {
    mono_ms: AtomicU64,
    wall_ms: AtomicI64,
    offset: Mutex<FixedOffset>,
}

impl Clock {
    /// The machine's clocks, with `mono_ms` counted from this call.
    #[must_use]
    pub fn real() -> Self {
        Self::Real { start: Instant::now() }
    }

    /// The clock of this run: the machine's own, or, when a test names a first moment (RFC 3339) in the variable
    /// [`DRIVEN_AT`], a clock that stands there until it is moved. Hidden from users.
    #[must_use]
    pub fn of_this_run() -> Self {
        let at = std::env::var(DRIVEN_AT).ok().and_then(|text| DateTime::parse_from_rfc3339(&text).ok());
        at.map_or_else(Self::real, Self::driven)
    }

    /// A clock that stands at `wall` until it is moved.
    #[must_use]
    pub fn driven(wall: DateTime<FixedOffset>) -> Self {
        Self::Driven(Arc::new(Driven {
            mono_ms: AtomicU64::new(0),
            wall_ms: AtomicI64::new(wall.timestamp_millis()),
            offset: Mutex::new(*wall.offset()),
        }))
    }

    /// The moment at which this is called.
    #[must_use]
    pub fn now(&self) -> Now {
        match self {
            Self::Real { start } => Now {
                mono_ms: u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
                wall: Local::now().fixed_offset(),
            },
            Self::Driven(hands) => {
                let offset = hands.offset.lock().map_or_else(|broken| *broken.into_inner(), |held| *held);
                let wall = DateTime::from_timestamp_millis(hands.wall_ms.load(Ordering::SeqCst)).unwrap_or_default();
                Now { mono_ms: hands.mono_ms.load(Ordering::SeqCst), wall: wall.with_timezone(&offset) }
            }
        }
    }

    /// Moves a driven clock to `now`; a real clock is not moved.
    pub fn set(&self, now: Now) {
        if let Self::Driven(hands) = self {
            hands.mono_ms.store(now.mono_ms, Ordering::SeqCst);
            hands.wall_ms.store(now.wall.timestamp_millis(), Ordering::SeqCst);
            match hands.offset.lock() {
                Ok(mut held) => *held = *now.wall.offset(),
                Err(broken) => *broken.into_inner() = *now.wall.offset(),
            }
        }
    }

    /// How long from this call until `mono_ms`, exactly; zero once it has come. A driven clock never waits: zero.
    #[must_use]
    pub fn until(&self, mono_ms: u64) -> Duration {
        match self {
            Self::Real { start } => Duration::from_millis(mono_ms).saturating_sub(start.elapsed()),
            Self::Driven(_) => Duration::ZERO,
        }
    }

    /// The zone in which this clock's wall time is told.
    #[must_use]
    pub fn zone(&self) -> Zone {
        if self.is_driven() { Zone::Fixed(*self.now().wall.offset()) } else { Zone::Machine }
    }

    /// Whether a test moves this clock.
    #[must_use]
    pub fn is_driven(&self) -> bool {
        matches!(self, Self::Driven(_))
    }
}

impl Now {
    /// The same moment `ms` milliseconds later on both clocks.
    #[must_use]
    pub fn later(self, ms: u64) -> Self {
        let step = TimeDelta::try_milliseconds(i64::try_from(ms).unwrap_or(i64::MAX)).unwrap_or(TimeDelta::MAX);
        Self { mono_ms: self.mono_ms.saturating_add(ms), wall: self.wall.checked_add_signed(step).unwrap_or(self.wall) }
    }

    /// How long after `earlier` this is on the monotonic clock; zero when it is not after.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.mono_ms.saturating_sub(earlier.mono_ms))
    }
}

/// Which offset holds when: the machine's own rules, or one offset for all time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// As the machine is set, with its summer time.
    Machine,
    /// Always the same.
    Fixed(FixedOffset),
}

impl Zone {
    /// The moment at which clocks on the wall showed `local`. Of an hour that comes twice the first is taken; a time
    /// that was skipped is read with the offset from before, so that it moves on by what was skipped.
    #[must_use]
    pub fn at(self, local: NaiveDateTime) -> DateTime<FixedOffset> {
        match self {
            Self::Machine => resolve(&Local, local),
            Self::Fixed(offset) => resolve(&offset, local),
        }
    }

    /// The same moment, told in this zone.
    #[must_use]
    pub fn tell(self, moment: DateTime<Utc>) -> DateTime<FixedOffset> {
        match self {
            Self::Machine => moment.with_timezone(&Local).fixed_offset(),
            Self::Fixed(offset) => moment.with_timezone(&offset),
        }
    }
}

fn resolve<Z: TimeZone>(zone: &Z, local: NaiveDateTime) -> DateTime<FixedOffset> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(moment) => moment.fixed_offset(),
        // Which of the two comes first is not the same for every zone type, so it is asked.
        LocalResult::Ambiguous(one, other) => {
            if one <= other {
                one.fixed_offset()
            } else {
                other.fixed_offset()
            }
        }
        LocalResult::None => {
            // No zone skips more than a day; a day earlier its offset is the one that held before the gap.
            let before = local.checked_sub_signed(TimeDelta::days(1)).unwrap_or(local);
            let offset = zone.offset_from_utc_datetime(&before).fix();
            let utc = local.checked_sub_offset(offset).unwrap_or(local);
            zone.from_utc_datetime(&utc).fixed_offset()
        }
    }
}

/// The name of the time zone in use (IANA, such as `Europe/Berlin`), or `UTC` where it cannot be told. As for every
/// local time, the variable `TZ` comes before the machine's own setting.
#[must_use]
pub fn zone_name() -> String {
    let named = std::env::var("TZ").ok().map(|zone| zone.trim_start_matches(':').to_owned());
    if let Some(zone) = named.filter(|zone| zone.contains('/') && !zone.starts_with('/')) {
        return zone;
    }
    iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".to_owned())
}
