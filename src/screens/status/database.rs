//! Whose database it is, when the next licence expires, who is signed in; below it the way to the dashboard, and how many
//! users there are.

use segl_webapi::proof::Check;
use segl_webapi::system_status::{NextExpiry, StatusUser, SystemStatus};

use super::fetched::fetched;
use super::{consumption, counting, log};
use crate::api::system;
use crate::components::banner::{Weight, banner};
use crate::components::definitions::{code, definitions, plain};
use crate::i18n::Messages;
use crate::i18n::texts::{label, mark, status as words};
use crate::platform::element::{El, el, of_class};
use crate::platform::event;
use crate::screens::users::USER;
use crate::ui::Ui;
use crate::url_state::{Place, UrlState};

/// Both parts of the tab, as soon as the server has answered.
pub(super) fn database(ui: Ui) -> El {
    let show = move |status: &SystemStatus| vec![about(ui, status), counting::counting(ui, &status.users)];
    fetched(ui, || Box::pin(system::status()), show).attr("class", "system-asked")
}

fn about(ui: Ui, status: &SystemStatus) -> El {
    of_class("section", "card system-database")
        .attr("aria-labelledby", "system-database")
        .child(el("h2").attr("id", "system-database").text(words::database(ui.m)))
        .children(warnings(ui.m, status))
        .child(facts(ui, status))
        .child(of_class("p", "act-buttons").child(consumption::door(ui)).child(log::door(ui)))
}

fn facts(ui: Ui, status: &SystemStatus) -> El {
    let m = ui.m;
    let kind = match &status.satellite {
        Some(name) if name.is_empty() => words::satellite_database(m).to_owned(),
        Some(name) => format!("{} – {name}", words::satellite_database(m)),
        None => words::central_database(m).to_owned(),
    };
    let engine = plain(format!("{}, {kind}", status.database_type));
    let expiry = match &status.next_expiry {
        Some(next) => plain(expiry(m, next)),
        None => plain(words::never_expires(m)),
    };
    let user = &status.user;
    let database_id =
        (!status.database_id.is_empty()).then(|| (words::database_id(m), code(status.database_id.clone())));
    let first = [
        (words::database_owner(m), plain(status.database_owner.clone())),
        (label::serial_number(m), plain(status.serial_nr.clone())),
        (words::database_type(m), engine),
    ];
    let last = [
        (words::next_expiry(m), expiry),
        (words::user(m), own_card(ui, user)),
        (words::version(m), plain(format!("Segl {}", status.version))),
    ];
    definitions(first.into_iter().chain(database_id).chain(last).collect())
}

/// Who is signed in, and the way to the own password and to being signed out everywhere.
fn own_card(ui: Ui, user: &StatusUser) -> El {
    let id = user.associate_id;
    let to = move || UrlState { row: Some(id), ..ui.nav.now().at(Place::Users, None).with_task(USER) };
    let link = of_class("a", "licence-link").attr("href", to().address()).on("click", move |click| {
        if event::takes_over(&click) {
            ui.nav.go(to());
        }
    });
    link.text(format!("{} ({})", user.full_name, user.name))
}

/// The day with the days that are left, and whose licence it is.
#[expect(clippy::cast_precision_loss, reason = "there are fewer than three million days")]
fn expiry(m: &Messages, next: &NextExpiry) -> String {
    let day = &next.expiry_date;
    let date = match next.days_left {
        0 => label::expires_today(m, day),
        left @ 1.. => label::expires_in(m, day, left as f64),
        gone => label::expired_since(m, day, -gone as f64),
    };
    let owner = if next.owner_description.is_empty() { &next.owner_name } else { &next.owner_description };
    format!("{date} – {owner}")
}

/// What is not as it should be with the database itself.
fn warnings(m: &'static Messages, status: &SystemStatus) -> Vec<El> {
    let mut found = Vec::new();
    if status.company_check == Check::Altered {
        found.push(banner(Weight::Alarm, mark::warning(m), words::company_altered_sentence(m)));
    }
    if status.is_demo {
        found.push(banner(Weight::Note, mark::information(m), words::demo_sentence(m)));
    }
    if !status.owners_not_verified.is_empty() {
        let owners = status.owners_not_verified.join(", ");
        found.push(banner(Weight::Alarm, mark::warning(m), words::not_verified_sentence(m, &owners)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;

    #[test]
    fn the_next_expiry_says_how_many_days_are_left_and_whose_licence_it_is() {
        let next = |days_left, description: &str| NextExpiry {
            owner_name: "NORDDATA".into(),
            owner_description: description.into(),
            expiry_date: "2027-02-28".into(),
            days_left,
        };
        let m = messages(Lang::En);
        assert_eq!(expiry(&m, &next(98, "Norddata AS")), "2027-02-28 (98 days left) – Norddata AS");
        assert_eq!(expiry(&m, &next(0, "")), "2027-02-28 (today) – NORDDATA");
        assert_eq!(expiry(&m, &next(-1, "")), "2027-02-28 (1 day ago) – NORDDATA");
    }
}
