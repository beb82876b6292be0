//! A file of everything that a list finds: fetched part by part, with how far it is and the way out, and saved when all of
//! it is here.

use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::Failure;
use crate::app::sign_in_again;
use crate::i18n::texts::{activation, button};
use crate::platform::element::{El, Text, el, of_class};
use crate::ui::Ui;
use crate::words;

/// The next part of a list after so many, and how many there are in all.
pub(crate) type Part<T> = Pin<Box<dyn Future<Output = Result<(Vec<T>, usize), Failure>>>>;

/// How far it is: which attempt, how many are here, of how many.
type Fetched = Option<(u32, usize, usize)>;

/// The button; while parts are fetched, how far it is. `begin` says what to fetch, as things stand when it is pressed.
pub(crate) fn export<T: 'static, F: Fn(usize) -> Part<T> + 'static>(
    ui: Ui,
    begin: impl Fn() -> F + 'static,
    save: impl Fn(Vec<T>) + 'static,
) -> El {
    let m = ui.m;
    let fetched = RwSignal::new(Fetched::None);
    let attempt = StoredValue::new(0);
    let failed = RwSignal::new(String::new());
    let save = Rc::new(save);
    let press = move |_| {
        failed.set(String::new());
        if fetched.with_untracked(Option::is_some) {
            return fetched.set(None);
        }
        attempt.update_value(|attempt| *attempt += 1);
        let number = attempt.get_value();
        fetched.set(Some((number, 0, 0)));
        let (fetch, save) = (begin(), Rc::clone(&save));
        spawn_local(async move {
            match gather(fetched, number, fetch).await {
                Ok(Some(all)) => save(all),
                // Given up: there is no file.
                Ok(None) => {}
                Err(Failure::SignedOut) => sign_in_again(),
                Err(failure) => {
                    let _ = fetched.try_set(None);
                    let _ = failed.try_set(words::failure(m, &failure).to_owned());
                }
            }
        });
    };
    let name = move || -> Text {
        if fetched.with(Option::is_some) { button::cancel(m).into() } else { button::export(m).into() }
    };
    #[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 of anything")]
    let said = move || match fetched.get() {
        Some((.., 0)) => "".into(),
        Some((_, here, of)) => activation::superfluous_gathered(m, here as f64, of as f64).into(),
        None => failed.get().into(),
    };
    of_class("div", "gathering").child(el("span").attr("role", "status").live_text(said)).child(
        of_class("button", "button button-quiet export")
            .attr("type", "button")
            .on("click", press)
            .live_text(name),
    )
}

/// Everything; none where it was given up.
async fn gather<T>(
    fetched: RwSignal<Fetched>,
    number: u32,
    fetch: impl Fn(usize) -> Part<T>,
) -> Result<Option<Vec<T>>, Failure> {
    let mut all: Vec<T> = Vec::new();
    loop {
        let answer = fetch(all.len()).await;
        if !matches!(fetched.try_get_untracked(), Some(Some((now, ..))) if now == number) {
            return Ok(None);
        }
        let (part, of) = answer?;
        let is_last = part.is_empty();
        all.extend(part);
        if is_last || all.len() >= of {
            fetched.set(None);
            return Ok(Some(all));
        }
        fetched.set(Some((number, all.len(), of)));
    }
}
