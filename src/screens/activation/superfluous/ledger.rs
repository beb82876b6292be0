//! Seats as they will be: what the new licence has, what is in use, and what moves change of it. Pure.

use segl_license::{ModuleLicense, implied_modules, is_user_plan};
use segl_webapi::assignees::Assignee;
use segl_webapi::preview::RefusedMove;

use crate::api::activation::Seen;
use crate::screens::activation::draft::{Draft, RowDraft};
use crate::screens::activation::moves::{Holder, Moves, Staged};

/// The row with which requests are worked on; plans with Service imply it.
const SERVICE: &str = "ej-client";

/// The plan that stands for having none.
const NO_PLAN: &str = "superlicense-no-selection";

/// The seats of every row of either licence.
#[derive(Debug)]
pub(super) struct Ledger {
    lines: Vec<Line>,
    /// What was staged when the numbers were told.
    staged: Moves,
    /// Moves of it that the server refuses: they change nothing.
    refused: Vec<RefusedMove>,
}

/// A row.
#[derive(Debug)]
struct Line {
    module: String,
    /// Seats of the new licence, as they are signed; none without a limit.
    total: Option<u32>,
    /// Seats in use now.
    now: u32,
    /// Seats in use once the new licence is active, with what was staged.
    told: i64,
    /// What it implies in the active licence.
    implied: Vec<String>,
    /// What it implies in the new one; none where it is no plan there that can be given.
    brings: Option<Vec<String>>,
}

/// What happens to the same rows, and how often.
type Tally<'a> = Vec<(&'a str, Option<&'a str>, i64)>;

impl Ledger {
    /// For a verified file. The server says how much will be in use, where it said something about these moves.
    pub(super) fn new(draft: &Draft, seen: Option<&Seen>, staged: &Moves) -> Self {
        Self::of_lines(draft.rows().iter().map(line).collect(), seen, staged)
    }

    fn of_lines(lines: Vec<Line>, seen: Option<&Seen>, staged: &Moves) -> Self {
        let refused = seen.map(|seen| seen.refused.clone()).unwrap_or_default();
        let mut ledger = Self { lines, staged: staged.clone(), refused };
        let changes: Vec<i64> = {
            let tally = ledger.tally(staged);
            ledger.lines.iter().map(|line| ledger.change(&line.module, &tally)).collect()
        };
        for (line, change) in ledger.lines.iter_mut().zip(changes) {
            let told = seen.and_then(|seen| seen.rows.iter().find(|row| row.module_name == line.module));
            line.told = told.map_or(i64::from(line.now) + change, |row| i64::from(row.new_in_use));
        }
        ledger
    }

