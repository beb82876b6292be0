//! The order file that a vendor's clerk writes: it is issued as it stands, or all that stands against it is named.

use segl_issuer::{IssueOptions, Order, issue};
use segl_license::{Installed, Outcome, State, decode, judge_file};

use crate::fixture::{ORDERS, certificate, checkout, fixture, owners_key, today};
use crate::in_time;

/// Reads, checks and issues an order.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (order, problems) = in_time(|| {
        let order = Order::read(&text, today());
        let problems = order.problems();
        (order, problems)
    });
    let lines = text.bytes().filter(|octet| *octet == b'\n').count() + 1;
    for problem in &problems {
        assert!(problem.line.is_none_or(|line| (1..=lines).contains(&line)), "{problem}");
        assert!(!problem.expected.is_empty());
        let said = problem.to_string();
        assert!(!said.chars().any(|letter| letter.is_control()), "{said:?}");
    }
    assert_eq!(order.problems(), problems, "asked twice, told the same");

    let signing = owners_key(format!("\"{}", order.license.owner_name).as_bytes());
    let issued = issue(&order, &signing, &certificate(&signing), IssueOptions::default());
    let file = match issued {
        Err(more) => {
            return assert!(!more.is_empty() && problems.iter().all(|problem| more.contains(problem)));
        }
        Ok(file) => file,
    };
    assert!(problems.is_empty(), "issued although {problems:?}");
    // For whom it is does not matter here: nobody has said yet who the customer is.
    let text = file.to_text();
    let judgement =
        judge_file(text.as_bytes(), &fixture().roots, &State::default(), &Installed::default(), today());
    assert_eq!(judgement.verdict.outcome, Outcome::VerifiedTest, "{}", judgement.verdict.to_json());
    let content = judgement.content.unwrap();
    assert_eq!(content.rows.len(), order.rows.len());
    for ordered in &order.rows {
        let row = content.rows.iter().find(|row| row.module_name == ordered.module_name).unwrap();
        let mut expected = ordered.clone();
        expected.owner_name.clone_from(&order.license.owner_name);
        expected.serial_nr.clone_from(&order.license.serial_nr);
        (expected.epoch, expected.sequence) = (row.epoch, row.sequence);
        assert_eq!(expected, **row);
    }
    let mut expected = order.license.clone();
    expected.epoch = content.license.epoch;
    expected.module_licenses.clone_from(&content.license.module_licenses);
    assert_eq!(decode(&file.license.body), Ok(expected));
}

/// The demonstration's orders and the fixture's, and a few mistakes.
pub fn seeds() -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = ORDERS.iter().map(|order| order.as_bytes().to_vec()).collect();
    for name in ["superoffice.toml", "norddata.toml"] {
        let text = std::fs::read_to_string(checkout("demo").join(name)).unwrap();
        // Its head and three rows: an engine gets further with short inputs.
        let rows: Vec<&str> = text.split_inclusive("\n[[ModuleLicense]]\n").collect();
        seeds.push(rows.iter().take(4).copied().collect::<String>().into_bytes());
    }
    for (right, wrong) in [
        ("PrerequisiteModuleName = \"user\"", "PrerequisiteModuleName = \"windows\""),
        ("NumberOfLicenses = 1", "NumberOfLicenses = 99999999999999999999"),
        ("Issued = \"today\"", "Issued = \"today - 3 days\"\nReplaces = { SerialNr = \"1\", Hash = \"x\" }"),
        ("ModuleName = \"server\"", "ModuleName = \"USER\"\nSortOrder = -1"),
    ] {
        seeds.push(ORDERS[0].replacen(right, wrong, 1).into_bytes());
    }
    seeds
}
