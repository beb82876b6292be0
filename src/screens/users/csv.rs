//! Everybody whom the list finds, on whatever page, as a file for a spreadsheet.

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::user_list::UserQuery;

use super::address::MAIN_OWNER;
use super::people::People;
use super::room::Room;
use crate::api::Failure;
use crate::api::activation::day;
use crate::api::users::{self, MOST, User};
use crate::app::sign_in_again;
use crate::i18n::Messages;
use crate::i18n::texts::{activation, button, heading, label, users as texts};
use crate::platform::download;
use crate::platform::element::{El, Text, el, of_class};
use crate::screens::licences::csv::sheet::{Cell, sheet};
use crate::words;

/// How far it is: which attempt, how many are here, of how many.
type Fetched = Option<(u32, usize, usize)>;

/// The button; while users are fetched, how far it is and the way out.
pub(super) fn export(room: Room, people: People) -> El {
    let m = room.ui.m;
    let fetched = RwSignal::new(Fetched::None);
    let attempt = StoredValue::new(0);
    let failed = RwSignal::new(String::new());
    let press = move |_| {
        failed.set(String::new());
        if fetched.with_untracked(Option::is_some) {
            return fetched.set(None);
        }
        attempt.update_value(|attempt| *attempt += 1);
        let found = people.shown.with_untracked(|shown| shown.as_ref().map_or(0, |shown| shown.page.found));
        fetched.set(Some((attempt.get_value(), 0, found)));
        let query = people.view.get_untracked().query();
        spawn_local(async move {
            if let Err(sentence) = save(room, fetched, attempt.get_value(), query).await {
                let _ = fetched.try_set(None);
                let _ = failed.try_set(sentence);
            }
        });
    };
    let name = move || -> Text {
        if fetched.with(Option::is_some) { button::cancel(m).into() } else { button::export(m).into() }
    };
    #[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 people")]
    let said = move || match fetched.get() {
        Some((_, here, of)) => activation::superfluous_gathered(m, here as f64, of as f64).into(),
        None => failed.get().into(),
    };
    let is_empty =
        move || people.shown.with(|shown| shown.as_ref().is_none_or(|shown| shown.page.found == 0));
    of_class("div", "users-export")
        .live_attr("hidden", move || is_empty().then(|| "".into()))
        .child(el("span").attr("role", "status").live_text(said))
        .child(
            of_class("button", "button button-quiet export")
                .attr("type", "button")
                .on("click", press)
                .live_text(name),
        )
}

/// Fetches them all, and offers the file. Given up, there is none.
async fn save(room: Room, fetched: RwSignal<Fetched>, number: u32, query: UserQuery) -> Result<(), String> {
    let m = room.ui.m;
    let mut all: Vec<User> = Vec::new();
    loop {
        let part = UserQuery { skip: all.len(), top: Some(MOST), ..query.clone() };
        let answer = users::list(&part).await;
        if !matches!(fetched.try_get_untracked(), Some(Some((now, ..))) if now == number) {
            return Ok(());
        }
        match answer {
            Ok(page) => {
                let is_last = page.users.is_empty();
                all.extend(page.users);
                if is_last || all.len() >= page.found {
                    break;
                }
                fetched.set(Some((number, all.len(), page.found)));
            }
            Err(Failure::SignedOut) => {
                sign_in_again();
                return Ok(());
            }
            Err(failure) => return Err(words::failure(m, &failure).to_owned()),
        }
    }
    fetched.set(None);
    let name = |owner: &str, module: &str| room.name_of(owner, module);
    download::save(&format!("{}.csv", heading::users(m)), "text/csv;charset=utf-8", &csv(m, &all, name));
    Ok(())
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
