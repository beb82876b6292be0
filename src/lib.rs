//! Segl, the app: a Licenses screen in which every licence proves itself in the administrator's own browser.
//!
//! | room | what |
//! |---|---|
//! | [`start`] | takes over the page that the server sent |
//! | `app`, `screens`, `components` | what is shown; each component has its style in `style/` under the same name |
//! | `verify` | the browser's own judgement, step by step |
//! | `words`, `i18n` | codes become sentences of the reader's language |
//! | `api` | the server's paths |
//! | `url_state`, `nav` | what of the view lives in the address |
//! | `later`, `system` | what is fetched after the first view: the second part and the third |
//! | `platform` | the only room that knows the browser |

mod api;
mod app;
mod components;
pub mod i18n;
mod later;
mod nav;
mod panic;
mod platform;
mod screens;
mod sorted;
mod system;
mod ui;
mod url_state;
mod verify;
mod words;

use wasm_bindgen::JsError;

use i18n::{Lang, Messages, OtherBuild};
use platform::{mount, page};

/// Keeps a started app alive; dropping it removes the app from the page.
pub struct Running {
    _mounted: mount::Mounted,
}

/// Starts the app in the page's `#app`, with the text of the page's language, and leaves it running.
///
/// # Errors
/// When the text belongs to another build of the app, or the page has no place for it.
pub fn start(messages: &str) -> Result<(), JsError> {
    panic::report();
    std::mem::forget(run(messages)?);
    Ok(())
}

/// Starts the app as [`start`] does, until the answer is dropped.
///
/// # Errors
/// As [`start`].
pub fn run(messages: &str) -> Result<Running, JsError> {
    let lang = Lang::from_tag(&page::language()).unwrap_or(Lang::En);
    let messages = Messages::parse(lang, messages)
        .map_err(|OtherBuild| JsError::new("the text does not belong to this build of the app"))?;
    // One page speaks one language from load to unload: its words may live as long as the program.
    let messages: &'static Messages = Box::leak(Box::new(messages));
    let mounted = mount::mount("app", move || app::app(messages));
    mounted.map(|mounted| Running { _mounted: mounted }).ok_or_else(|| JsError::new("the page has no #app"))
}