    fn line(&self, module: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.module == module)
    }

    /// Seats in use now.
    pub(super) fn now(&self, module: &str) -> u32 {
        self.line(module).map_or(0, |line| line.now)
    }

    /// Seats of the new licence; none without a limit.
    pub(super) fn total(&self, module: &str) -> Option<u32> {
        self.line(module).map_or(Some(0), |line| line.total)
    }

    /// Seats in use once the licence is active with these moves.
    pub(super) fn in_use(&self, module: &str, moves: &Moves) -> i64 {
        let change = |moves| self.change(module, &self.tally(moves));
        self.line(module).map_or(0, |line| line.told) + change(moves) - change(&self.staged)
    }

    /// How many seats too many are in use with these moves.
    pub(super) fn over(&self, module: &str, moves: &Moves) -> u32 {
        let total = self.total(module).map(i64::from);
        let over = total.map_or(0, |total| self.in_use(module, moves) - total);
        u32::try_from(over).unwrap_or(0)
    }

    /// Whether a plan brings this row until now.
    pub(super) fn is_implied(&self, plan: &str, module: &str) -> bool {
        self.line(plan).is_some_and(|line| line.implied.iter().any(|name| name == module))
    }

    /// Whether any plan brings this row until now.
    pub(super) fn follows(&self, module: &str) -> bool {
        self.lines.iter().any(|line| self.is_implied(&line.module, module))
    }

    /// Whether it is a plan, in either licence.
    pub(super) fn is_plan(&self, module: &str) -> bool {
        self.line(module).is_some_and(|line| line.brings.is_some() || !line.implied.is_empty())
    }

    fn brings(&self, plan: &str, module: &str) -> bool {
        let brought = self.line(plan).and_then(|line| line.brings.as_ref());
        brought.is_some_and(|names| names.iter().any(|name| name == module))
    }

    /// What a holder gives up so that the seat becomes free: the plan that brings the licence, where one does.
    pub(super) fn goes<'a>(&self, module: &'a str, holder: &'a Assignee) -> &'a str {
        holder.plan.as_deref().filter(|plan| self.is_implied(plan, module)).unwrap_or(module)
    }

    /// Whether a holder may give this up for nothing: whoever owns open requests keeps a plan.
    pub(super) fn may_lose(&self, goes: &str, holder: &Assignee) -> bool {
        holder.open_requests == 0 || !(self.is_plan(goes) || goes == SERVICE)
    }

    /// Whether a holder may give this up for a plan: open requests are worked on with Service.
    pub(super) fn may_turn(&self, goes: &str, plan: &str, holder: &Assignee) -> bool {
        let has_service =
            holder.open_requests == 0 || !self.is_implied(goes, SERVICE) || self.brings(plan, SERVICE);
        holder.associate_id.is_some() && self.is_plan(goes) && has_service
    }

    /// The plans of the new licence with which a seat of `module` becomes free all the same.
    pub(super) fn plans<'a>(&'a self, module: &'a str) -> impl Iterator<Item = &'a str> {
        let others = self.lines.iter().filter(|line| line.brings.is_some()).map(|line| line.module.as_str());
        others.filter(move |plan| *plan != module && !self.brings(plan, module))
    }

    /// Free seats of a plan, and of all that it brings, for holders who give these up; none without a limit.
    pub(super) fn free(&self, plan: &str, from: &[&str], moves: &Moves) -> Option<i64> {
        let tally = self.tally(moves);
        let before = self.tally(&self.staged);
        let brought = self.line(plan)?.brings.iter().flatten().map(String::as_str);
        let taken_along = |module: &str| {
            !from.is_empty() && from.iter().all(|goes| *goes == module || self.is_implied(goes, module))
        };
        let seats =
            [plan].into_iter().chain(brought).filter(|module| !taken_along(module)).filter_map(|module| {
                let line = self.line(module)?;
                let in_use = line.told + self.change(module, &tally) - self.change(module, &before);
                Some(i64::from(line.total?) - in_use)
            });
        seats.min().map(|free| free.max(0))
    }

    /// The moves that count, by what they do.
    fn tally<'a>(&self, moves: &'a Moves) -> Tally<'a> {
        let mut tally: Tally<'a> = Vec::new();
        for one in moves.all().iter().filter(|one| self.refusal(one).is_none()) {
            let instead = one.instead.as_deref();
            match tally.iter_mut().find(|(goes, comes, _)| *goes == one.module && *comes == instead) {
                Some((.., times)) => *times += 1,
                None => tally.push((&one.module, instead, 1)),
            }
        }
        tally
    }

    /// How many more of a row are in use with these moves.
    fn change(&self, module: &str, tally: &Tally<'_>) -> i64 {
        let one = |(goes, comes, times): &(&str, Option<&str>, i64)| {
            let goes = *goes == module || self.is_implied(goes, module);
            let comes = comes.is_some_and(|comes| comes == module || self.brings(comes, module));
            (i64::from(comes) - i64::from(goes)) * times
        };
        tally.iter().map(one).sum()
    }

    /// Why the server refuses a move that was staged as it is.
    pub(super) fn refusal(&self, one: &Staged) -> Option<&RefusedMove> {
        let refused = self.refused.iter().find(|refused| is_of(refused, one.holder))?;
        (self.staged.find(one.holder, &one.module) == Some(one)).then_some(refused)
    }

    /// Whether a move takes this row from its holder.
    pub(super) fn takes(&self, one: &Staged, module: &str) -> bool {
        one.module == module || self.is_implied(&one.module, module)
    }
}

fn is_of(refused: &RefusedMove, holder: Holder) -> bool {
    match holder {
        Holder::User(id) => refused.associate_id == Some(id),
        Holder::Satellite(id) => refused.satellite_id == Some(id),
    }
}

fn line(row: &RowDraft) -> Line {
    let owned = |row: &ModuleLicense| implied_modules(row).into_iter().map(str::to_owned).collect();
    let given = |row: &&_| is_plan_to_give(row);
    Line {
        module: row.module_name().to_owned(),
        total: RowDraft::total(row.new.as_ref()),
        now: row.in_use,
        told: 0,
        implied: row.old.as_ref().map(|row| owned(row)).unwrap_or_default(),
        brings: row.new.as_deref().filter(given).map(owned),
    }
}

fn is_plan_to_give(row: &ModuleLicense) -> bool {
    is_user_plan(row) && !row.is_hidden && row.module_name != NO_PLAN
}

#[cfg(test)]
pub(super) mod testing;
#[cfg(test)]
mod tests;
