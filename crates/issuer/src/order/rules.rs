//! What holds between fields: unique names, prerequisites without circles, dates in their order.

use std::collections::BTreeMap;

use super::{Order, OrderProblem, Place};

/// Adds a problem for everything that does not fit together.
pub(super) fn check(order: &Order, problems: &mut Vec<OrderProblem>) {
    count(order, problems);
    names(order, problems);
    prerequisites(order, problems);
    dates(order, problems);
}

fn count(order: &Order, problems: &mut Vec<OrderProblem>) {
    let count = order.rows.len();
    let known = problems.iter().any(|problem| problem.field == "ModuleLicense");
    if !(1..=2000).contains(&count) && !known {
        let found = (count > 0).then(|| format!("there {count} times"));
        let expected = super::expected::expected("ModuleLicense");
        problems.push(OrderProblem::new(Place::License, "ModuleLicense", found, expected));
    }
}

fn names(order: &Order, problems: &mut Vec<OrderProblem>) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (at, row) in order.rows.iter().enumerate() {
        let name = row.module_name.to_ascii_lowercase();
        if name.is_empty() {
            continue;
        }
        if let Some(earlier) = first.get(&name) {
            let expected = format!(
                "a name that no other row has, without regard to capitals (row {} has it)",
                earlier + 1
            );
            let found = Some(format!("{:?}", row.module_name));
            problems.push(OrderProblem::new(order.place(at), "ModuleName", found, expected));
        } else {
            first.insert(name, at);
        }
    }
}

fn prerequisites(order: &Order, problems: &mut Vec<OrderProblem>) {
    let needs: BTreeMap<&str, Option<&str>> = order
        .rows
        .iter()
        .map(|row| (row.module_name.as_str(), row.prerequisite_module_name.as_deref()))
        .collect();
    for (at, row) in order.rows.iter().enumerate() {
        let Some(needed) = row.prerequisite_module_name.as_deref() else { continue };
        let expected = if !needs.contains_key(needed) {
            "the ModuleName of another row of this order"
        } else if leads_back(&needs, &row.module_name) {
            "a row that does not need this one in turn"
        } else {
            continue;
        };
        let found = Some(format!("{needed:?}"));
        problems.push(OrderProblem::new(order.place(at), "PrerequisiteModuleName", found, expected));
    }
}

/// Whether following the prerequisites from a row comes back to it.
fn leads_back(needs: &BTreeMap<&str, Option<&str>>, start: &str) -> bool {
    let follow = |name: &str| needs.get(name).copied().flatten();
    let path = std::iter::successors(follow(start), |name| follow(name));
    path.take(needs.len()).any(|name| name == start)
}

fn dates(order: &Order, problems: &mut Vec<OrderProblem>) {
    let unread = ["Issued", "AdminWarningDate", "ExpiryDate", "GraceDate"];
    if problems.iter().any(|problem| unread.contains(&problem.field.as_str())) {
        return;
    }
    let license = &order.license;
    let mut add = |field: &str, found: Option<segl_license::Date>, expected: String| {
        let found = found.map(|date| date.to_string());
        problems.push(OrderProblem::new(Place::License, field, found, expected));
    };
    let (warning, grace) = (license.admin_warning_date, license.grace_date);
    let Some(expiry) = license.expiry_date else {
        for (field, date) in [("AdminWarningDate", warning), ("GraceDate", grace)] {
            if date.is_some() {
                add(field, date, "no day, because there is no ExpiryDate".to_owned());
            }
        }
        return;
    };
    if warning.is_none_or(|warning| warning > expiry) {
        add("AdminWarningDate", warning, format!("a day not after ExpiryDate ({expiry})"));
    }
    if grace.is_none_or(|grace| grace < expiry) {
        add("GraceDate", grace, format!("a day not before ExpiryDate ({expiry})"));
    }
}
