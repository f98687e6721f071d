//! Whole sessions out of any prescription, frame by frame: what is drawn swells and sinks without a jump, in every form and
//! in every terminal, and what neither comes in nor goes out has a shape of its own.

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::pose::Pose;
use super::*;
use crate::library::built_in;
use crate::practice::{Act, Block, Catalogue, Dose, Exercise, Pattern, PhaseKind, Timeline};
use crate::tui::theme::Depth;

const AREA: Rect = Rect::new(0, 0, 76, 15);
/// 30 frames a second.
const FRAME: u64 = 33;
/// How far a breath may come in a frame: that of a fast one of two seconds.
const FULLEST: f64 = 0.06;
/// The most cells that may change from frame to frame, and in the mean.
const MOST_CELLS: usize = 420;
const MEAN_CELLS: f64 = 60.0;
/// How much of all light a point may gain or lose from frame to frame: an edge that moves on, a colour that turns.
const BRIGHTER: f64 = 0.6;

fn catalogue() -> &'static Catalogue {
    &built_in().unwrap().catalogue
}

fn looks() -> Vec<Look> {
    let of = |depth, ascii| Look { depth, ascii, ..Look::default() };
    let depths = [Depth::True, Depth::C256, Depth::C16, Depth::None];
    depths.into_iter().map(|depth| of(depth, false)).chain([of(Depth::None, true)]).collect()
}

/// Blocks of any exercise, a few repetitions each; breathing also with a pattern of the person's own.
fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let one = (
        any::<Index>(),
        1_u32..5,
        1_u32..3,
        5_u32..40,
        prop::option::of((2_000_u32..6_000, prop_oneof![Just(0_u32), 1_000_u32..4_000])),
    );
    prop::collection::vec(one, 1..5).prop_map(|picks| {
        let moving = |exercise: &&Exercise| matches!(exercise.track, Track::Breath | Track::Floor);
        let all: Vec<&Exercise> = catalogue().iter().filter(moving).collect();
        let block = |(pick, reps, sets, seconds, own): (Index, u32, u32, u32, Option<(u32, u32)>)| {
            let exercise = *pick.get(&all);
            let mut block = Block::new(&exercise.id, exercise.positions[0], Dose { reps, sets, seconds });
            if exercise.track == Track::Breath {
                let own = own.map(|(in_ms, still)| Pattern {
                    hold_ms: still,
                    pause_ms: still,
                    ..Pattern::new(in_ms, in_ms + 1_500)
                });
                block.own = own;
            }
            block
        };
        picks.into_iter().map(block).collect()
    })
}

fn acts() -> impl Strategy<Value = Vec<(u64, Act)>> {
    let act = prop_oneof![
        3 => Just(Act::Slower),
        3 => Just(Act::Faster),
        1 => Just(Act::Keep),
        1 => Just(Act::Cut),
        1 => Just(Act::Skip),
        1 => (0_usize..5).prop_map(Act::Jump),
    ];
    let own = prop::option::of((6_000_u32..20_000).prop_map(|own| (0, Act::OwnBreath(own))));
    (own, prop::collection::vec((0_u64..120_000, act), 0..6))
        .prop_map(|(own, acts)| own.into_iter().chain(acts).collect())
}

fn floors(blocks: &[Block]) -> Vec<bool> {
    let on_floor = |block: &Block| catalogue().get(&block.exercise).is_some_and(|one| one.track == Track::Floor);
    blocks.iter().map(on_floor).collect()
}

/// A frame: the moment of the stopwatch, and how long the session has waited there, while it does.
type Frame = (u64, Option<u64>);

/// `count` frames from `start` on; where the session was paused it waits as long as it did.
fn frames_from(start: u64, count: usize, waits: &[(u64, u64)], end: u64) -> Vec<Frame> {
    let mut frames = Vec::new();
    let mut ms = start;
    while frames.len() < count && ms < end {
        frames.push((ms, None));
        let next = ms + FRAME;
        let paused = waits.iter().find(|(at, _)| (ms + 1..=next).contains(at));
        ms = next;
        if let Some((at, waited)) = paused {
            frames.extend((0..*waited).step_by(33).map(|held| (*at, Some(held))));
            ms = *at;
        }
    }
    frames
}

