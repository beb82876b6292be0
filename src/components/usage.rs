//! How full a licence is, as a bar beside its numbers.

use segl_license::Seats;

use crate::i18n::texts::label;
use crate::platform::element::{El, of_class};
use crate::ui::Ui;

/// The bar; nothing where the number is no limit.
pub(crate) fn usage(ui: Ui, seats: Seats) -> Option<El> {
    let total = seats.total?;
    let words = label::in_use_of(ui.m, f64::from(seats.in_use), f64::from(total));
    let class = if seats.in_use > total { "usage usage-over" } else { "usage" };
    let bar = of_class("meter", class)
        .attr("min", "0")
        .attr("max", total.to_string())
        .attr("value", seats.in_use.to_string());
    Some(bar.attr("aria-label", words))
}
