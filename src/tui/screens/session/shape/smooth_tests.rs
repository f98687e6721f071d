//! Whole sessions out of any prescription, frame by frame: what is drawn swells and sinks without a jump, in every form and
//! in every terminal, and what neither comes in nor goes out has a shape of its own.

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::*;
use crate::library::built_in;
use crate::practice::{Act, Block, Catalogue, Dose, Exercise, Pattern, Timeline};
use crate::tui::theme::Depth;

const AREA: Rect = Rect::new(0, 0, 76, 15);
/// 30 frames a second.
const FRAME: u64 = 33;
/// How far a breath may come in a frame: that of a fast one of two seconds.
const FULLEST: f64 = 0.06;
/// The most cells that may change from frame to frame, and in the mean.
const MOST_CELLS: usize = 420;
const MEAN_CELLS: f64 = 60.0;

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
    ];
    let own = prop::option::of((6_000_u32..20_000).prop_map(|own| (0, Act::OwnBreath(own))));
    (own, prop::collection::vec((0_u64..120_000, act), 0..6))
        .prop_map(|(own, acts)| own.into_iter().chain(acts).collect())
}

/// Whether something that the person did ended the phase, so that the next one begins anew.
fn is_cut(phase: &Phase, acts: &[(u64, Act)]) -> bool {
    acts.iter().any(|(at, act)| matches!(act, Act::Cut | Act::Skip) && (phase.start_ms..=phase.end_ms).contains(at))
}

fn on_floor(phase: &Phase, blocks: &[Block]) -> bool {
    catalogue().get(&blocks[phase.block].exercise).is_some_and(|exercise| exercise.track == Track::Floor)
}

/// How full it is at `ms`, and the phase.
fn full(timeline: &Timeline, ms: u64) -> Option<(f64, usize, Moment<'_>)> {
    let moment = timeline.at(ms)?;
    let at = timeline.phases().partition_point(|phase| phase.end_ms <= moment.phase.start_ms);
    breath_kind(moment.phase.kind)?;
    Some((level(timeline.phases(), at, into(&moment), squeezes(timeline.phases(), at)), at, moment))
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

/// The frames around the turns of a session, and some in between.
fn frames(timeline: &Timeline, picks: &[Index]) -> Vec<u64> {
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
        let last = timeline.phases().last().filter(|last| !on_floor(last, &blocks));
        let out = last.is_none_or(|last| matches!(last.kind, PhaseKind::Out | PhaseKind::Pause) && last.cycle_end);
        prop_assert!(out, "{:?}", last);
        let mut before: Option<(f64, usize, Moment)> = None;
        for ms in (0..timeline.total_ms().min(400_000)).step_by(33) {
            let now = full(&timeline, ms);
            if let (Some((was, from, earlier)), Some((is, at, moment))) = (&before, &now) {
                let low = squeezes(timeline.phases(), *at);
                let anew = earlier.phase.block != moment.phase.block
                    || *at > from + 1
                    || is_cut(earlier.phase, &acts)
                    || is_cut(moment.phase, &acts)
                    || squeezes(timeline.phases(), *from) != low;
                if from == at {
                    let course = (is - was) * way(moment.phase.kind, low);
                    prop_assert!(course >= -1e-9, "{:?} at {ms}: {was} to {is}", moment.phase);
                }
                prop_assert!(anew || (is - was).abs() <= FULLEST, "at {ms}, {:?} to {:?}: {was} to {is}", earlier.phase, moment.phase);
            }
            before = now;
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
        for start in frames(&timeline, &picks) {
            let mut before: Option<(Buffer, usize, Moment)> = None;
            for ms in (0..20).map(|frame| start + frame * FRAME).take_while(|ms| *ms < timeline.total_ms()) {
                let Some((_, at, moment)) = full(&timeline, ms) else {
                    before = None;
                    continue;
                };
                let floor = on_floor(moment.phase, &blocks);
                let scene = Scene { form, phases: timeline.phases(), floor, running: true, look };
                let now = draw(&scene, &moment);
                prop_assert_eq!(&now, &draw(&scene, &moment), "the same moment, the same picture");
                if let Some((was, from, earlier)) = before.filter(|(_, _, earlier)| earlier.phase.block == moment.phase.block) {
                    let low = squeezes(timeline.phases(), at);
                    let anew = is_cut(earlier.phase, &acts) || is_cut(moment.phase, &acts) || squeezes(timeline.phases(), from) != low || at > from + 1;
                    let changed = was.diff(&now).len();
                    if !anew {
                        prop_assert!(changed <= MOST_CELLS, "{changed} cells at {ms}: {:?} to {:?} in {form:?}, {look:?}", earlier.phase, moment.phase);
                        CELLS.with_borrow_mut(|(sum, frames, most)| (*sum, *frames, *most) = (*sum + changed, *frames + 1, (*most).max(changed)));
                    }
                    // The hill stands still and its light walks; words have no size.
                    let grows = from == at && !low && form != Form::Wave && form != Form::Words;
                    if grows {
                        let ((points, columns), (points_now, columns_now)) = (extent(&was), extent(&now));
                        let wider = match way(moment.phase.kind, low) {
                            0.0 => columns == columns_now,
                            // The wall of the bowl moves; how wide it is tells its size. A top-up has a seam.
                            up if up > 0.0 && (floor || moment.phase.kind == PhaseKind::TopUp) => columns <= columns_now,
                            up if up > 0.0 => points <= points_now && columns <= columns_now,
                            _ if floor => columns >= columns_now,
                            _ => points >= points_now && columns >= columns_now,
                        };
                        prop_assert!(wider, "{points}, {columns} to {points_now}, {columns_now} in {:?} at {ms}, {form:?}, {look:?}", moment.phase);
                    }
                }
                before = Some((now, at, moment));
            }
        }
        let (sum, frames, most) = CELLS.with_borrow(|cells| *cells);
        #[expect(clippy::cast_precision_loss, reason = "a few thousand frames")]
        let mean = sum as f64 / frames.max(1) as f64;
        prop_assert!(frames < 500 || mean <= MEAN_CELLS, "{mean:.1} cells a frame in the mean of {frames}, {most} at most");
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
                let scene = Scene { form, phases: timeline.phases(), floor, running: true, look };
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
                let paused = Scene { running: false, ..scene };
                let breath = middle(PhaseKind::In, &timeline);
                assert_ne!(signs(&draw(&paused, &breath)), signs(&draw(&scene, &breath)), "{form:?}, {look:?}");
            }
        }
    }
}
