//! What a person did.

use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, MouseEvent};

use super::element::Event;

/// Whether a click on a link is to be done by the app: the main button without a key that asks for a new tab or
/// window. Then the browser does not follow the link itself.
pub(crate) fn takes_over(click: &Event) -> bool {
    let plain = |click: &MouseEvent| {
        let keys = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        click.button() == 0 && !keys
    };
    let ours = click.dyn_ref().is_some_and(plain) && !click.default_prevented();
    if ours {
        click.prevent_default();
    }
    ours
}

/// Whether Shift was held down: what is done is done from the last place to this one.
pub(crate) fn is_shifted(click: &Event) -> bool {
    click.dyn_ref().is_some_and(MouseEvent::shift_key)
}

/// A key that moves between tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    /// One to the left, or from the first to the last.
    Previous,
    /// One to the right, or from the last to the first.
    Next,
    /// To the first.
    First,
    /// To the last.
    Last,
}

/// The move that a key asks for. Then the browser does not scroll with it.
pub(crate) fn tab_move(pressed: &Event) -> Option<Move> {
    let key: &KeyboardEvent = pressed.dyn_ref()?;
    if key.ctrl_key() || key.meta_key() || key.alt_key() {
        return None;
    }
    let wanted = match key.key().as_str() {
        "ArrowLeft" => Move::Previous,
        "ArrowRight" => Move::Next,
        "Home" => Move::First,
        "End" => Move::Last,
        _ => return None,
    };
    key.prevent_default();
    Some(wanted)
}
