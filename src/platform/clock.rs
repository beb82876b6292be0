//! The browser's clocks.

use segl_license::Date;

/// Milliseconds since the page began, never going back.
pub(crate) fn milliseconds() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// This computer's time (Unix seconds); the one place of the app that reads the wall clock.
pub(crate) fn now() -> i64 {
    // A float becomes the nearest integer that fits, so that no clock can do harm here.
    (js_sys::Date::now() / 1000.0).floor() as i64
}

/// This computer's day in UTC.
pub(crate) fn today() -> Option<Date> {
    Date::from_days_since_epoch(now().div_euclid(86_400))
}
