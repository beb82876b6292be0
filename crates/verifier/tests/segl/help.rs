//! Help that teaches.

use crate::support::run;

#[test]
fn help_says_what_it_is_for_and_what_exit_codes_mean() {
    let said = run(&["--help"]);
    assert_eq!(said.code, Some(0));
    for part in ["second judge", "It cannot sign.", "segl verify --database", "Exit codes: 0 verified"] {
        assert!(said.out.contains(part), "{part}\n{}", said.out);
    }
}

#[test]
fn every_command_has_an_example_and_every_option_a_line() {
    for (command, options) in [
        (
            "verify",
            &[
                "--database",
                "--stored",
                "--today",
                "--installed",
                "--state",
                "--roots",
                "--floor",
                "--serial",
                "--json",
            ][..],
        ),
        ("inspect", &["--today", "--roots", "--floor"]),
    ] {
        let help = run(&[command, "--help"]).out;
        assert!(help.contains("Example") && help.contains(&format!("segl {command} ")), "{help}");
        for option in options {
            assert!(help.contains(&format!("\n      {option}")), "{option}\n{help}");
        }
    }
}
