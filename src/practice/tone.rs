//! What of a session can be heard, and when: the cues of the next seconds, each with its moment. Pure: it makes no
//! sound and knows no device; tones, a voice, a command or lines of text all follow the same cues.

use super::phase::{Phase, PhaseKind};

/// How far ahead a schedule reaches beyond the next moment at which it is renewed, in milliseconds: a picture that is
/// drawn late delays nothing within it.
pub const AHEAD_MS: u64 = 2_000;

/// A phase that is still for long is heard to go on after each so many milliseconds, for as long as at least
/// [`STAYS_MS`] are left of it: our own choice, no trial gives a number.
const STILL_MS: u64 = 60_000;
/// Less than this before the next phase nothing more is heard of the one that is.
const STAYS_MS: u64 = 20_000;

/// What a cue says. Each can be told apart with closed eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// One of the last seconds before the first breath.
    Count,
    /// Breathe in.
    In,
    /// A second sip of air.
    TopUp,
    /// The breath is held.
    Hold,
    /// Breathe out.
    Out,
    /// Wait after the out-breath; this one is silent, and a command hears of it.
    Pause,
    /// A light squeeze, or a group of muscles that tenses.
    Squeeze,
    /// Let go, or rest.
    Release,
    /// What was squeezed has let go, as a sensor showed it; heard where that is wanted.
    Eased,
    /// Something to stay with begins: a stretch, the next place of a guided text.
    Turn,
    /// What is goes on: a further line of the same place, a long stretch after each minute.
    GoesOn,
    /// The position or the side changes.
    Change,
    /// A block is over.
    BlockEnd,
    /// The session waits: it paused by itself, or something is to be read first.
    Waits,
    /// The session is over.
    End,
}

impl Tone {
    /// Every cue, in the order of declaration.
    pub const ALL: [Self; 15] = [
        Self::Count,
        Self::In,
        Self::TopUp,
        Self::Hold,
        Self::Out,
        Self::Pause,
        Self::Squeeze,
        Self::Release,
        Self::Eased,
        Self::Turn,
        Self::GoesOn,
        Self::Change,
        Self::BlockEnd,
        Self::Waits,
        Self::End,
    ];

    /// Its short name, as a command is told it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::In => "in",
            Self::TopUp => "top-up",
            Self::Hold => "hold",
            Self::Out => "out",
            Self::Pause => "pause",
            Self::Squeeze => "squeeze",
            Self::Release => "release",
            Self::Eased => "let-go",
            Self::Turn => "turn",
            Self::GoesOn => "goes-on",
            Self::Change => "change",
            Self::BlockEnd => "block-end",
            Self::Waits => "waits",
            Self::End => "end",
        }
    }

    /// What is heard when a phase of this kind begins; nothing while a cue is waited for, so that it comes as a surprise.
    #[must_use]
    pub const fn of(kind: PhaseKind) -> Option<Self> {
        match kind {
            PhaseKind::In => Some(Self::In),
            PhaseKind::TopUp => Some(Self::TopUp),
            PhaseKind::Hold => Some(Self::Hold),
            PhaseKind::Out => Some(Self::Out),
            PhaseKind::Pause => Some(Self::Pause),
            PhaseKind::Squeeze | PhaseKind::Tense => Some(Self::Squeeze),
            PhaseKind::Release | PhaseKind::LetGo | PhaseKind::Rest => Some(Self::Release),
            PhaseKind::Switch | PhaseKind::Change => Some(Self::Change),
            PhaseKind::Await => None,
            PhaseKind::Soft | PhaseKind::Stretch | PhaseKind::Attend | PhaseKind::Arrive | PhaseKind::Leave => {
                Some(Self::Turn)
            }
        }
    }

    /// Whether it guides a breath, and so may sound for as long as its phase lasts.
    #[must_use]
    pub const fn guides(self) -> bool {
        matches!(self, Self::In | Self::TopUp | Self::Hold | Self::Out)
    }
}

