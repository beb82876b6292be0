//! What follows a command's name: words, `--name value`, and after `--` what is passed on.

use crate::error::{Error, Result};

/// Arguments that are taken out one by one; what is left over is an error.
pub(crate) struct Options {
    rest: Vec<String>,
    passed_on: Vec<String>,
}

impl Options {
    /// Splits at `--`.
    pub(crate) fn new(mut arguments: Vec<String>) -> Self {
        let passed_on = match arguments.iter().position(|argument| argument == "--") {
            Some(place) => arguments.split_off(place).into_iter().skip(1).collect(),
            None => Vec::new(),
        };
        Self { rest: arguments, passed_on }
    }

    /// Takes the value of an option such as `--port`.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>> {
        let Some(place) = self.rest.iter().position(|argument| argument == name) else { return Ok(None) };
        let mut found = self.rest.drain(place..(place + 2).min(self.rest.len()));
        found.next();
        match found.next() {
            Some(value) => Ok(Some(value)),
            None => Err(Error::new(format!("{name} needs a value"))),
        }
    }

    /// Takes an option without value.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.rest.len();
        self.rest.retain(|argument| argument != name);
        self.rest.len() < before
    }

    /// Takes the next word that is no option.
    pub(crate) fn next_word(&mut self) -> Option<String> {
        let place = self.rest.iter().position(|argument| !argument.starts_with('-'))?;
        Some(self.rest.remove(place))
    }

    /// What stood after `--`.
    pub(crate) fn passed_on(&self) -> &[String] {
        &self.passed_on
    }

    /// Refuses what nobody took.
    pub(crate) fn finish(self) -> Result<()> {
        match self.rest.first() {
            Some(unknown) => Err(Error::new(format!("{unknown} is not understood; cargo xtask --help"))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(line: &str) -> Options {
        Options::new(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn words_values_and_what_is_passed_on_are_told_apart() {
        let mut options = options("e2e --today 2026-11-22 budgets --fresh -- --headed x");
        assert_eq!(options.value("--today").unwrap().as_deref(), Some("2026-11-22"));
        assert!(options.flag("--fresh") && !options.flag("--fresh"));
        assert_eq!(options.next_word().as_deref(), Some("e2e"));
        assert_eq!(options.next_word().as_deref(), Some("budgets"));
        assert_eq!(options.passed_on(), ["--headed", "x"]);
        assert!(options.finish().is_ok());
    }

    #[test]
    fn a_missing_value_and_an_unknown_option_are_errors() {
        assert!(options("--port").value("--port").is_err());
        assert!(options("--prot 1").finish().is_err());
    }
}
