//! Everybody whom the list finds, on whatever page, as a file for a spreadsheet.

use leptos::prelude::*;
use segl_webapi::user_list::UserQuery;

use super::address::MAIN_OWNER;
use super::people::People;
use super::room::Room;
use crate::api::activation::day;
use crate::api::users::{self, MOST, User};
use crate::components::gathering::{self, Part};
use crate::i18n::Messages;
use crate::i18n::texts::{activation, heading, label, users as texts};
use crate::platform::download;
use crate::platform::element::El;
use crate::screens::licences::csv::sheet::{Cell, sheet};
use crate::words;

/// The button; nothing where nobody is found.
pub(super) fn export(room: Room, people: People) -> El {
    let m = room.ui.m;
    let begin = move || {
        let query = people.view.get_untracked().query();
        move |skip| -> Part<User> {
            let part = UserQuery { skip, top: Some(MOST), ..query.clone() };
            Box::pin(async move { users::list(&part).await.map(|page| (page.users, page.found)) })
        }
    };
    let save = move |all: Vec<User>| {
        let name = |owner: &str, module: &str| room.name_of(owner, module);
        download::save(&format!("{}.csv", heading::users(m)), "text/csv;charset=utf-8", &csv(m, &all, name));
    };
    let is_empty =
        move || people.shown.with(|shown| shown.as_ref().is_none_or(|shown| shown.page.found == 0));
    gathering::export(room.ui, begin, save).live_attr("hidden", move || is_empty().then(|| "".into()))
}

/// A line a user.
fn csv(m: &Messages, users: &[User], name: impl Fn(&str, &str) -> String) -> String {
    let head = [
        label::user(m),
        label::user_name(m),
        activation::superfluous_e_mail(m),
        texts::country(m),
        texts::kind(m),
        texts::former(m),
        label::user_plan(m),
        texts::licences(m),
        texts::show_can_log_in(m),
        texts::missing(m),
        activation::superfluous_last_login(m),
        activation::superfluous_open_requests(m),
    ];
    let head = head.map(Cell::text).into();
    sheet([head].into_iter().chain(users.iter().map(|user| cells(m, user, &name))))
}

fn cells(m: &Messages, user: &User, name: impl Fn(&str, &str) -> String) -> Vec<Cell> {
    let word = |yes| if yes { label::yes(m) } else { label::no(m) };
    let plan = user.plan.as_deref().map(|plan| name(MAIN_OWNER, plan)).unwrap_or_default();
    let licences: Vec<_> =
        user.licenses.iter().map(|held| name(&held.owner_name, &held.module_name)).collect();
    let lacks: Vec<_> = user.missing.iter().map(|code| words::users::lack(m, code)).collect();
    vec![
        Cell::text(&user.full_name),
        Cell::text(&user.name),
        Cell::text(&user.e_mail),
        Cell::text(&user.country),
        Cell::text(words::users::kind(m, user.kind)),
        Cell::text(word(user.retired)),
        Cell::text(&plan),
        Cell::text(&licences.join(", ")),
        Cell::text(word(user.missing.is_empty())),
        Cell::text(&lacks.join(", ")),
        Cell::text(&user.last_login.map(day).unwrap_or_default()),
        Cell::number(user.open_requests.into()),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::testing::{catalogue, user};
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;
    use segl_webapi::user_list::HeldLicense;

    #[test]
    fn every_user_is_a_line_with_names_for_people_and_no_formula() {
        let mut ann = user("sales");
        ann.full_name = "=Ann;Berg".to_owned();
        ann.licenses =
            vec![HeldLicense { owner_name: MAIN_OWNER.to_owned(), module_name: "windows".to_owned() }];
        let mut bo = user("");
        bo.missing = vec!["login-user-missing".to_owned(), "login-client-missing".to_owned()];
        bo.last_login = Some(1_795_355_100);
        let file = csv(&messages(Lang::En), &[ann, bo], |owner, module| catalogue().name_of(owner, module));
        let lines: Vec<&str> = file.split_terminator("\r\n").collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[0].starts_with("\u{feff}User;User name;E-mail;Country;"), "{file}");
        assert_eq!(lines[1], "\"'=Ann;Berg\";ann;ann@x.example;NO;Associate;No;Sales;Windows;Yes;;;0");
        assert!(
            lines[2].contains(";No;;;No;No user licence, No access to web or Windows;'2026-11-22;0"),
            "{file}"
        );
    }
}
