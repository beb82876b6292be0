//! Doing something again and again, as long as somebody needs it.

use std::time::Duration;

use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::on_cleanup;

/// Runs every so often, for as long as the present owner lives.
pub(crate) fn every(time: Duration, run: impl Fn() + 'static) {
    if let Ok(timer) = set_interval_with_handle(run, time) {
        on_cleanup(move || timer.clear());
    }
}
