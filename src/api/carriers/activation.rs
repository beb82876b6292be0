//! The carriers of what becomes of licences: what the licence server said, what a file would change, who is in the way.

use std::cell::Cell;

use segl_license::{Fact, Finding, Json};
use segl_webapi::assignees::{Assignee, AssigneesPage};
use segl_webapi::preview::{Activated, CompanyName, DateChange, Preview, RefusedMove, RowChange};
use segl_webapi::problem::{Fact as Told, Facts};

use super::{Reader, facts, whole};
use crate::api::activation::{LicenseServer, Logged, LoggedMove};

/// How things stand with an owner's licence server.
pub(in crate::api) fn license_server(from: Json<'_>) -> Option<LicenseServer> {
    whole(from, &Cell::new(true), |mut from| {
        let code = from.text("Code");
        LicenseServer {
            is_configured: from.flag("IsConfigured"),
            is_asked: from.flag("IsAsked"),
            status: from.text("LicenseStatus"),
            refused: reported(&code, &facts(from.from.take("Facts"))),
            code,
            message: from.text("Message"),
            url: from.text("Url"),
            asked: from.number("Asked"),
            next_check: from.number("NextCheck"),
            candidate: from.optional("Candidate"),
            is_demo: from.flag("IsDemo"),
        }
    })
}

/// What a file would change. The verdict is the server's own opinion, of which only a refusal is read.
pub(in crate::api) fn preview(from: Json<'_>) -> Option<Preview<Option<Finding>>> {
    whole(from, &Cell::new(true), |mut from| Preview {
        verdict: refusal(from.from.take("Verdict")),
        candidate: from.optional("Candidate"),
        world: from.optional("World"),
        can_be_activated: from.flag("CanBeActivated"),
        has_loss: from.flag("HasLoss"),
        rows: from.list("Rows", row),
        dates: from.list("Dates", date),
        company_from: from.object_or_nothing("CompanyFrom").map(company),
        company_to: from.object_or_nothing("CompanyTo").map(company),
        refused: from.list("Refused", refused),
    })
}

fn refusal(mut verdict: Json<'_>) -> Option<Finding> {
    let code: String = verdict.get("Code")?;
    reported(&code, &facts(verdict.take("Facts")))
}

/// What the server says that it found in a licence, to be worded; none where it speaks of something else.
pub(crate) fn reported(code: &str, facts: &Facts) -> Option<Finding> {
    let facts = facts.iter().filter_map(|(name, told)| {
        let told = match told {
            Told::Text(text) => Fact::Text(text.clone()),
            Told::Number(number) => Fact::Number(*number),
            Told::Flag(flag) => Fact::Flag(*flag),
            Told::List(_) => return None,
        };
        Some((name.to_owned(), told))
    });
    Finding::reported(code, facts)
}

fn row(mut from: Reader<'_>) -> RowChange {
    let texts = |json: Json<'_>| match json {
        Json::List(values) => values.into_iter().filter_map(|one| one.into_text().map(Into::into)).collect(),
        _ => Vec::new(),
    };
    let total =
        |from: &mut Reader<'_>, name| from.number_or_nothing(name).and_then(|n| u32::try_from(n).ok());
    RowChange {
        module_name: from.text("ModuleName"),
        module_description: from.text("ModuleDescription"),
        license_type: from.text("LicenseType"),
        is_hidden: from.flag("IsHidden"),
        implied_by: texts(from.from.take("ImpliedBy")),
        in_use: from.count("InUse"),
        total: total(&mut from, "Total"),
        free: from.number_or_nothing("Free"),
        added: from.number_or_nothing("Added"),
        new_in_use: from.count("NewInUse"),
        new_total: total(&mut from, "NewTotal"),
        new_free: from.number_or_nothing("NewFree"),
        to_remove: from.count("ToRemove"),
        differences: texts(from.from.take("Differences")),
        is_loss: from.flag("IsLoss"),
    }
}

fn date(mut from: Reader<'_>) -> DateChange {
    DateChange {
        name: from.text("Name"),
        from: from.optional("From"),
        to: from.optional("To"),
        is_loss: from.flag("IsLoss"),
    }
}

fn company(mut from: Reader<'_>) -> CompanyName {
    CompanyName { name: from.text("Name"), serial_nr: from.text("SerialNr") }
}

fn refused(mut from: Reader<'_>) -> RefusedMove {
    RefusedMove {
        associate_id: from.number_or_nothing("AssociateId"),
        satellite_id: from.number_or_nothing("SatelliteId"),
        name: from.text("Name"),
        code: from.text("Code"),
        facts: facts(from.from.take("Facts")),
    }
}

/// What is active from now on.
pub(in crate::api) fn activated(from: Json<'_>) -> Option<Activated> {
    whole(from, &Cell::new(true), |mut from| Activated {
        owner_name: from.text("OwnerName"),
        serial_nr: from.text("SerialNr"),
        epoch: from.count("Epoch"),
        sequence: from.count("Sequence"),
        hash: from.text("Hash"),
    })
}

/// A page of those who hold a licence.
pub(in crate::api) fn assignees(from: Json<'_>) -> Option<AssigneesPage> {
    whole(from, &Cell::new(true), |mut from| AssigneesPage {
        total: size(from.count("Total")),
        found: size(from.count("Found")),
        assignees: from.list("Assignees", assignee),
    })
    .filter(|page| page.total >= page.found)
}

/// What became of an owner's licence, the newest first.
pub(in crate::api) fn changes(from: Json<'_>) -> Option<Vec<Logged>> {
    let Json::List(entries) = from else { return None };
    let complete = Cell::new(true);
    let read = |from| logged(Reader { from, complete: &complete });
    let entries = entries.into_iter().map(read).collect();
    complete.get().then_some(entries)
}

