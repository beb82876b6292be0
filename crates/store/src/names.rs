//! Which module a row is about: by its body, so that editing or exchanging columns moves no one's licence.

use std::collections::HashMap;

use serde::Deserialize;

use crate::OwnerRecord;

/// The names that a body claims. Whether the body counts is the core's verdict.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Claimed {
    pub(crate) owner_name: String,
    #[serde(default)]
    pub(crate) module_name: String,
}

/// Reads the names out of a stored body, verified or not.
pub(crate) fn claimed(body: &[u8]) -> Option<Claimed> {
    serde_json::from_slice(body).ok()
}

/// Owner and module of each stored row, by primary key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Names(HashMap<i64, Claimed>);

impl Names {
    pub(crate) fn of(owners: &[OwnerRecord]) -> Self {
        let named = owners.iter().flat_map(|owner| {
            owner.rows.iter().map(|row| {
                let columns = || Claimed {
                    owner_name: owner.name.clone(),
                    module_name: row.stored.columns.module_name.clone(),
                };
                (row.id, claimed(&row.stored.signed.body).unwrap_or_else(columns))
            })
        });
        Self(named.collect())
    }

    /// The stored rows of a module, by primary key; a row that is stored twice has two.
    pub(crate) fn rows_of(&self, owner: &str, module: &str) -> Vec<i64> {
        let named = |(_, names): &(&i64, &Claimed)| names.owner_name == owner && names.module_name == module;
        let mut rows: Vec<i64> = self.0.iter().filter(named).map(|(id, _)| *id).collect();
        rows.sort_unstable();
        rows
    }

    /// The stored rows of an owner by primary key, each with its module.
    pub(crate) fn of_owner(&self, owner: &str) -> impl Iterator<Item = (i64, &str)> {
        let rows = self.0.iter().filter(move |(_, names)| names.owner_name == owner);
        rows.map(|(id, names)| (*id, names.module_name.as_str()))
    }

    /// Owner and module of a row; empty where the row is gone.
    pub(crate) fn of_row(&self, row_id: i64) -> (&str, &str) {
        self.get(row_id).map_or(("", ""), |names| (&names.owner_name, &names.module_name))
    }

    pub(crate) fn get(&self, row_id: i64) -> Option<&Claimed> {
        self.0.get(&row_id)
    }
}