/// How a session is heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sound {
    /// Not at all.
    #[default]
    Silent,
    /// Soft tones.
    Tones,
    /// The terminal's bell.
    Bell,
    /// Spoken cues.
    Voice,
}

impl Sound {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Silent, Self::Tones, Self::Bell, Self::Voice];

    /// Its name, as in the settings.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Tones => "tones",
            Self::Bell => "bell",
            Self::Voice => "voice",
        }
    }

    /// The way with this name.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sound| sound.id() == id)
    }
}

/// One cue and its moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// When it begins: milliseconds of the monotonic clock.
    pub at_ms: u64,
    /// What it says.
    pub tone: Tone,
    /// How long what it announces lasts, in milliseconds; 0 where nothing lasts.
    pub ms: u64,
    /// The words to speak; left empty where nobody speaks.
    pub says: String,
}

/// The cues of the next two to three seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// Grows whenever the course changed: by a pause, another pace, another block. What an earlier one had planned is
    /// dropped then. In the same epoch a cue that has begun is not begun again.
    pub epoch: u64,
    /// How they are heard.
    pub sound: Sound,
    /// How loud, 0 to 100.
    pub volume: u8,
    /// The cues in order of time. What sounds at this moment stands among them, so that it goes on.
    pub dues: Vec<Due>,
    /// Whether what sounds and is not told of falls silent at once, without a soft end.
    pub at_once: bool,
    /// When the session pauses by itself if no further schedule comes, on the monotonic clock.
    pub lapses_ms: Option<u64>,
    /// What is spoken when it pauses like that; left empty where nobody speaks.
    pub waits: String,
    /// Whether a session begins with it, so that a device which did not work in the one before is tried again.
    pub begins: bool,
}

/// What is heard when a phase begins after another one: softly, where it goes on with the same.
fn turned(before: Option<&Phase>, phase: &Phase) -> Option<Tone> {
    let tone = Tone::of(phase.kind)?;
    let goes_on = before.is_some_and(|before| (before.block, before.kind) == (phase.block, phase.kind));
    let same = goes_on && !phase.cycle_start && matches!(tone, Tone::Turn | Tone::Release);
    Some(if same { Tone::GoesOn } else { tone })
}

/// The moments within a phase at which it is heard to go on.
fn minutes(phase: &Phase) -> impl Iterator<Item = u64> {
    // What comes by chance is not to be counted on.
    let stays = phase.kind.is_still() && phase.kind != PhaseKind::Await;
    let until = phase.end_ms.saturating_sub(STAYS_MS);
    (1..).map(|minute| phase.start_ms + minute * STILL_MS).take_while(move |at| stays && *at <= until)
}

/// The cues of `phases` that begin at `from_ms` or later and before `until_ms`, in milliseconds of elapsed time, with
/// the phase that each belongs to. The end of the whole is the last of them.
pub fn cues(phases: &[Phase], from_ms: u64, until_ms: u64) -> impl Iterator<Item = (u64, Tone, Option<&Phase>)> {
    let first = phases.partition_point(|phase| phase.end_ms <= from_ms);
    let begun = (first..phases.len()).take_while(move |at| phases[*at].start_ms < until_ms).flat_map(move |at| {
        let (phase, before) = (&phases[at], at.checked_sub(1).map(|before| &phases[before]));
        let tone = turned(before, phase);
        let another = before.is_some_and(|before| before.block != phase.block && before.kind != PhaseKind::Change);
        // A change of position has a sound of its own, which says that the block before it is over.
        let ends = another && tone != Some(Tone::Change);
        let cues = [ends.then_some(Tone::BlockEnd), tone];
        let begins = cues.into_iter().flatten().map(move |tone| (phase.start_ms, tone));
        let all = begins.chain(minutes(phase).map(|at| (at, Tone::GoesOn)));
        all.filter(move |(at, _)| (from_ms..until_ms).contains(at)).map(move |(at, tone)| (at, tone, Some(phase)))
    });
    let end = phases.last().map(|phase| phase.end_ms).filter(|end| (from_ms..until_ms).contains(end));
    begun.chain(end.map(|end| (end, Tone::End, None)))
}