/// How long each pause lasted: from a moment to long enough to have come to rest.
fn waits(acts: &[(u64, Act)], timeline: &Timeline) -> Vec<(u64, u64)> {
    let begins = |at: u64| timeline.phases().iter().any(|phase| phase.start_ms == at && at > 0);
    let cuts = acts.iter().filter(|(at, act)| matches!(act, Act::Cut) && begins(*at));
    cuts.map(|(at, _)| (*at, at % 1_700)).collect()
}

/// Up, down, or neither.
fn way(kind: PhaseKind, low: bool) -> f64 {
    match kind {
        PhaseKind::Squeeze if low => 1.0,
        PhaseKind::In | PhaseKind::TopUp | PhaseKind::Release | PhaseKind::LetGo if !low => 1.0,
        PhaseKind::Hold | PhaseKind::Pause => 0.0,
        _ => -1.0,
    }
}

/// A cell's points that are lit: two halves, eight dots, or one letter.
fn lit(sign: &str) -> usize {
    match sign.chars().next() {
        None | Some(' ') => 0,
        Some('█') => 2,
        Some(dots @ '\u{2800}'..='\u{28ff}') => (dots as u32 - 0x2800).count_ones() as usize,
        Some(_) => 1,
    }
}

/// How much is lit, and from which to which column.
fn extent(buf: &Buffer) -> (usize, usize) {
    let points = buf.content.iter().map(|cell| match (cell.symbol(), cell.bg) {
        // An upper half on a lit lower one is two.
        ("▀", bg) if bg != ratatui::style::Color::Reset => 2,
        (sign, _) => lit(sign),
    });
    let is_lit = |x: &u16| (0..AREA.height).any(|y| buf[(*x, y)].symbol() != " ");
    let (first, last) = ((0..AREA.width).find(is_lit), (0..AREA.width).rfind(is_lit));
    (points.sum(), usize::from(last.unwrap_or(0) - first.unwrap_or(0)))
}

fn signs(buf: &Buffer) -> Vec<String> {
    buf.content.iter().map(|cell| cell.symbol().to_owned()).collect()
}

fn draw(scene: &Scene, moment: &Moment) -> Buffer {
    let mut buf = Buffer::empty(AREA);
    scene.draw(moment, AREA, &mut buf);
    buf
}

/// How bright the upper and the lower half of a cell is, from 0 (the ground) to 1.
fn halves(cell: &ratatui::buffer::Cell, look: Look) -> [f64; 2] {
    use ratatui::style::Color;
    let bright = |(r, g, b): (u8, u8, u8)| 0.3 * f64::from(r) + 0.6 * f64::from(g) + 0.1 * f64::from(b);
    let ground = bright(look.ground_rgb());
    let of = |color: Color| match color {
        Color::Rgb(r, g, b) => (bright((r, g, b)) - ground) / (bright((136, 208, 194)) - ground),
        _ => 0.0,
    };
    match cell.symbol() {
        "▀" => [of(cell.fg), of(cell.bg)],
        "▄" => [of(cell.bg), of(cell.fg)],
        "█" => [of(cell.fg); 2],
        _ => [0.0; 2],
    }
}

/// The greatest change of light at any point between two frames.
fn flash(was: &Buffer, now: &Buffer, look: Look) -> f64 {
    let points = was.content.iter().zip(&now.content);
    let changes = points.flat_map(|(was, now)| {
        let (was, now) = (halves(was, look), halves(now, look));
        [(was[0] - now[0]).abs(), (was[1] - now[1]).abs()]
    });
    changes.fold(0.0, f64::max)
}

