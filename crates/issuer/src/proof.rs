//! What was issued is judged by the core before it leaves the house.

use std::fmt;

use segl_license::{Code, Date, Fact, Facts, Installed, Judgement, LicenseFile, Roots, State, judge_file};

/// The core refuses the file; it must not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The code, with the step that it belongs to.
    pub code: Option<Code>,
    /// 1 to 10.
    pub step: Option<u8>,
    /// Its particulars.
    pub facts: Facts,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code.map_or("refused", Code::as_str);
        write!(f, "{code} (step {})", self.step.unwrap_or_default())?;
        for (name, fact) in self.facts.iter() {
            match fact {
                Fact::Nothing => write!(f, ", {name} is not set")?,
                Fact::Flag(flag) => write!(f, ", {name} {flag}")?,
                Fact::Number(number) => write!(f, ", {name} {number}")?,
                Fact::Text(text) => write!(f, ", {name} {text}")?,
            }
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}

/// Judges a file as its customer's program will: for its own serial number, after the licence that is installed.
///
/// # Errors
/// [`Refusal`] with the reason of the verdict.
pub fn prove(
    file: &LicenseFile,
    roots: &Roots,
    installed: &Installed,
    serial_nr: &str,
    today: Date,
) -> Result<Judgement, Refusal> {
    let state = State { typed_serial_nr: Some(serial_nr.to_owned()), ..State::default() };
    let judgement = judge_file(file.to_text().as_bytes(), roots, &state, installed, today);
    if judgement.content.is_some() {
        return Ok(judgement);
    }
    let verdict = judgement.verdict;
    Err(Refusal { code: verdict.code, step: verdict.step, facts: verdict.facts })
}
