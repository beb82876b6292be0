//! The browser's clocks.

use segl_license::Date;

/// Milliseconds since the page began, never going back.
pub(crate) fn milliseconds() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// This computer's day in UTC; the one place of the app that reads the wall clock.
pub(crate) fn today() -> Option<Date> {
    let days = js_sys::Date::now() / 86_400_000.0;
    // A float becomes the nearest integer that fits, so that no clock can do harm here.
    Date::from_days_since_epoch(days.floor() as i64)
}