/// The moments around the turns of a session, and some in between.
fn starts(timeline: &Timeline, picks: &[Index]) -> Vec<u64> {
    let turns: Vec<u64> = timeline.phases().iter().map(|phase| phase.end_ms).collect();
    let near = |pick: &Index| turns[pick.index(turns.len())].saturating_sub(10 * FRAME);
    let far = |pick: &Index| u64::try_from(pick.index(usize::try_from(timeline.total_ms()).unwrap().max(1))).unwrap();
    picks.iter().flat_map(|pick| [near(pick), far(pick)]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn the_breath_of_a_whole_session_never_jumps(blocks in blocks(), acts in acts()) {
        let timeline = Timeline::compile(catalogue(), &blocks, &acts);
        // Whatever was changed, paused or passed over, it ends with the end of a whole breath out.
        let (floors, waits) = (floors(&blocks), waits(&acts, &timeline));
        let last = timeline.phases().last().filter(|last| !floors[last.block]);
        let jumps = acts.iter().any(|(_, act)| matches!(act, Act::Jump(_)));
        let out = last.is_none_or(|last| matches!(last.kind, PhaseKind::Out | PhaseKind::Pause) && last.cycle_end);
        prop_assert!(out || jumps, "{:?}", last);
        let mut before: Option<(Pose, Picture, usize)> = None;
        for (ms, held) in frames_from(0, 12_000, &waits, timeline.total_ms()) {
            let moment = timeline.at(ms).unwrap();
            let phases = timeline.phases();
            let at = phases.partition_point(|phase| phase.end_ms <= moment.phase.start_ms);
            let scene = Scene { form: Form::Disc, phases, floors: &floors, waits: &waits, held_ms: held.map(exact), look: Look::default() };
            let (is, picture) = (scene.pose(at, exact(moment.into_ms)), scene.picture(at));
            let now = (is, picture, at);
            if let Some((was, from_picture, from)) = before.replace(now)
                && from_picture == picture && !matches!(picture, Picture::Ring | Picture::Nothing)
            {
                let (low, settled) = (squeezes(phases, at), exact(moment.into_ms) > GLIDE_MS);
                if from == at && held.is_none() && settled {
                    let course = (is.full - was.full) * way(moment.phase.kind, low);
                    prop_assert!(course >= -1e-9, "{:?} at {ms}: {was:?} to {is:?}", moment.phase);
                }
                let jumps = (is.full - was.full).abs() > FULLEST && (picture != Picture::Hill || from == at);
                prop_assert!(!jumps, "at {ms}, {held:?}, {:?} to {:?}: {was:?} to {is:?}", phases[from], moment.phase);
                prop_assert!((is.turn - was.turn).abs() <= 0.1, "at {ms}, {held:?}: {was:?} to {is:?}");
                prop_assert!((is.stays - was.stays).abs() <= 0.2, "at {ms}, {held:?}: {was:?} to {is:?}");
            }
        }
    }

    #[test]
    fn what_is_drawn_moves_softly_in_every_form(
        blocks in blocks(),
        acts in acts(),
        form in select(Form::ALL.to_vec()),
        look in select(looks()),
        picks in prop::collection::vec(any::<Index>(), 4),
    ) {
        thread_local! { static CELLS: RefCell<(usize, usize, usize)> = const { RefCell::new((0, 0, 0)) } }
        let timeline = Timeline::compile(catalogue(), &blocks, &acts);
        let (floors, waits, phases) = (floors(&blocks), waits(&acts, &timeline), timeline.phases());
        for start in starts(&timeline, &picks) {
            let mut before: Option<(Buffer, usize)> = None;
            for (ms, held) in frames_from(start, 40, &waits, timeline.total_ms()) {
                let moment = timeline.at(ms).unwrap();
                let at = phases.partition_point(|phase| phase.end_ms <= moment.phase.start_ms);
                let scene = Scene { form, phases, floors: &floors, waits: &waits, held_ms: held.map(exact), look };
                let now = draw(&scene, &moment);
                prop_assert_eq!(&now, &draw(&scene, &moment), "the same moment, the same picture");
                if let Some((was, from)) = before {
                    let told = || format!("at {ms}, {held:?}: {:?} to {:?} in {form:?}, {look:?}", phases[from], moment.phase);
                    let (picture, changed) = (scene.picture(at), was.diff(&now).len());
                    // A hill that was cut by another part is gone at once: its course is not known any more.
                    let gone = scene.picture(from) == Picture::Hill && phases[from].cut_ms > 0
                        && (picture != Picture::Hill || phases[from].block != moment.phase.block);
                    prop_assert!(changed <= MOST_CELLS, "{changed} cells {}", told());
                    CELLS.with_borrow_mut(|(sum, frames, most)| (*sum, *frames, *most) = (*sum + changed, *frames + 1, (*most).max(changed)));
                    let flash = if look.depth == Depth::True && !look.ascii { flash(&was, &now, look) } else { 0.0 };
                    prop_assert!(gone || flash <= BRIGHTER, "{flash} of the light {}", told());
                    // The hill stands still and its light walks; words have no size.
                    let (low, settled) = (squeezes(phases, at), exact(moment.into_ms) > GLIDE_MS + 33.0);
                    if from == at && settled && held.is_none() && matches!(picture, Picture::Disc | Picture::Band | Picture::Bowl) {
                        let floor = picture == Picture::Bowl;
                        let ((points, columns), (points_now, columns_now)) = (extent(&was), extent(&now));
                        let wider = match way(moment.phase.kind, low) {
                            0.0 => columns == columns_now,
                            // The wall of the bowl moves; how wide it is tells its size. A top-up has a seam.
                            up if up > 0.0 && (floor || moment.phase.kind == PhaseKind::TopUp) => columns <= columns_now,
                            up if up > 0.0 => points <= points_now && columns <= columns_now,
                            _ if floor => columns >= columns_now,
                            _ => points >= points_now && columns >= columns_now,
                        };
                        prop_assert!(wider, "{points}, {columns} to {points_now}, {columns_now} {}", told());
                    }
                }
                before = Some((now, at));
            }
        }
        let (sum, frames, most) = CELLS.with_borrow(|cells| *cells);
        #[expect(clippy::cast_precision_loss, reason = "a few thousand frames")]
        let mean = sum as f64 / frames.max(1) as f64;
        prop_assert!(frames < 500 || mean <= MEAN_CELLS, "{mean:.1} cells a frame in the mean of {frames}, {most} at most");
    }
}

/// After a pause the picture comes to rest, softly and whole, and is still from then on.
#[test]
fn a_pause_glides_to_rest_and_then_nothing_moves() {
    let blocks = [Block::new("B3", catalogue().get("B3").unwrap().positions[0], Dose { reps: 4, sets: 1, seconds: 0 })];
    let uncut = Timeline::compile(catalogue(), &blocks, &[]);
    let of = |timeline: &Timeline, form, ms: u64, held: Option<u64>, look| {
        let held_ms = held.map(exact);
        let scene = Scene { form, phases: timeline.phases(), floors: &[false], waits: &[], held_ms, look };
        draw(&scene, &timeline.at(ms).unwrap())
    };
    for cut in [2_000, 3_900, 6_500, 9_500] {
        let timeline = Timeline::compile(catalogue(), &blocks, &[(cut, Act::Cut)]);
        for form in [Form::Disc, Form::Wave, Form::Band] {
            let look = Look { depth: Depth::True, ..Look::default() };
            let paused = |held: u64| of(&timeline, form, cut, Some(held), look);
            let changed = of(&uncut, form, cut - 1, None, look).diff(&paused(0)).len();
            assert!(changed <= 40, "it begins where the breath was: {form:?} at {cut}, {changed} cells");
            assert!(comes_to_rest(899) && !comes_to_rest(900));
            assert_eq!(paused(900), paused(100_000), "{form:?} at {cut}");
            assert_ne!(paused(0), paused(900), "{form:?} at {cut}");
            // With reduced motion it is at rest at once.
            let still = |held: u64| of(&timeline, form, cut, Some(held), Look { reduced_motion: true, ..look });
            assert_eq!(still(0), still(900), "{form:?} at {cut}");
        }
    }
}

/// A stretch that was paused goes on where its ring stood.
#[test]
fn a_ring_goes_on_where_it_was() {
    let blocks =
        [Block::new("ST1", catalogue().get("ST1").unwrap().positions[0], Dose { reps: 1, sets: 1, seconds: 0 })];
    let whole = Timeline::compile(catalogue(), &blocks, &[]);
    let cut = Timeline::compile(catalogue(), &blocks, &[(20_000, Act::Cut), (26_000, Act::Cut)]);
    let of = |timeline: &Timeline, ms: u64| {
        let (form, look) = (Form::Disc, Look::default());
        let scene = Scene { form, phases: timeline.phases(), floors: &[false], waits: &[], held_ms: None, look };
        draw(&scene, &timeline.at(ms).unwrap())
    };
    for ms in [5_000, 20_000, 23_000, 26_000, 29_000] {
        assert_eq!(of(&whole, ms), of(&cut, ms), "at {ms}");
    }
}

/// A moment of a phase of this kind, in the middle of the phase, with the level that it has there.
fn middle(kind: PhaseKind, timeline: &Timeline) -> Moment<'_> {
    let phase = timeline.phases().iter().find(|phase| phase.kind == kind).unwrap();
    timeline.at(phase.start_ms.midpoint(phase.end_ms)).unwrap()
}

