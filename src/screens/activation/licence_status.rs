//! What an owner's licence server said, where it is more than that all is well.

use crate::api::activation::read_license_server;
use crate::components::banner::{Weight, banner};
use crate::components::findings;
use crate::i18n::texts::{activation, failure, mark};
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::event;
use crate::screens::activation::{ACTIVATE, CHANGES, SERIAL_NUMBER};
use crate::screens::licences::licence_status::MAIN_OWNER;
use crate::screens::licences::store::OwnerState;
use crate::ui::Ui;
use crate::url_state::UrlState;
use crate::words::activation::server;

/// The sentences and their links, from our own server's text.
pub(crate) fn licence_status(ui: Ui, owner: &OwnerState, answer: &str) -> El {
    let m = ui.m;
    let Some(said) = read_license_server(answer) else { return el("p").text(failure::answer_unreadable(m)) };
    let at_owner = ui.nav.now().at_owner(&owner.name);
    let mut parts = Vec::new();
    if said.is_demo && owner.name == MAIN_OWNER {
        let to = at_owner.with_task(SERIAL_NUMBER);
        let link = link(ui, to, activation::enter_serial_number(m));
        parts.push(el("p").text(activation::demo_sentence(m)).text(" ").child(link));
    }
    if let Some(file) = &said.candidate {
        let sentence = match said.status.as_str() {
            "NewSerialAvailable" => activation::new_serial_sentence(m),
            "NewCompanyNameAvailable" => activation::new_company_sentence(m),
            _ => activation::new_licence_sentence(m),
        };
        let to = at_owner.with_task_of_file(ACTIVATE, file);
        parts.push(el("p").child(link(ui, to, activation::activate_new(m))).text(" ").text(sentence));
    } else if said.status == "NewLicenseActivated" {
        let to = at_owner.with_task(CHANGES);
        let sentence = activation::activated_by_itself_sentence(m, &m.moment(said.asked));
        parts.push(el("p").child(link(ui, to, activation::activated_new(m))).text(" ").text(sentence));
    }
    let trouble = server(m, &said.code);
    let refused = said.refused.is_some().then(|| activation::server_refused_sentence(m));
    if let Some(sentence) = trouble.or(refused).filter(|_| said.is_configured) {
        parts.push(banner(Weight::Warning, mark::warning(m), sentence));
        parts.extend(said.refused.as_ref().map(|found| findings::sentences(ui, std::slice::from_ref(found))));
        parts.push(el("p").text(activation::asked_again_sentence(m, &m.moment(said.next_check))));
    }
    if !said.message.is_empty() {
        let quote = of_class("blockquote", "vendor-message").text(said.message.clone());
        let more = said.url.starts_with("https://").then(|| {
            let link = el("a").attr("href", said.url.clone()).attr("target", "_blank");
            let link = link.attr("rel", "noopener noreferrer").text(activation::read_more(m));
            el("p").child(link)
        });
        let from = activation::vendor_says(m);
        parts.push(el("div").child(el("p").text(from)).child(quote).children(more));
    }
    if parts.is_empty() {
        let is_known = said.is_asked && said.code.is_empty();
        let sentence =
            if is_known { activation::nothing_new_sentence(m) } else { activation::not_asked_sentence(m) };
        parts.push(el("p").text(sentence));
    }
    el("div").children(parts)
}

/// A link that opens a task over the list.
pub(super) fn link(ui: Ui, to: UrlState, words: &'static str) -> El {
    named_link(ui, to, words.to_owned())
}

/// Likewise with a name that is made.
pub(super) fn named_link(ui: Ui, to: UrlState, words: String) -> El {
    let href = to.address();
    let click = move |click: Event| {
        if event::takes_over(&click) {
            ui.nav.open(to.clone());
        }
    };
    el("a").attr("href", href).on("click", click).text(words)
}
