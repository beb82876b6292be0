//! The browser: the only room that knows `web_sys` and `js_sys`. Everything here is small and named for what it is for.

pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod dialog;
pub(crate) mod download;
pub(crate) mod element;
pub(crate) mod event;
pub(crate) mod file;
pub(crate) mod fold;
pub(crate) mod history;
pub(crate) mod input;
pub(crate) mod intl;
pub(crate) mod live;
pub(crate) mod local_time;
pub(crate) mod memory;
pub(crate) mod mount;
pub(crate) mod net;
pub(crate) mod page;
pub(crate) mod rarely;
pub(crate) mod svg;
pub(crate) mod task;
pub(crate) mod timer;