/// With every colour taken away a hold, a rest and a top-up have shapes that no breath in or out has, at any moment of it.
#[test]
fn without_any_colour_a_stay_is_told_from_in_and_out() {
    let pattern = Pattern { hold_ms: 3_000, pause_ms: 3_000, top_up_ms: 2_000, ..Pattern::new(4_000, 6_000) };
    for (id, floor) in [("B3", false), ("B3", true)] {
        let exercise = catalogue().get(id).unwrap();
        let mut block = Block::new(id, exercise.positions[0], Dose { reps: 2, sets: 1, seconds: 0 });
        block.own = Some(pattern);
        let timeline = Timeline::compile(catalogue(), &[block], &[]);
        for look in looks() {
            for form in [Form::Disc, Form::Wave, Form::Band] {
                let floors = [floor];
                let scene = Scene { form, phases: timeline.phases(), floors: &floors, waits: &[], held_ms: None, look };
                let moving: Vec<Vec<String>> = timeline
                    .phases()
                    .iter()
                    .filter(|phase| matches!(phase.kind, PhaseKind::In | PhaseKind::Out) && phase.cycle == 1)
                    .flat_map(|phase| (phase.start_ms..phase.end_ms).step_by(33))
                    .map(|ms| signs(&draw(&scene, &timeline.at(ms).unwrap())))
                    .collect();
                for kind in [PhaseKind::Hold, PhaseKind::Pause, PhaseKind::TopUp] {
                    let Some(_) = timeline.phases().iter().find(|phase| phase.kind == kind) else { continue };
                    let stays = signs(&draw(&scene, &middle(kind, &timeline)));
                    let told = moving.iter().map(|other| stays.iter().zip(other).filter(|(a, b)| a != b).count()).min();
                    assert!(
                        told.is_some_and(|cells| cells >= 4),
                        "{kind:?}, {form:?}, {look:?}, floor {floor}: {told:?}"
                    );
                }
                // What waits because the person paused it is told, too.
                let paused = Scene { held_ms: Some(GLIDE_MS), ..scene };
                let breath = middle(PhaseKind::In, &timeline);
                assert_ne!(signs(&draw(&paused, &breath)), signs(&draw(&scene, &breath)), "{form:?}, {look:?}");
            }
        }
    }
}
