//! How many rows come into the page at once: as many as the browser draws in a moment that nobody notices.

/// A frame that takes less than this, in milliseconds, may grow; one that takes longer than the second must shrink.
const COMFORTABLE: f64 = 6.0;
const LONGEST: f64 = 12.0;

/// Rows at once.
const FEWEST: usize = 4;
const FIRST: usize = 2;
const RESUMED: usize = 12;
const MOST: usize = 64;

/// The number of rows for the next frame, learnt from the frames before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pace {
    rows: usize,
}

impl Pace {
    /// Begins carefully.
    pub(super) fn begin() -> Self {
        Self { rows: FIRST }
    }

    /// Goes on where the browser has shown rows before, and somebody waits for what they typed.
    pub(super) fn resume() -> Self {
        Self { rows: RESUMED }
    }

    /// Rows for the next frame.
    pub(super) fn rows(self) -> usize {
        self.rows
    }

    /// Learns how long the frame took to draw.
    pub(super) fn took(&mut self, milliseconds: f64) {
        if milliseconds > LONGEST {
            self.rows = (self.rows / 2).max(FEWEST);
        } else if milliseconds < COMFORTABLE {
            self.rows = (self.rows * 2).min(MOST);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fast_browser_gets_more_rows_and_a_slow_one_fewer_but_always_some() {
        let mut pace = Pace::begin();
        for _ in 0..20 {
            pace.took(1.0);
        }
        assert_eq!(pace.rows(), MOST);
        pace.took(8.0);
        assert_eq!(pace.rows(), MOST);
        for _ in 0..20 {
            pace.took(100.0);
        }
        assert_eq!(pace.rows(), FEWEST);
    }
}
