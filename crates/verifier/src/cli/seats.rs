//! Who holds how much, beside what was signed.

use segl_store::Snapshot;
use serde_json::{Value, json};

use crate::report::Table;

/// The seats of each row that verifies: JSON is an array of `OwnerName`, `ModuleName`, `InUse` and `Total`, null where
/// there is no limit.
pub(super) fn seats(snapshot: &Snapshot, as_json: bool) -> String {
    let counted = snapshot.owners.iter().flat_map(|owner| {
        let rows = owner.judged.rows.iter().zip(&owner.uses);
        rows.filter_map(|(row, uses)| Some((row.as_ref()?, uses.in_use)))
    });
    if as_json {
        let of = |(row, in_use): (&segl_license::Verified<segl_license::ModuleLicense>, u32)| {
            let total = (!row.unrestricted).then_some(row.number_of_licenses);
            json!({ "OwnerName": row.owner_name, "ModuleName": row.module_name, "InUse": in_use, "Total": total })
        };
        return Value::Array(counted.map(of).collect()).to_string();
    }
    let mut table = Table::new(["Owner", "Row", "In use", "Total"]);
    for (row, in_use) in counted {
        let total =
            if row.unrestricted { "unlimited".to_owned() } else { row.number_of_licenses.to_string() };
        table.add([row.owner_name.to_string(), row.module_name.to_string(), in_use.to_string(), total]);
    }
    table.text()
}
