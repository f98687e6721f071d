//! What stands before an exercise that comes up for the first time, or instead of another one: start, another position,
//! not for me, not now.

use super::SessionScreen;
use crate::coach::{Coach, Effect, NOT_FOR_ME, Session};
use crate::plan::fill;
use crate::practice::Anchor;
use crate::tui::screens::{Cx, Reply, Turn};
use crate::words::say;

/// What can be chosen before an exercise that comes up for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    Start,
    Anchor(Anchor),
    OtherPosition,
    NotForMe,
    NotNow,
}

impl Choice {
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Start => "session-intro-start",
            Self::Anchor(Anchor::Feet) => "session-intro-feet",
            Self::Anchor(Anchor::Hands) => "session-intro-hands",
            Self::OtherPosition => "session-intro-position",
            Self::NotForMe => "session-intro-not-for-me",
            Self::NotNow => "session-intro-not-now",
        }
    }
}

impl SessionScreen {
    /// What stands at the top of an exercise that comes up for the first time: start, another position, not for me.
    pub(super) fn introduced(&mut self, block: usize, cx: &mut Cx) -> Reply {
        let Some(at) = self.session.kept.blocks.get(block).cloned() else { return Reply::stay() };
        let (mut effects, mut line) = (Vec::new(), None);
        match self.choices(cx.coach, block).get(self.choice) {
            Some(Choice::Start) | None => effects.extend(self.start(&at.exercise, cx)),
            Some(Choice::Anchor(anchor)) => {
                self.session.change_blocks(cx.coach.now(), |blocks| blocks[block].anchor = Some(*anchor));
                effects.extend(self.start(&at.exercise, cx));
            }
            Some(Choice::OtherPosition) => {
                if let Some(position) = cx.coach.other_position(&at) {
                    self.session.change_blocks(cx.coach.now(), |blocks| fill::set_position(blocks, block, position));
                }
            }
            Some(Choice::NotForMe) => {
                effects.extend(cx.coach.add_to(NOT_FOR_ME, &at.exercise, cx.coach.now()));
                line = Some(self.swap(block, cx.coach));
            }
            Some(Choice::NotNow) => self.session.jump(true, cx.coach.now()),
        }
        (self.choice, self.read) = (0, 0);
        if self.session.is_over() {
            let over = self.over(cx).and(effects);
            return Reply { line: line.or(over.line), ..over };
        }
        effects.extend(self.draft(cx.coach));
        Reply { turn: Turn::Stay, effects, line }
    }

    fn start(&mut self, exercise: &str, cx: &mut Cx) -> Option<Effect> {
        let effect = cx.coach.add_to("introduced", exercise, cx.coach.now());
        self.session.start_block(cx.coach.now());
        effect
    }

    /// Puts the alternative in the place of what is not for this person; it is introduced before it begins. Where
    /// nothing stands in for it, it is passed over. A line says which.
    fn swap(&mut self, block: usize, coach: &Coach) -> String {
        let now = coach.now();
        let not_for_me = coach.not_done(now);
        let exercise = |session: &Session| session.kept.blocks.get(block).map(|block| block.exercise.clone());
        let before = exercise(&self.session);
        self.session.change_blocks(now, |blocks| {
            // What has no alternative stands as it was, and is passed over when its turn comes.
            let _ = fill::swap(&coach.library.catalogue, blocks, block, &not_for_me);
        });
        if exercise(&self.session) != before {
            return say("session-not-for-me");
        }
        self.session.start_block(now);
        self.session.jump(true, now);
        say("session-left-out")
    }

    /// What can be chosen before a block: when it stands in for another one it can wait for another day as well.
    pub(super) fn choices(&self, coach: &Coach, block: usize) -> Vec<Choice> {
        let Some(block) = self.session.kept.blocks.get(block) else { return vec![Choice::Start] };
        let exercise = coach.library.catalogue.get(&block.exercise);
        let anchored = exercise.is_some_and(|exercise| exercise.anchored);
        let mut choices = if anchored { Anchor::ALL.map(Choice::Anchor).to_vec() } else { vec![Choice::Start] };
        let others = [
            (Choice::OtherPosition, coach.other_position(block).is_some()),
            (Choice::NotForMe, exercise.is_some_and(|exercise| exercise.leave_out)),
            (Choice::NotNow, block.instead_of.is_some()),
        ];
        choices.extend(others.into_iter().filter(|(_, offered)| *offered).map(|(choice, _)| choice));
        choices
    }
}
