//! How full a licence is, as a bar beside its numbers, with a word where somebody should know.

use segl_license::Seats;

use crate::i18n::Messages;
use crate::i18n::texts::label;
use crate::platform::element::{El, of_class};
use crate::ui::Ui;

/// How full a licence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fill {
    /// There is room, or no limit.
    Room,
    /// At least nine tenths are in use.
    Nearly,
    /// None is free.
    Full,
    /// More are in use than the licence has.
    Over,
}

impl Fill {
    /// How full these seats are.
    pub(crate) fn of(seats: Seats) -> Self {
        let in_use = u64::from(seats.in_use);
        match seats.total.map(u64::from) {
            Some(total) if in_use > total => Self::Over,
            Some(total) if in_use == total && total > 0 => Self::Full,
            Some(total) if in_use * 10 >= total * 9 && total > 0 => Self::Nearly,
            _ => Self::Room,
        }
    }

    fn word(self, m: &Messages) -> Option<&str> {
        match self {
            Self::Room => None,
            Self::Nearly => Some(label::nearly_full(m)),
            Self::Full => Some(label::full(m)),
            Self::Over => Some(label::over(m)),
        }
    }
}

/// The bar and its word; nothing where the number is no limit.
pub(crate) fn usage(ui: Ui, seats: Seats) -> Vec<El> {
    let Some(total) = seats.total else { return Vec::new() };
    let fill = Fill::of(seats);
    let words = label::in_use_of(ui.m, f64::from(seats.in_use), f64::from(total));
    let class = if fill == Fill::Over { "usage usage-over" } else { "usage" };
    let bar = of_class("meter", class)
        .attr("min", "0")
        .attr("max", total.to_string())
        .attr("value", seats.in_use.to_string())
        .attr("aria-label", words);
    let word = fill.word(ui.m).map(|word| of_class("span", "usage-word").text(word.to_owned()));
    [bar].into_iter().chain(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_tenth_is_nearly_full_and_what_has_no_limit_never_is() {
        let fill = |in_use, total| Fill::of(Seats { in_use, total });
        assert_eq!(fill(26, Some(29)), Fill::Room);
        assert_eq!(fill(27, Some(30)), Fill::Nearly);
        assert_eq!(fill(30, Some(30)), Fill::Full);
        assert_eq!(fill(31, Some(30)), Fill::Over);
        assert_eq!(fill(0, Some(0)), Fill::Room);
        assert_eq!(fill(1, Some(0)), Fill::Over);
        assert_eq!(fill(u32::MAX, None), Fill::Room);
        assert_eq!(fill(u32::MAX, Some(u32::MAX)), Fill::Full);
    }
}
