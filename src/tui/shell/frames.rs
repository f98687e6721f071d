//! The moments at which something that moves is drawn: at an even pace, or with what a sensor tells. Draws nothing.

/// Frames at fixed moments: `start + n * ms`, so that a late one does not push those after it.
#[derive(Clone, Copy, Debug)]
pub struct Frames {
    start: u64,
    ms: u64,
    drawn: u64,
}

impl Frames {
    /// The frame at `now`: of what already moves at this pace, or the first of a new movement.
    #[must_use]
    pub fn at(before: Option<Self>, ms: u64, now: u64) -> Self {
        let start = before.filter(|frames| frames.ms == ms).map_or(now, |frames| frames.start);
        Self { start, ms, drawn: now.saturating_sub(start) / ms }
    }

    /// The same movement with a frame at `now` that a sensor brought. It is drawn at once, and takes the place of the
    /// one that was due: the next waits half a frame longer than usual, because the sensor tells more by then, and its
    /// frame would be drawn twice otherwise.
    #[must_use]
    pub const fn brought(self, now: u64) -> Self {
        Self { start: now + self.ms / 2, drawn: 0, ..self }
    }

    /// When the next frame is due.
    #[must_use]
    pub const fn next(self) -> u64 {
        self.start + (self.drawn + 1) * self.ms
    }
}

#[cfg(test)]
mod tests {
    use super::Frames;

    #[test]
    fn frames_keep_to_their_moments_however_late_one_is() {
        let first = Frames::at(None, 33, 1000);
        assert_eq!(first.next(), 1033);
        let on_time = Frames::at(Some(first), 33, 1033);
        assert_eq!(on_time.next(), 1066);
        // A key between two frames is drawn at once and moves neither.
        assert_eq!(Frames::at(Some(on_time), 33, 1040).next(), 1066);
        // Late by more than a frame: the next one is at its own moment again.
        assert_eq!(Frames::at(Some(on_time), 33, 1101).next(), 1132);
        assert_eq!(Frames::at(Some(on_time), 100, 1101).next(), 1201);
    }

    /// Draws for a minute of driven time, as the loop does; how many frames, and the longest time between two.
    fn a_minute(batches: impl Fn(u64) -> bool) -> (u32, u64) {
        let (mut frames, mut count, mut last, mut longest) = (Frames::at(None, 33, 0), 0, 0, 0);
        for now in 1..=60_000 {
            let told = batches(now);
            if told {
                frames = frames.brought(now);
            }
            if told || frames.next() <= now {
                frames = Frames::at(Some(frames), 33, now);
                (count, longest, last) = (count + 1, longest.max(now - last), now);
            }
        }
        (count, longest)
    }

    #[test]
    fn what_a_sensor_tells_is_drawn_at_once_and_no_frame_is_drawn_twice_for_it() {
        let (alone, _) = a_minute(|_| false);
        // As the reader tells: a frame apart at the least, a little late at times.
        let mut told = Vec::new();
        let mut at = 0;
        while at < 60_000 {
            at += 33 + at % 7;
            told.push(at);
        }
        let (with_sensor, longest) = a_minute(|now| told.binary_search(&now).is_ok());
        assert!(with_sensor <= alone, "{with_sensor} against {alone}");
        assert!(with_sensor as usize >= told.len() - 1, "each is drawn: {with_sensor} of {}", told.len());
        assert!(longest <= 50, "{longest}");
        // It falls silent in the middle: the breath moves on at its own pace.
        let (silent, longest) = a_minute(|now| now < 30_000 && told.binary_search(&now).is_ok());
        assert!(silent <= alone && longest <= 50, "{silent} {longest}");
    }
}
