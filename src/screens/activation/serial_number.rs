//! A demonstration becomes the customer's own: its new serial number and licence owner, through the licence server.

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_license::{is_demo_serial_nr, is_serial_nr};
use segl_webapi::problem::Fact;

use super::{ACTIVATE, CHANGES};
use crate::api::Failure;
use crate::api::activation;
use crate::app::sign_in_again;
use crate::components::dialog::{self, TASK};
use crate::components::field::field;
use crate::i18n::texts::{activation as words, label};
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::page;
use crate::ui::Ui;
use crate::words as said;

const SERIAL: &str = "serial-number";
const COMPANY: &str = "licence-owner";

/// What is typed, and what is said about it.
#[derive(Clone, Copy)]
struct Form {
    serial: RwSignal<String>,
    company: RwSignal<String>,
    /// Whether it was tried to send, so that what is missing is named.
    tried: RwSignal<bool>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Failure>>,
}

/// The view.
pub(super) fn serial_number(ui: Ui) -> El {
    let m = ui.m;
    let form = Form {
        serial: RwSignal::default(),
        company: RwSignal::default(),
        tried: RwSignal::new(false),
        busy: RwSignal::new(false),
        trouble: RwSignal::new(None),
    };
    let send = move |submit: Event| {
        submit.prevent_default();
        form.tried.set(true);
        if serial_trouble(ui, form).is_some() {
            page::focus(SERIAL);
        } else if company_trouble(ui, form).is_some() {
            page::focus(COMPANY);
        } else if !form.busy.get_untracked() {
            form.busy.set(true);
            spawn_local(run(ui, form));
        }
    };
    let standing = move || {
        let busy = form.busy.get().then(|| el("p").text(words::changing_serial(m)));
        let trouble = form.trouble.get();
        let trouble =
            trouble.map(|failure| of_class("p", "refused").text(said::activation::trouble(m, &failure)));
        busy.into_iter().chain(trouble).collect()
    };
    let submit = of_class("button", "button").attr("type", "submit").text(words::change_serial(m));
    let fields = of_class("form", "serial-form")
        .flag("novalidate", true)
        .on("submit", send)
        .child(field(SERIAL, label::serial_number(m), typed("numeric"), form.serial, move || {
            serial_trouble(ui, form).map(Into::into)
        }))
        .child(field(COMPANY, words::licence_owner(m), typed("text"), form.company, move || {
            company_trouble(ui, form).map(Into::into)
        }))
        .child(el("div").attr("role", "status").live(standing))
        .child(el("p").child(submit));
    of_class("div", "task")
        .child(dialog::heading(ui, TASK, words::enter_serial_number(m).to_owned(), el("span")))
        .child(
            of_class("div", "dialog-body").child(el("p").text(words::serial_lead_sentence(m))).child(fields),
        )
}

/// What a browser remembers of other forms is of no use here.
fn typed(mode: &'static str) -> [(&'static str, &'static str); 2] {
    [("inputmode", mode), ("autocomplete", "off")]
}

fn plain_serial(form: Form) -> String {
    form.serial.get().chars().filter(|one| !one.is_whitespace()).collect()
}

/// What is wrong with the serial number: as soon as it is as long as one, or when it was tried to send.
fn serial_trouble(ui: Ui, form: Form) -> Option<&'static str> {
    let serial = plain_serial(form);
    let digits_only = serial.bytes().all(|one| one.is_ascii_digit());
    if !form.tried.get() && digits_only && serial.len() < 10 {
        return None;
    }
    if !is_serial_nr(&serial) {
        return Some(words::serial_invalid_sentence(ui.m));
    }
    is_demo_serial_nr(&serial).then(|| words::serial_is_demo_sentence(ui.m))
}

fn company_trouble(ui: Ui, form: Form) -> Option<&'static str> {
    let missing = form.company.get().trim().is_empty();
    (form.tried.get() && missing).then(|| words::company_invalid_sentence(ui.m))
}

async fn run(ui: Ui, form: Form) {
    let _ = form.trouble.try_set(None);
    let company = form.company.try_get_untracked().unwrap_or_default();
    let answer = activation::change_serial_number(company.trim(), &plain_serial(form)).await;
    let _ = form.busy.try_set(false);
    match answer {
        Ok(()) => {
            ui.say(words::serial_changed_sentence(ui.m).to_owned());
            ui.nav.open(ui.nav.now().with_task(CHANGES));
            ui.changed();
        }
        Err(Failure::SignedOut) => sign_in_again(),
        Err(failure) => {
            // What is in the way is cleared in the dialog that compares the two licences.
            if let Failure::Refused(refused) = &failure
                && refused.code == "activation-blocked"
                && let Some(Fact::Text(file)) = refused.facts().get("Candidate")
            {
                return ui.nav.open(ui.nav.now().with_task_of_file(ACTIVATE, file));
            }
            let _ = form.trouble.try_set(Some(failure));
        }
    }
}
