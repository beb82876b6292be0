//! Reading from a test program's output how many tests passed and failed.

use std::fmt;
use std::ops::Add;

/// Tests of one stage, or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl Counts {
    /// A check that either holds or not.
    pub(crate) fn of_check(ok: bool) -> Self {
        Self { passed: u64::from(ok), failed: u64::from(!ok) }
    }

    /// What the program's exit says must agree with what it counted: a failure without a failed test, or no test at
    /// all, is one failed test.
    pub(crate) fn judged(self, ok: bool) -> Self {
        let hollow = self.failed == 0 && (!ok || self.passed == 0);
        self + Self { passed: 0, failed: u64::from(hollow) }
    }
}

/// Sums cargo's `test result: ok. 3 passed; 1 failed; ...` lines; wasm-bindgen's runner prints the same.
pub(crate) fn of_cargo(output: &str) -> Counts {
    output
        .lines()
        .filter_map(|line| line.split_once("test result: "))
        .map(|(_, rest)| Counts { passed: before(rest, " passed"), failed: before(rest, " failed") })
        .fold(Counts::default(), Add::add)
}

/// Node's TAP summary: `# pass 3`, `# fail 1`, `# cancelled 0`.
pub(crate) fn of_node(output: &str) -> Counts {
    let after = |label: &str| -> u64 {
        output
            .lines()
            .filter_map(|line| line.strip_prefix(label))
            .filter_map(|n| n.trim().parse::<u64>().ok())
            .sum()
    };
    Counts { passed: after("# pass "), failed: after("# fail ") + after("# cancelled ") }
}

/// Playwright's summary. A test that passed only when repeated, was interrupted or never ran has not passed.
pub(crate) fn of_playwright(output: &str) -> Counts {
    let line = |label: &str| -> u64 {
        output
            .lines()
            .filter(|line| line.starts_with("  "))
            .filter_map(|line| line.trim().split_once(' '))
            .filter(|(_, words)| *words == label || words.starts_with(&format!("{label} (")))
            .filter_map(|(n, _)| n.parse::<u64>().ok())
            .sum()
    };
    let failed = ["failed", "flaky", "interrupted", "did not run"].into_iter().map(line).sum();
    Counts { passed: line("passed"), failed }
}

/// The number that stands right before a label.
fn before(text: &str, label: &str) -> u64 {
    text.split_once(label)
        .and_then(|(number, _)| number.rsplit(|c: char| !c.is_ascii_digit()).next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64) -> Counts {
        Counts { passed, failed }
    }

    #[test]
    fn cargo_s_results_are_added_up_over_all_test_programs() {
        let output = "running 12 tests\n\
            test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test a ... FAILED\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(of_cargo(output), counts(15, 2));
        assert_eq!(of_cargo("error: could not compile"), counts(0, 0));
    }

    #[test]
    fn node_s_summary_counts_cancelled_tests_as_failed() {
        assert_eq!(
            of_node("ok 1 - a\n# tests 6\n# pass 3\n# fail 1\n# cancelled 2\n# skipped 0\n"),
            counts(3, 3)
        );
    }

    #[test]
    fn playwright_s_summary_counts_only_what_passed_at_once_as_passed() {
        let output = "  ok 1 e2e/a.spec.ts:3:1 › 7 failed rows are named\n\n  2 failed\n    e2e/b.spec.ts:1\n\
                      \x20 1 flaky\n  4 did not run\n  3 skipped\n  14 passed (1.2m)\n";
        assert_eq!(of_playwright(output), counts(14, 7));
        assert_eq!(of_playwright("  1 passed (900ms)\n"), counts(1, 0));
    }

    #[test]
    fn an_exit_that_disagrees_with_the_numbers_is_a_failure() {
        assert_eq!(counts(3, 0).judged(true), counts(3, 0));
        assert_eq!(counts(3, 1).judged(false), counts(3, 1));
        assert_eq!(counts(3, 0).judged(false), counts(3, 1));
        assert_eq!(counts(0, 0).judged(true), counts(0, 1));
    }
}