#[cfg(test)]
mod tests {
    use super::{Sound, Tone, cues};
    use crate::practice::{Phase, PhaseKind, Position};

    fn phase(block: usize, kind: PhaseKind, start_ms: u64, end_ms: u64) -> Phase {
        Phase {
            start_ms,
            end_ms,
            cut_ms: 0,
            kind,
            block,
            cycle: 1,
            of: 1,
            set: 1,
            sets: 1,
            position: Position::Lying,
            cue: String::new(),
            hint: None,
            cycle_start: true,
            cycle_end: true,
            block_end: false,
        }
    }

    fn heard(phases: &[Phase], from: u64, until: u64) -> Vec<(u64, Tone)> {
        cues(phases, from, until).map(|(at, tone, _)| (at, tone)).collect()
    }

    #[test]
    fn blocks_changes_and_the_end_are_heard() {
        let phases = [
            phase(0, PhaseKind::In, 0, 4000),
            phase(0, PhaseKind::Out, 4000, 10_000),
            phase(1, PhaseKind::Change, 10_000, 25_000),
            phase(2, PhaseKind::Soft, 25_000, 45_000),
            phase(3, PhaseKind::In, 45_000, 49_000),
        ];
        let all = heard(&phases, 0, 60_000);
        let expected = [
            (0, Tone::In),
            (4000, Tone::Out),
            (10_000, Tone::Change),
            (25_000, Tone::Turn),
            (45_000, Tone::BlockEnd),
            (45_000, Tone::In),
            (49_000, Tone::End),
        ];
        assert_eq!(all, expected);
        // Piece by piece each is heard once.
        let pieces: Vec<_> = (0..60).flat_map(|n| heard(&phases, n * 1000, (n + 1) * 1000)).collect();
        assert_eq!(pieces, expected);
    }

    #[test]
    fn a_cue_that_comes_by_chance_is_not_announced() {
        let phases = [phase(0, PhaseKind::Await, 0, 9000), phase(0, PhaseKind::Release, 9000, 13_000)];
        assert_eq!(heard(&phases, 0, 13_000), [(9000, Tone::Release)]);
    }

    #[test]
    fn what_stays_the_same_is_softly_heard_to_go_on() {
        let mut phases = [
            phase(0, PhaseKind::Attend, 0, 30_000),
            phase(0, PhaseKind::Attend, 30_000, 60_000),
            phase(0, PhaseKind::Attend, 60_000, 90_000),
            phase(0, PhaseKind::Stretch, 90_000, 220_000),
            phase(0, PhaseKind::Rest, 220_000, 300_000),
        ];
        // The second line of the same place.
        phases[1].cycle_start = false;
        let expected = [
            (0, Tone::Turn),
            (30_000, Tone::GoesOn),
            (60_000, Tone::Turn),
            (90_000, Tone::Turn),
            (150_000, Tone::GoesOn),
            (220_000, Tone::Release),
            (280_000, Tone::GoesOn),
            (300_000, Tone::End),
        ];
        assert_eq!(heard(&phases, 0, 400_000), expected);
        let pieces: Vec<_> = (0..400).flat_map(|n| heard(&phases, n * 1000, (n + 1) * 1000)).collect();
        assert_eq!(pieces, expected);
    }

    #[test]
    fn names_are_told_apart() {
        let names: std::collections::BTreeSet<&str> = Tone::ALL.iter().map(|tone| tone.id()).collect();
        assert_eq!(names.len(), Tone::ALL.len());
        assert!(Sound::ALL.iter().all(|sound| Sound::parse(sound.id()) == Some(*sound)));
    }
}
