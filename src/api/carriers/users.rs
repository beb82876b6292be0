//! The carriers of users: a page of them, and what a change of them does.

use std::cell::Cell;

use segl_license::{Json, UserType};
use segl_webapi::access::{NewPassword, UserAccess};
use segl_webapi::user_list::{ChangedSeats, HeldLicense, RefusedUser, UserChangeReport};

use super::{Reader, facts, whole};
use crate::api::users::{Page, User};

/// A page of users.
pub(in crate::api) fn page(from: Json<'_>) -> Option<Page> {
    whole(from, &Cell::new(true), |mut from| Page {
        total: size(from.count("Total")),
        found: size(from.count("Found")),
        users: from.list("Users", user),
    })
    .filter(|page| page.total >= page.found)
}

fn user(mut from: Reader<'_>) -> User {
    User {
        id: from.number("AssociateId"),
        name: from.text("Name"),
        full_name: from.text("FullName"),
        e_mail: from.text("EMail"),
        country: from.text("Country"),
        kind: from.from.get("Type").unwrap_or(UserType::Unknown),
        is_administrator: from.flag("IsAdministrator"),
        retired: from.flag("Retired"),
        plan: from.optional("Plan"),
        licenses: from.list("Licenses", held),
        missing: texts(from.from.take("Missing")),
        altered: from.count("Altered"),
        open_requests: from.count("OpenRequests"),
        last_login: from.number_or_nothing("LastLogin"),
    }
}

fn held(mut from: Reader<'_>) -> HeldLicense {
    HeldLicense { owner_name: from.text("OwnerName"), module_name: from.text("ModuleName") }
}

fn texts(json: Json<'_>) -> Vec<String> {
    match json {
        Json::List(values) => values.into_iter().filter_map(|one| one.into_text().map(Into::into)).collect(),
        _ => Vec::new(),
    }
}

/// How a user gets in.
pub(in crate::api) fn access(from: Json<'_>) -> Option<UserAccess> {
    whole(from, &Cell::new(true), |mut from| UserAccess {
        associate_id: from.number("AssociateId"),
        full_name: from.text("FullName"),
        name: from.text("Name"),
        retired: from.flag("Retired"),
        role: from.text("Role"),
        has_password: from.flag("HasPassword"),
        sessions: from.count("Sessions"),
        is_own: from.flag("IsOwn"),
    })
}

/// What came of another password.
pub(in crate::api) fn new_password(from: Json<'_>) -> Option<NewPassword> {
    whole(from, &Cell::new(true), |mut from| NewPassword { password: from.optional("Password") })
}

/// What a change does, or would do.
pub(in crate::api) fn report(from: Json<'_>) -> Option<UserChangeReport> {
    whole(from, &Cell::new(true), |mut from| UserChangeReport {
        changed: size(from.count("Changed")),
        unchanged: size(from.count("Unchanged")),
        users: ids(from.from.take("Users")),
        refused: from.list("Refused", refused),
        seats: from.list("Seats", seats),
    })
}

fn ids(json: Json<'_>) -> Vec<i64> {
    let number = |one| if let Json::Number(number) = one { Some(number) } else { None };
    if let Json::List(values) = json { values.into_iter().filter_map(number).collect() } else { Vec::new() }
}

fn refused(mut from: Reader<'_>) -> RefusedUser {
    RefusedUser {
        associate_id: from.number("AssociateId"),
        name: from.text("Name"),
        full_name: from.text("FullName"),
        code: from.text("Code"),
        facts: facts(from.from.take("Facts")),
    }
}

fn seats(mut from: Reader<'_>) -> ChangedSeats {
    ChangedSeats {
        owner_name: from.text("OwnerName"),
        module_name: from.text("ModuleName"),
        before: from.count("Before"),
        after: from.count("After"),
        total: from.number_or_nothing("Total").and_then(|total| u32::try_from(total).ok()),
    }
}

fn size(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"{"Total":250,"Found":1,"Users":[{"AssociateId":7,"Name":"ali.karimi","FullName":"Ali Reza Karimi",
        "EMail":"ali@x.example","Country":"NO","Type":"ExternalAssociate","IsAdministrator":false,"Retired":false,
        "Plan":null,"Licenses":[{"OwnerName":"NORDDATA","ModuleName":"nd-orders"}],"CanLogIn":false,
        "Missing":["login-user-missing"],"Altered":1,"OpenRequests":2,"LastLogin":null}]}"#;

    #[test]
    fn a_page_is_read_with_what_each_user_holds_and_what_is_missing() {
        let page = Json::parse(PAGE.as_bytes()).and_then(page).unwrap();
        let [user] = page.users.as_slice() else { panic!("one") };
        assert_eq!((page.total, page.found, user.id, user.plan.as_deref()), (250, 1, 7, None));
        assert_eq!((user.kind, user.open_requests, user.last_login), (UserType::ExternalAssociate, 2, None));
        assert_eq!(user.missing, ["login-user-missing"]);
        assert_eq!(user.licenses.first().map(|held| held.module_name.as_str()), Some("nd-orders"));
    }

    #[test]
    fn an_answer_without_a_field_is_none() {
        for field in ["\"Found\":1,", "\"Retired\":false,", "\"OpenRequests\":2,"] {
            assert_eq!(PAGE.matches(field).count(), 1);
            let broken = PAGE.replace(field, "");
            assert!(Json::parse(broken.as_bytes()).and_then(page).is_none(), "{field}");
        }
    }

    #[test]
    fn how_a_user_gets_in_is_read_whole_or_not_at_all() {
        let text = r#"{"AssociateId":7,"FullName":"Bo","Name":"bo","Retired":false,"Role":"Standard",
            "HasPassword":true,"Sessions":2,"IsOwn":false}"#;
        let read = |text: &str| Json::parse(text.as_bytes()).and_then(access);
        let bo = read(text).unwrap();
        assert_eq!((bo.role.as_str(), bo.has_password, bo.sessions, bo.is_own), ("Standard", true, 2, false));
        assert!(read(&text.replace("\"HasPassword\":true,", "")).is_none());
        let made = |text: &str| Json::parse(text.as_bytes()).and_then(new_password);
        assert_eq!(made(r#"{"Password":"abc"}"#).unwrap().password.as_deref(), Some("abc"));
        assert_eq!(made(r#"{"Password":null}"#).unwrap().password, None);
    }

    #[test]
    fn a_report_names_whom_a_change_leaves_out_and_what_becomes_of_seats() {
        let text = r#"{"Changed":2,"Unchanged":1,"Users":[3,5,8],"Refused":[{"AssociateId":9,"Name":"bo","FullName":"Bo",
            "Code":"no-free-seat","Facts":{"ModuleName":"web","InUse":4}}],"Seats":[{"OwnerName":"SUPEROFFICE",
            "ModuleName":"web","Before":2,"After":4,"Total":4},{"OwnerName":"SUPEROFFICE","ModuleName":"user",
            "Before":2,"After":4,"Total":null}]}"#;
        let report = Json::parse(text.as_bytes()).and_then(report).unwrap();
        assert_eq!((report.changed, report.unchanged, report.users.as_slice()), (2, 1, &[3, 5, 8][..]));
        assert_eq!(report.refused.first().map(|one| one.code.as_str()), Some("no-free-seat"));
        assert_eq!(report.seats.iter().map(|seats| seats.total).collect::<Vec<_>>(), [Some(4), None]);
    }
}
