//! The plans of an owner that verify, by row: which one a user holds.

use segl_license::is_user_plan;

use crate::directory::Entry;
use crate::judge::Judged;

/// Plans that verify, by primary key of their row.
pub(crate) struct Plans(Vec<Plan>);

/// A plan that verifies.
pub(crate) struct Plan {
    row: i64,
    /// In code.
    pub(crate) name: String,
    /// For people.
    pub(crate) description: String,
    /// Rows that it implies.
    pub(crate) implied: Vec<i64>,
}

impl Plans {
    /// The plans of an owner; none where nothing of it verifies.
    pub(crate) fn of(judged: &Judged, owner_name: &str) -> Self {
        let mut plans = Vec::new();
        if let Some(owner) = judged.snapshot.owner(owner_name) {
            for (record, row) in owner.record.rows.iter().zip(&owner.judged.rows) {
                let Some(row) = row.as_ref().filter(|row| is_user_plan(row)) else { continue };
                let implied = segl_license::implied_modules(row).into_iter();
                let implied = implied.flat_map(|module| judged.names.rows_of(owner_name, module)).collect();
                plans.push(Plan {
                    row: record.id,
                    name: row.module_name.clone(),
                    description: row.module_description.clone(),
                    implied,
                });
            }
        }
        plans.sort_by_key(|plan: &Plan| plan.row);
        Self(plans)
    }

    /// The plan that a user holds.
    pub(crate) fn held(&self, entry: &Entry) -> Option<&Plan> {
        entry.held.iter().find_map(|row| self.at(*row))
    }

    /// The plan of a row.
    pub(crate) fn at(&self, row: i64) -> Option<&Plan> {
        let at = self.0.binary_search_by_key(&row, |plan| plan.row).ok()?;
        self.0.get(at)
    }
}
