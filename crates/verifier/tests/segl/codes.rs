//! Exit codes, and what is said with them.

use segl_license::{Installed, State, judge_file, pinned_roots};

use crate::support::{Bench, SERIAL_NR, TODAY, day, demo_file, run, verify};

#[test]
fn the_demonstrations_licences_verify_with_a_clear_note_about_their_test_key() {
    let bench = Bench::new();
    let main = bench.file("superoffice.segl", &demo_file("superoffice"));
    let said = verify(&[&main, "--serial", SERIAL_NR]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    for part in [
        "SUPEROFFICE for Wordslayer AS, serial number 1801852599, epoch 1, sequence 1",
        "Verified, with a TEST key: good for tests and demonstrations, and for nothing else.",
        "Valid through 2027-06-30.",
        "74 rows (50 hidden): 74 verified.",
    ] {
        assert!(said.out.contains(part), "{part}\n{}", said.out);
    }
    assert!(!said.out.contains("serial-not-judged"), "{}", said.out);
    let partner = bench.file("norddata.segl", &demo_file("norddata"));
    let said = verify(&[&partner, "--installed", &main]);
    assert_eq!(said.code, Some(0));
    assert!(said.out.contains("6 rows (1 hidden): 6 verified."), "{}", said.out);
}

#[test]
fn json_is_the_cores_verdict_byte_for_byte_and_one_line() {
    let bench = Bench::new();
    let text = demo_file("norddata").to_text();
    let path = bench.write("a.segl", &text);
    let roots = pinned_roots().unwrap();
    let own = judge_file(text.as_bytes(), &roots, &State::default(), &Installed::default(), day(TODAY));
    let said = verify(&[&path, "--json"]);
    assert_eq!((said.code, said.out), (Some(0), own.verdict.to_json() + "\n"));
}

#[test]
fn the_day_changes_what_dates_mean_and_nothing_else() {
    let bench = Bench::new();
    let path = bench.file("a.segl", &demo_file("superoffice"));
    let on = |today: &str| run(&["verify", &path, "--serial", SERIAL_NR, "--today", today]);
    for (today, part) in [
        ("2026-11-22", "Valid through 2027-06-30."),
        ("2027-05-30", "Valid through 2027-06-30; reminders have begun."),
        ("2027-07-01", "Expired after 2027-06-30; everything works through 2027-07-12. Maintenance ended"),
        ("2027-07-13", "Expired after 2027-06-30, and the grace period ended after 2027-07-12."),
        ("2026-11-21", "It was issued on 2026-11-22, after the day that is judged for"),
    ] {
        let said = on(today);
        assert_eq!(said.code, Some(0), "{today}");
        assert!(said.out.contains(part), "{part}\n{}", said.out);
    }
}

#[test]
fn two_is_for_what_cannot_be_judged() {
    let bench = Bench::new();
    let file = bench.file("a.segl", &demo_file("norddata"));
    let (none, text) = (bench.at("none"), bench.write("text", "no JSON"));
    for (arguments, part) in [
        (vec!["verify"], "required"),
        (vec!["verify", &file, "--database", &file], "cannot be used with"),
        (vec!["verify", &file, "--today", "22.11.2026"], "expected a day such as"),
        (vec!["verify", &file, "--serial", "1801852598"], "expected ten digits"),
        (vec!["verify", &file, "--floor", &text], "--roots"),
        (vec!["verify", &none], "cannot be read"),
        (vec!["verify", &file, "--installed", &none], "cannot be read"),
        (vec!["verify", &file, "--roots", &text], "not a list of roots"),
        (vec!["verify", &file, "--state", &text], "not a state"),
        (vec!["verify", "--stored", &text], "not a stored licence"),
        (vec!["inspect", &none], "cannot be read"),
    ] {
        let said = run(&arguments);
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(said.err.contains(part), "{part}\n{}", said.err);
    }
}

#[test]
fn whatever_is_no_licence_is_refused_and_not_an_error() {
    let bench = Bench::new();
    for (content, code) in [
        (&b""[..], "armour-begin-missing"),
        (b"\xff\xfe\x00", "armour-encoding"),
        (b"-----BEGIN CERTIFICATE-----", "armour-kind"),
    ] {
        let verdict = verify(&[&bench.write("x", content), "--json"]).verdict(1);
        assert_eq!((&verdict["Code"], &verdict["Step"]), (&code.into(), &1.into()));
    }
}

#[test]
fn a_file_that_mail_clients_quoted_still_verifies_and_says_so() {
    let bench = Bench::new();
    let quoted = demo_file("norddata").to_text().replace('\n', "\r\n> ");
    let said = verify(&[&bench.write("a.segl", format!("> {quoted}")), "--serial", SERIAL_NR]);
    assert_eq!(said.code, Some(0));
    assert!(said.out.contains("lines had to be repaired"), "{}", said.out);
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    let bench = Bench::new();
    let path = bench.file("a.segl", &demo_file("superoffice"));
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_segl"))
        .args(["verify", &path, "--json", "--today", TODAY])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}