fn logged(mut from: Reader<'_>) -> Logged {
    let (mut before, mut after) = (from.from.take("Before"), from.from.take("After"));
    let numbers = list(after.take("Changes")).into_iter().filter_map(number).collect();
    Logged {
        at: from.number("At"),
        actor: from.text("Actor"),
        is_automatic: from.flag("IsAutomatic"),
        sequence: after.get("Sequence"),
        serial_nr: after.get("SerialNr").or_else(|| before.get("SerialNr")).unwrap_or_default(),
        numbers,
        moved: after.get("Moved").unwrap_or_default(),
        moves: list(after.take("Moves")).into_iter().filter_map(logged_move).collect(),
    }
}

fn logged_move(mut from: Json<'_>) -> Option<LoggedMove> {
    let name = from.get("Name")?;
    let mut texts =
        |name| list(from.take(name)).into_iter().filter_map(Json::into_text).map(Into::into).collect();
    Some(LoggedMove { name, remove: texts("Remove"), give: texts("Give") })
}

fn list(from: Json<'_>) -> Vec<Json<'_>> {
    if let Json::List(values) = from { values } else { Vec::new() }
}

fn number(mut change: Json<'_>) -> Option<(String, Option<i64>, Option<i64>)> {
    Some((change.get("ModuleName")?, change.get("Before")?, change.get("After")?))
}

fn size(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

fn assignee(mut from: Reader<'_>) -> Assignee {
    let modules = match from.from.take("Modules") {
        Json::List(values) => values.into_iter().filter_map(|one| one.into_text().map(Into::into)).collect(),
        _ => Vec::new(),
    };
    Assignee {
        associate_id: from.number_or_nothing("AssociateId"),
        satellite_id: from.number_or_nothing("SatelliteId"),
        name: from.text("Name"),
        full_name: from.text("FullName"),
        e_mail: from.text("EMail"),
        last_login: from.number_or_nothing("LastLogin"),
        open_requests: from.count("OpenRequests"),
        plan: from.optional("Plan"),
        modules,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T>(text: &str, read: fn(Json<'_>) -> Option<T>) -> Option<T> {
        Json::parse(text.as_bytes()).and_then(read)
    }

    const STATUS: &str = r#"{"OwnerName":"SUPEROFFICE","IsConfigured":true,"IsAsked":true,"LicenseStatus":
        "ProblemWithLicense","Code":"serial-differs","Facts":{"Found":"1","Expected":"2"},"Message":"","Url":"",
        "Asked":1763800000,"NextCheck":1763886400,"Candidate":null,"IsDemo":false}"#;

    #[test]
    fn what_a_licence_server_said_is_read_with_the_verdict_on_what_it_handed_out() {
        let said = read(STATUS, license_server).unwrap();
        assert_eq!((said.asked, said.code.as_str()), (1_763_800_000, "serial-differs"));
        assert_eq!(said.refused.unwrap().facts.text("Expected"), Some("2"));
        let down = STATUS.replace("serial-differs", "license-server-unreachable");
        assert!(read(&down, license_server).unwrap().refused.is_none());
        assert!(read(&STATUS.replace("\"Asked\":1763800000,", ""), license_server).is_none());
    }

    #[test]
    fn a_preview_is_read_with_numbers_that_may_be_unlimited() {
        let text = r#"{"Verdict":{"Code":null},"Candidate":"ab","World":"w","CanBeActivated":false,"HasLoss":true,
            "Rows":[{"ModuleName":"a","ModuleDescription":"A","LicenseType":"UserLicense","IsHidden":false,
            "ImpliedBy":["plan"],"InUse":7,"Total":null,"Free":null,"Added":null,"NewInUse":5,"NewTotal":3,"NewFree":-2,
            "ToRemove":2,"Differences":["limited"],"IsLoss":true}],"Dates":[{"Name":"ExpiryDate","From":null,
            "To":"2027-01-01","IsLoss":true}],"CompanyFrom":null,"CompanyTo":{"Name":"N","SerialNr":"1"},
            "Refused":[{"AssociateId":3,"SatelliteId":null,"Name":"ada","Code":"open-requests","Facts":{"OpenRequests":2}}]}"#;
        let seen = read(text, preview).unwrap();
        let row = seen.rows.first().unwrap();
        assert_eq!((row.total, row.new_total, row.new_free, row.to_remove), (None, Some(3), Some(-2), 2));
        assert_eq!(
            (row.implied_by.as_slice(), row.differences.as_slice()),
            (&["plan".into()][..], &["limited".into()][..])
        );
        assert_eq!(seen.refused.first().and_then(|one| one.associate_id), Some(3));
        assert!(seen.verdict.is_none() && seen.company_from.is_none());
        let refused =
            text.replace(r#"{"Code":null}"#, r#"{"Code":"key-retired","Facts":{"Date":"2026-01-01"}}"#);
        assert_eq!(read(&refused, preview).unwrap().verdict.unwrap().facts.text("Date"), Some("2026-01-01"));
    }

    #[test]
    fn the_log_says_what_changed_and_what_was_removed() {
        let text = r#"[{"At":5,"Actor":"ada","IsAutomatic":false,"Act":"license-activated","Before":null,"After":
            {"Sequence":2,"SerialNr":"1","Changes":[{"ModuleName":"a","Before":null,"After":3}]}},
            {"At":4,"Actor":"p","IsAutomatic":true,"Act":"license-removed","Before":{"SerialNr":"9"},"After":null}]"#;
        let found = read(text, changes).unwrap();
        let [activated, removed] = found.as_slice() else { panic!("two") };
        assert_eq!(activated.numbers, [("a".to_owned(), None, Some(3))]);
        assert_eq!((removed.sequence, removed.serial_nr.as_str()), (None, "9"));
    }
}
