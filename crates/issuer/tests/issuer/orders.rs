//! Orders: what is issued, and what is said about one that cannot be.

use segl_issuer::{Order, Place};
use segl_license::{Date, Installed, ModuleLicense, Outcome, Verified};

use crate::support::{Bench, TODAY, demo, run};

fn order() -> String {
    std::fs::read_to_string(demo("norddata.toml")).unwrap()
}

fn problems(text: &str) -> Vec<String> {
    let order = Order::read(text, Date::parse(TODAY).unwrap());
    order.problems().iter().map(ToString::to_string).collect()
}

#[test]
fn both_orders_of_the_demonstration_are_issued_and_verify() {
    let bench = Bench::new();
    for (name, rows, hidden) in [("superoffice", 74, 50), ("norddata", 6, 1)] {
        let file = format!("{name}.segl");
        let (key, cert) = (demo(&format!("keys/{name}.key")), demo(&format!("keys/{name}.cert")));
        let (order, out) = (demo(&format!("{name}.toml")), bench.at(&file));
        let mut arguments = vec!["issue", "--order", &order, "--key", &key, "--cert", &cert];
        arguments.extend(["--today", TODAY, "--out", &out]);
        let said = run(&arguments).done();
        assert!(said.contains(&format!("{rows} rows ({hidden} hidden)")), "{said}");
        assert!(said.contains("TEST key"), "{said}");
        let judgement = bench.judge(&file, &Installed::default());
        assert_eq!(judgement.verdict.outcome, Outcome::VerifiedTest, "{}", judgement.verdict.to_json());
        assert!(judgement.verdict.is_clean());
        let content = judgement.content.unwrap();
        assert_eq!((content.rows.len(), content.license.previous), (rows, None));
        let names: Vec<&str> = content.license.texts.0.iter().map(|(tag, _)| tag.as_str()).collect();
        assert_eq!(names, ["da", "nb", "sv"]);
    }
}

#[test]
fn letters_that_play_tricks_on_a_terminal_are_spelled_out_wherever_they_stand_in_an_order() {
    let row = "\n[[ModuleLicense]]\nModuleName = \"a\\u202eb\"\nNo = \"c\td\u{202e}e\"\n\"f\\u001b\" = 1\n";
    let said = problems(&(order() + row));
    for part in ["row 7 \"a\\u{202e}b\"", "No is \"c\\td\\u{202e}e\"", "f\\u{1b} is 1"] {
        assert!(said.iter().any(|said| said.contains(part)), "{part} in {said:#?}");
    }
    let tricks = |said: &String| said.contains(['\t', '\u{1b}', '\u{202e}']);
    assert!(!said.iter().any(tricks), "{said:#?}");
}

#[test]
fn days_count_from_the_day_of_issue_and_rows_keep_their_order() {
    let bench = Bench::new();
    bench.issue(&demo("norddata.toml"), "a.segl", &[]).done();
    let content = bench.judge("a.segl", &Installed::default()).content.unwrap();
    assert_eq!(content.license.issued.to_string(), "2026-11-22");
    assert_eq!(content.license.expiry_date.unwrap().to_string(), "2027-02-28");
    let names: Vec<&str> = content.rows.iter().map(|row| row.module_name.as_str()).collect();
    assert_eq!(names, ["nd-bridge", "nd-agent", "nd-connection", "nd-orders", "nd-invoices", "nd-lookup"]);
}

#[test]
fn rows_stand_by_sort_order_and_then_by_name() {
    let bench = Bench::new();
    let numbered = order()
        .replace("\nModuleName = \"nd-lookup\"", "\nModuleName = \"nd-lookup\"\nSortOrder = 5")
        .replace("\nModuleName = \"nd-orders\"", "\nModuleName = \"nd-orders\"\nSortOrder = 10");
    bench.issue(&bench.write("order.toml", &numbered), "a.segl", &[]).done();
    let content = bench.judge("a.segl", &Installed::default()).content.unwrap();
    let order: Vec<_> = content.rows.iter().map(|row| (row.sort_order, row.module_name.as_str())).collect();
    assert_eq!(order[..3], [(5, "nd-lookup"), (10, "nd-bridge"), (10, "nd-orders")]);
}

#[test]
fn every_problem_of_an_order_is_named_at_once_and_nothing_is_written() {
    let bench = Bench::new();
    let wrong = order()
        .replace("CompanyName = \"Wordslayer AS\"\n", "")
        .replace("SerialNr = \"1801852599\"", "SerialNr = \"1801852598\"")
        .replace("\"today + 98 days\"\nGraceDate", "\"tomorrow\"\nGraceDate")
        .replace("NumberOfLicenses = 40", "NumberOfLicenses = 0")
        .replace("NumberOfLicenses = 25", "NumberOfLicences = 25")
        .replace("PrerequisiteModuleName = \"nd-orders\"", "PrerequisiteModuleName = \"nd-order\"")
        .replace("LicenseType = \"SatelliteLicense\"", "LicenseType = \"Satellite\"")
        .replace("ModuleName = \"nd-agent\"", "ModuleName = \"ND-BRIDGE\"")
        .replace("Unrestricted = true", "Unrestricted = \"yes\"")
        .replace("Tooltip = \"Kopplar ihop", "Tip = \"Kopplar ihop")
        .replace(
            "Description = \"Ordrer\", Tooltip = \"Lar",
            "Description = \"Ord\u{200b}rer\", Tooltip = \"Lar",
        );
    let err = bench.issue(&bench.write("order.toml", &wrong), "a.segl", &[]).refused();
    assert!(!bench.has("a.segl"));
    let said: Vec<&str> = err.lines().skip(1).map(str::trim).collect();
    for part in [
        "CompanyName is missing",
        "line 6: SerialNr is \"1801852598\"; expected ten digits",
        "line 10: ExpiryDate is \"tomorrow\"; expected a day",
        "Texts.sv.Tip is",
        "row 2 \"ND-BRIDGE\": ModuleName is \"ND-BRIDGE\"; expected a name that no other row has",
        "row 3 \"nd-connection\": LicenseType is \"Satellite\"",
        "row 4 \"nd-orders\": NumberOfLicenses is 0; expected a whole number from 1",
        r#"row 4 "nd-orders": Texts.nb is {"Description":"Ord\u{200b}rer""#,
        "row 5 \"nd-invoices\": NumberOfLicences is 25; expected no such field",
        "row 5 \"nd-invoices\": PrerequisiteModuleName is \"nd-order\"",
        "row 6 \"nd-lookup\": Unrestricted is \"yes\"; expected true or false",
    ] {
        assert!(said.iter().any(|line| line.contains(part)), "{part}\n{err}");
    }
    assert_eq!(said.len(), 11, "{err}");
    assert!(err.contains("11 problems; nothing was written"), "{err}");
}

