//! What a customer bought, as a person writes it down: a readable TOML file.

mod check;
mod day;
mod expected;
mod fields;
mod problem;
mod read;
mod reader;
mod rules;
mod sound;

use segl_license::{Date, License, ModuleLicense};

pub use problem::{OrderProblem, Place};

/// An order: a licence without what only issuing gives it (Epoch, Previous, and the list of hashes).
///
/// An order with mistakes can be read, but not issued; its problems are known all at once.
#[derive(Clone, Debug)]
pub struct Order {
    /// The licence: its `epoch`, `previous` and `module_licenses` are filled in when it is issued.
    pub license: License,
    /// The rows: their `owner_name`, `serial_nr`, `epoch` and `sequence` are filled in when they are issued.
    pub rows: Vec<ModuleLicense>,
    /// What could not be read, and where each field stands.
    notes: read::Notes,
}

impl Order {
    /// Reads an order. Dates such as `today + 220 days` count from `today`.
    pub fn read(text: &str, today: Date) -> Self {
        let (license, rows, notes) = read::read(text, today);
        Self { license, rows, notes }
    }

    /// An order that was not read from a file.
    pub fn new(license: License, rows: Vec<ModuleLicense>) -> Self {
        Self { license, rows, notes: read::Notes::default() }
    }

    /// Everything that keeps this order from being issued, as far as it can be known without key and certificate.
    pub fn problems(&self) -> Vec<OrderProblem> {
        let mut problems = self.notes.problems.clone();
        if !self.notes.unreadable {
            check::check(self, &mut problems);
            rules::check(self, &mut problems);
        }
        for problem in &mut problems {
            self.locate(problem);
        }
        problem::sort(&mut problems);
        problems
    }

    /// Says in which line the field stands, where it is known.
    pub(crate) fn locate(&self, problem: &mut OrderProblem) {
        problem.line = problem.line.or_else(|| self.notes.line(problem.place.number(), &problem.field));
    }

    /// A row's place, for problems.
    pub(crate) fn place(&self, at: usize) -> Place {
        let name = self.rows.get(at).map(|row| row.module_name.clone()).unwrap_or_default();
        Place::Row { number: at + 1, name }
    }
}
