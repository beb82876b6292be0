//! The browser's own judgement: what the server sent becomes verdicts, one small step at a time.
//!
//! Pure and natively tested: the same core that the server and `segl verify` use decides, and nothing that the server
//! says about validity is read. Whoever drives it ([`Verification::step`]) lets the browser breathe between steps.

mod carriers;
mod checks;
mod history;
mod judged;
mod mark;
mod since;
mod steps;
mod tally;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
pub(crate) mod witness;

pub(crate) use checks::{LicenceChecks, Outcome, RowChecks};
pub(crate) use history::{JudgedIssue, Past, judge_issue};
pub(crate) use judged::{JudgedLicence, JudgedRow};
pub(crate) use mark::Mark;
pub(crate) use since::Since;
pub(crate) use steps::{Step, Verification};
pub(crate) use tally::Tally;