#[test]
fn what_key_certificate_and_order_must_share_is_said_with_the_rest() {
    let bench = Bench::new();
    let wrong = order().replace("NumberOfLicenses = 40", "NumberOfLicenses = 0");
    let err = bench.issue(
        &bench.write("order.toml", &wrong.replace("\"NORDDATA\"", "\"SUPEROFFICE\"")),
        "a.segl",
        &[],
    );
    let err = err.refused();
    assert!(err.contains("2 problems"), "{err}");
    assert!(err.contains("OwnerName is \"SUPEROFFICE\"; expected NORDDATA"), "{err}");
    let late = order().replace("Issued = \"today\"", "Issued = 2037-01-01");
    let err = bench.issue(&bench.write("late.toml", &late), "a.segl", &[]).refused();
    assert!(err.contains("Issued is 2037-01-01; expected a day from 2026-01-01 to 2036-12-31"), "{err}");
    bench.test_key("other", "NORDDATA", "1");
    let (key, cert) = (bench.at("other.key"), demo("keys/norddata.cert"));
    let (order, out) = (demo("norddata.toml"), bench.at("a.segl"));
    let err = run(&["issue", "--order", &order, "--key", &key, "--cert", &cert, "--out", &out]).refused();
    assert!(err.contains("the key is"), "{err}");
    assert!(!bench.has("a.segl"));
}

#[test]
fn dates_out_of_order_and_prerequisites_in_a_circle_are_problems() {
    let said =
        problems(&order().replace("GraceDate = \"today + 112 days\"", "GraceDate = \"today + 97 days\""));
    assert_eq!(said.len(), 1);
    assert!(
        said[0].contains("GraceDate is 2027-02-27; expected a day not before ExpiryDate (2027-02-28)"),
        "{said:?}"
    );
    let said = problems(&order().replace("ExpiryDate = \"today + 98 days\"\n", ""));
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said.iter().all(|line| line.contains("because there is no ExpiryDate")), "{said:?}");
    let needs = "\nModuleName = \"nd-orders\"\nPrerequisiteModuleName = \"nd-invoices\"";
    let circle = order().replace("\nModuleName = \"nd-orders\"", needs);
    let said = problems(&circle);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said.iter().all(|line| line.contains("a row that does not need this one in turn")), "{said:?}");
}

#[test]
fn a_file_that_is_not_toml_is_answered_with_the_line() {
    let bench = Bench::new();
    let broken = order().replace("Sequence = 1", "Sequence = = 1");
    let err = bench.issue(&bench.write("order.toml", &broken), "a.segl", &[]).refused();
    assert!(err.contains("line 8: the file is not TOML"), "{err}");
    let said = run(&["issue", "--order", &bench.at("none.toml"), "--key", "k", "--cert", "c", "--out", "o"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("none.toml"), "{}", said.err);
}

#[test]
fn an_order_without_rows_or_with_a_row_too_large_is_not_issued() {
    let head = order().split("[[ModuleLicense]]").next().unwrap().to_owned();
    let said = problems(&head);
    assert!(said[0].contains("ModuleLicense is missing; expected 1 to 2,000 rows"), "{said:?}");
    let bench = Bench::new();
    let mut long = head + "[[ModuleLicense]]\nModuleName = \"a\"\nLicenseType = \"SiteLicense\"\n";
    for at in 0..40 {
        let text = "å".repeat(254);
        long += &format!("Texts.aa-{at:02} = {{ Description = \"{text}\", Tooltip = \"{text}\" }}\n");
    }
    let err = bench.issue(&bench.write("order.toml", &long), "a.segl", &[]).refused();
    assert!(err.contains("row 1 \"a\": the whole is") && err.contains("at most 16384"), "{err}");
}

#[test]
fn a_field_of_an_order_stands_in_the_signed_row_as_written() {
    let bench = Bench::new();
    bench.issue(&demo("norddata.toml"), "a.segl", &[]).done();
    let content = bench.judge("a.segl", &Installed::default()).content.unwrap();
    let row: &Verified<ModuleLicense> = &content.rows[4];
    assert_eq!((row.module_name.as_str(), row.number_of_licenses), ("nd-invoices", 25));
    assert_eq!(row.prerequisite_module_name.as_deref(), Some("nd-orders"));
    assert_eq!((row.module_version.as_str(), row.module_description.as_str()), ("4.2", "Invoices"));
    assert_eq!(row.texts.get("sv").unwrap().description, "Fakturor");
    assert_eq!(row.allowed_user_type.as_str(), "InternalAssociate");
    let place = Place::Row { number: 5, name: "nd-invoices".to_owned() };
    assert!(place > Place::License);
}
