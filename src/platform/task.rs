//! Long work in short pieces: between two pieces the browser draws, and hears what a person does.

use super::clock;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, VisibilityState};

/// The longest piece, in milliseconds. A clock can only be asked between two steps, and on a telephone each takes four
/// times as long as here: the last step and what the browser does after it must fit below the 50 that a person notices.
const LONGEST: f64 = 5.0;

/// A piece of work under the clock.
pub(crate) struct Piece {
    began: f64,
}

impl Piece {
    /// Begins now.
    pub(crate) fn begin() -> Self {
        Self { began: clock::milliseconds() }
    }

    /// Whether it is time to let the browser do something else.
    pub(crate) fn is_over(&self) -> bool {
        clock::milliseconds() - self.began >= LONGEST
    }

    /// Lets the browser do what waits, and begins the next piece.
    pub(crate) async fn pause(&mut self) {
        turn().await;
        *self = Self::begin();
    }

    /// Lets the browser draw one frame, and begins the next piece. Says how many milliseconds drawing took; nothing
    /// while nobody sees the page.
    pub(crate) async fn draw(&mut self) -> f64 {
        let frame = frame().await;
        turn().await;
        *self = Self::begin();
        frame.map_or(0.0, |began| self.began - began)
    }
}

/// Waits until the browser is about to draw. A page that nobody sees is not drawn: there is nothing to wait for.
async fn frame() -> Option<f64> {
    let window = web_sys::window()?;
    let seen = window.document()?.visibility_state() == VisibilityState::Visible;
    let about = Promise::new(&mut |now, _| drop(window.request_animation_frame(&now)));
    if !seen || JsFuture::from(about).await.is_err() {
        return None;
    }
    Some(clock::milliseconds())
}

/// Waits for one turn of the event loop. A message comes at once; a timer would be slowed down to 4 ms.
pub(crate) async fn turn() {
    let Ok(channel) = MessageChannel::new() else { return };
    let (here, there) = (channel.port1(), channel.port2());
    let arrived = Promise::new(&mut |arrive, _| here.set_onmessage(Some(&arrive)));
    if there.post_message(&JsValue::NULL).is_ok() {
        let _ = JsFuture::from(arrived).await;
    }
    here.close();
}
