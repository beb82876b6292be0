//! The screen about users: who they are, what they hold, and whether they can log in; what is given, taken and freed.
//! Comes with the third part of the app; what is shown stands in the address.

mod access;
mod address;
mod catalogue;
mod change;
mod csv;
mod deed;
mod licences;
mod people;
mod picked;
mod preview;
mod retire;
mod room;
mod row;
mod selection;
mod table;
#[cfg(test)]
mod testing;
mod tools;
mod user;

use leptos::prelude::*;

use crate::components::dialog::{self, TASK};
use crate::components::tabs::{self, panel_id, tab_id, tabs};
use crate::i18n::Messages;
use crate::i18n::texts::{activation, heading, users as texts};
use crate::platform::element::{El, el, of_class};
use crate::platform::page;
use crate::screens::licences::Screen;
use crate::ui::{Ui, follow};
use address::{Holding, Tab, View};
use people::People;
use room::Room;
pub(crate) use user::USER;

/// Everything of it, below its heading.
pub(crate) fn users(ui: Ui, screen: Screen) -> El {
    let m = ui.m;
    let room = Room::new(ui, screen);
    let view = Memo::new(move |_| View::of(&ui.nav.state()));
    let people = People::new(ui, view);
    let chosen = Memo::new(move |_| view.with(|view| place(view.tab)));
    // Who is selected is forgotten on another tab: it would not be seen there.
    follow(move || {
        chosen.get();
        picked::clear();
    });
    follow(move || {
        let tab = view.with(|view| view.tab);
        page::set_title(&heading::page_title(m, &format!("{} – {}", tab_word(m, tab), heading::users(m))));
    });
    let choose = move |at: usize| {
        if let Some(tab) = Tab::ALL.get(at) {
            ui.nav.go(tab.at(&ui.nav.now()));
        }
    };
    let tab = |tab: Tab| tabs::Tab {
        label: Box::new(move || tab_word(m, tab).into()),
        attention: Box::new(|| "".into()),
    };
    let row = tabs(heading::users(m), Tab::ALL.map(tab).into(), chosen, choose);
    let panels = Tab::ALL.map(|tab| panel(room, people, tab, chosen));
    of_class("div", "users").child(row).children(panels)
}

fn tab_word(m: &'static Messages, tab: Tab) -> &'static str {
    match tab {
        Tab::Associates => texts::tab_associates(m),
        Tab::Others => texts::tab_others(m),
        Tab::Licences => texts::tab_licences(m),
    }
}

fn place(tab: Tab) -> usize {
    Tab::ALL.iter().position(|other| *other == tab).unwrap_or(0)
}

/// What a tab shows; nothing while another one is open.
fn panel(room: Room, people: People, tab: Tab, chosen: Memo<usize>) -> El {
    let at = place(tab);
    let is_chosen = move || chosen.get() == at;
    // Made anew only where another list is shown, not for each letter that is typed.
    let of = Memo::new(move |_| {
        let holding = people.view.with(|view| view.holding.clone());
        if tab == Tab::Licences { holding } else { Holding::Any }
    });
    let content = move || {
        if !is_chosen() {
            return Vec::new();
        }
        match (tab, of.get()) {
            (Tab::Licences, Holding::Licence { owner, module }) => {
                let heading = licences::holders_heading(room, &owner, &module);
                [heading].into_iter().chain(list(room, people, tab)).collect()
            }
            (Tab::Licences, Holding::Any | Holding::NoPlan) => licences::licences(room),
            (Tab::Associates | Tab::Others, _) => list(room, people, tab).into(),
        }
    };
    of_class("section", "users-panel")
        .attr("role", "tabpanel")
        .attr("id", panel_id(at))
        .attr("aria-labelledby", tab_id(at))
        .attr("tabindex", "-1")
        .live_attr("hidden", move || (!is_chosen()).then(|| "".into()))
        .live(content)
}

fn list(room: Room, people: People, tab: Tab) -> [El; 3] {
    [tools::tools(room, people, tab), selection::selection(room, people), table::table(room, people, tab)]
}

/// What is being done in it: the content of the dialog over it.
pub(crate) fn task(ui: Ui, screen: Screen) -> El {
    let room = Room::new(ui, screen);
    let what = Memo::new(move |_| {
        let now = ui.nav.state();
        (now.task.unwrap_or_default(), now.row)
    });
    let view = move || match what.get() {
        (name, Some(id)) if name == user::USER => user::user(room, id),
        (name, Some(id)) if name == access::ROLE => access::task(room, id, access::Task::Role),
        (name, Some(id)) if name == access::PASSWORD => access::task(room, id, access::Task::Password),
        (name, None) if name == change::CHANGE => change::change(room),
        (name, row) if name == retire::RETIRE => retire::retire(room, row),
        _ => of_class("div", "task")
            .child(dialog::heading(ui, TASK, activation::unknown_task(ui.m).to_owned(), el("span")))
            .child(
                of_class("div", "dialog-body").child(el("p").text(activation::unknown_task_sentence(ui.m))),
            ),
    };
    el("div").live(move || vec![view()])
}
