//! Showing what a file contains.

use crate::support::{Bench, TODAY, demo_file, run};

#[test]
fn what_verifies_is_shown_as_verified_with_its_rows() {
    let bench = Bench::new();
    let path = bench.file("a.segl", &demo_file("norddata"));
    let said = run(&["inspect", &path, "--today", TODAY]);
    assert_eq!(said.code, Some(0));
    assert!(said.out.starts_with("VERIFIED, with a TEST key"), "{}", said.out);
    for part in
        ["Owner: NORDDATA (Norddata Integrasjon AS)", "Expires: 2027-02-28", "nd-invoices", "unrestricted"]
    {
        assert!(said.out.contains(part), "{part}\n{}", said.out);
    }
}

#[test]
fn what_does_not_verify_is_marked_as_anyones_words() {
    let bench = Bench::new();
    let mut file = demo_file("norddata");
    file.license.body =
        String::from_utf8(file.license.body).unwrap().replace("Wordslayer", "Wordsmith").into_bytes();
    let said = run(&["inspect", &bench.file("a.segl", &file), "--today", TODAY]);
    assert_eq!(said.code, Some(1));
    assert!(said.out.starts_with("NOT VERIFIED: anyone may have written what follows."), "{}", said.out);
    assert!(
        said.out.contains("(signature-bad)") && said.out.contains("Company: Wordsmith AS"),
        "{}",
        said.out
    );
}

#[test]
fn what_is_no_licence_file_is_said_once() {
    let bench = Bench::new();
    let said = run(&["inspect", &bench.write("a.txt", "hello")]);
    assert_eq!(said.code, Some(1));
    assert_eq!(said.out.matches("There is no line that begins a licence.").count(), 1, "{}", said.out);
}
