//! What is gained and what is lost, in words.

use leptos::prelude::*;
use segl_license::{Date, License, Verified, date_changes};

use crate::i18n::Messages;
use crate::i18n::texts::{activation as words, label};
use crate::platform::element::{El, el, of_class};
use crate::screens::activation::draft::{Draft, RowDraft};
use crate::ui::Ui;
use crate::words as said;

/// Two lists, those that have anything; losses first.
pub(super) fn losses(ui: Ui, draft: &Draft, rows: &[RowDraft]) -> Vec<El> {
    let m = ui.m;
    let (mut lost, mut gained) = (Vec::new(), Vec::new());
    if let Some(old) =
        draft.active.as_ref().and_then(|active| active.licence.get_untracked()?.license.clone())
    {
        company(m, &old, &draft.content.license, &mut lost);
        for change in date_changes(&old, &draft.content.license) {
            let name = match change.name {
                "ExpiryDate" => label::expiry_date(m),
                "GraceDate" => label::grace_date(m),
                _ => label::maintenance_date(m),
            };
            let day = |date: Option<Date>| {
                date.map_or_else(|| words::for_ever(m).to_owned(), |date| m.day(&date.to_string()))
            };
            let sentence = words::date_moves_sentence(m, name, &day(change.from), &day(change.to));
            if change.is_loss() { lost.push(sentence) } else { gained.push(sentence) }
        }
    }
    for row in rows {
        let name = row.shown().map(|row| said::description(m, row)).unwrap_or_default();
        for of in &row.differences {
            let sentence = said::difference(m, *of, name, row.old.as_ref(), row.new.as_ref());
            if of.is_loss() { lost.push(sentence) } else { gained.push(sentence) }
        }
    }
    let list = |class, heading: &'static str, sentences: Vec<String>| {
        let items = sentences.into_iter().map(|sentence| el("li").text(sentence));
        of_class("section", class).child(el("h3").text(heading)).child(el("ul").children(items))
    };
    let mut parts = Vec::new();
    if !lost.is_empty() {
        parts.push(list("losses", words::losses(m), lost));
    }
    if !gained.is_empty() {
        parts.push(list("gains", words::gains(m), gained));
    }
    parts
}

fn company(m: &Messages, old: &Verified<License>, new: &Verified<License>, lost: &mut Vec<String>) {
    if old.company_name != new.company_name {
        lost.push(words::company_changes_sentence(m, &old.company_name, &new.company_name));
    }
    if old.serial_nr != new.serial_nr {
        lost.push(words::serial_changes_sentence(m, &old.serial_nr, &new.serial_nr));
    }
}
