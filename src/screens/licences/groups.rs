//! Which licence stands in which group, in which order, under which prerequisite. Pure.

use std::cmp::Ordering;
use std::sync::Arc;

use segl_license::LicenseType;

use crate::sorted::sorted;
use crate::verify::{JudgedRow, Mark};

/// A table of the licence list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    /// On or off for the installation: the carrier's `SiteLicense`.
    System,
    /// Counted per database or satellite: the carrier's `SatelliteLicense`.
    Site,
    /// Counted per user.
    User,
    /// Hidden ones that somebody should look at, or that a search found.
    Hidden,
    /// Those whose group cannot be known.
    Other,
}

impl Group {
    /// Every group, in the order of the screen.
    pub(crate) const ALL: [Self; 5] = [Self::System, Self::Site, Self::User, Self::Hidden, Self::Other];

    /// The name in style sheets and tests.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Site => "site",
            Self::User => "user",
            Self::Hidden => "hidden",
            Self::Other => "other",
        }
    }

    /// Whether its licences are counted in seats.
    pub(crate) fn has_seats(self) -> bool {
        self != Self::System
    }

    /// The group of a licence type by the carrier's name; none for a word that is no type.
    pub(crate) fn of_type(license_type: &str) -> Option<Self> {
        [
            (LicenseType::SiteLicense, Self::System),
            (LicenseType::SatelliteLicense, Self::Site),
            (LicenseType::UserLicense, Self::User),
        ]
        .into_iter()
        .find_map(|(known, group)| (known.as_str() == license_type).then_some(group))
    }

    /// The group that a row is listed in; none for a hidden one that is clean. The signed type counts; what the
    /// database says decides only where there is nothing signed, and then only about the place on the screen.
    pub(crate) fn of(row: &JudgedRow) -> Option<Self> {
        let (license_type, hidden) = match (&row.module, &row.stored) {
            (Some(module), _) => (module.license_type.as_str(), module.is_hidden),
            (None, Some(stored)) => (stored.columns.license_type.as_str(), stored.columns.is_hidden),
            (None, None) => return Some(Self::Other),
        };
        match (hidden, row.mark) {
            // A whole licence that was refused says so once, above the list
            (true, Mark::Verified | Mark::Refused) => None,
            (true, _) => Some(Self::Hidden),
            (false, _) => Some(Self::of_type(license_type).unwrap_or(Self::Other)),
        }
    }
}

/// A row in its place.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    /// The row.
    pub(crate) row: Arc<JudgedRow>,
    /// How many prerequisites stand above it in the same table.
    pub(crate) depth: usize,
}

/// The tables with their rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Groups([Vec<Listed>; 5]);

impl Groups {
    /// The rows of a table.
    pub(crate) fn of(&self, group: Group) -> &[Listed] {
        self.0.get(group as usize).map_or(&[], Vec::as_slice)
    }

    /// Every table with its rows.
    pub(crate) fn each(&mut self, mut change: impl FnMut(Group, &mut Vec<Listed>)) {
        for (group, rows) in Group::ALL.into_iter().zip(&mut self.0) {
            change(group, rows);
        }
    }

    /// All rows, table after table.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &Listed> {
        self.0.iter().flatten()
    }

    /// Keeps the rows at these places and the first others up to a number, whose places join. Says whether there are
    /// more.
    pub(crate) fn keep(&mut self, places: &mut Vec<bool>, mut others: usize) -> bool {
        let mut more = false;
        for listed in &mut self.0 {
            listed.retain(|listed| {
                let place = listed.row.place;
                let joins = places.get(place) != Some(&true);
                let fits = !joins || others > 0;
                if joins && fits {
                    join(places, place);
                    others -= 1;
                }
                more |= !fits;
                fits
            });
        }
        more
    }
}

/// Notes that the row at this place is among those that are kept.
pub(crate) fn join(places: &mut Vec<bool>, place: usize) {
    if places.len() <= place {
        places.resize(place + 1, false);
    }
    if let Some(kept) = places.get_mut(place) {
        *kept = true;
    }
}

/// Puts each row into its table: by signed order, those that require another one below it. `unlisted` is the table of
/// those that the list leaves out by itself.
pub(crate) fn arrange(rows: &[Arc<JudgedRow>], unlisted: Option<Group>) -> Groups {
    let rows = sorted(rows.iter().cloned(), |a, b| order(a, b));
    Groups(Group::ALL.map(|group| nest(rows.iter().filter(|row| Group::of(row).or(unlisted) == Some(group)))))
}

fn order(a: &JudgedRow, b: &JudgedRow) -> Ordering {
    let key = |row: &JudgedRow| match (&row.module, &row.stored) {
        (Some(module), _) => i64::from(module.sort_order),
        (None, Some(stored)) => stored.columns.sort_order,
        (None, None) => i64::MAX,
    };
    (key(a), a.module_name(), a.place).cmp(&(key(b), b.module_name(), b.place))
}

/// Rows in order, each followed by those that require it.
fn nest<'a>(rows: impl Iterator<Item = &'a Arc<JudgedRow>>) -> Vec<Listed> {
    let rows: Vec<&Arc<JudgedRow>> = rows.collect();
    let is_here = |name: &&str| rows.iter().any(|row| row.module.is_some() && row.module_name() == *name);
    let required: Vec<Option<&str>> = rows.iter().map(|row| required(row).filter(is_here)).collect();
    let mut nest =
        Nest { taken: vec![false; rows.len()], listed: Vec::with_capacity(rows.len()), rows, required };
    for at in 0..nest.rows.len() {
        if nest.required.get(at).is_some_and(Option::is_none) {
            nest.place(at, 0);
        }
    }
    // Requirements that lead in a circle begin nowhere; they are listed all the same.
    for at in 0..nest.rows.len() {
        nest.place(at, 0);
    }
    nest.listed
}

/// The row that a user must hold first; none names itself.
fn required(row: &JudgedRow) -> Option<&str> {
    let name = row.module.as_ref()?.prerequisite_module_name.as_deref();
    name.filter(|name| *name != row.module_name())
}

/// Rows on their way into place.
struct Nest<'a> {
    rows: Vec<&'a Arc<JudgedRow>>,
    /// For each row, the one above it.
    required: Vec<Option<&'a str>>,
    /// A row is placed once, so that this ends whatever the rows say.
    taken: Vec<bool>,
    listed: Vec<Listed>,
}

impl Nest<'_> {
    fn place(&mut self, at: usize, depth: usize) {
        let (Some(row), Some(taken)) = (self.rows.get(at).copied(), self.taken.get_mut(at)) else { return };
        if std::mem::replace(taken, true) {
            return;
        }
        self.listed.push(Listed { row: Arc::clone(row), depth });
        let name = row.module.is_some().then(|| row.module_name());
        let is_below = |(_, required): &(usize, &Option<&str>)| required.is_some() && **required == name;
        let below: Vec<usize> = self.required.iter().enumerate().filter(is_below).map(|(at, _)| at).collect();
        for at in below {
            self.place(at, depth + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::testing::Vector;

    /// Each row that is listed: its group, how deep it stands, its name.
    fn listed(vector: &Vector) -> Vec<String> {
        let rows: Vec<Arc<JudgedRow>> = vector.judge().rows.into_iter().map(Arc::new).collect();
        let groups = arrange(&rows, None);
        let line = |group: Group| {
            let line = move |listed: &Listed| {
                format!("{} {} {}", group.name(), listed.depth, listed.row.module_name())
            };
            groups.of(group).iter().map(line).collect::<Vec<_>>()
        };
        Group::ALL.into_iter().flat_map(line).collect()
    }

    #[test]
    fn rows_stand_in_their_groups_below_what_they_require_and_clean_hidden_ones_nowhere() {
        assert_eq!(
            listed(&Vector::demonstration()),
            [
                "system 0 nd-bridge",
                "site 0 nd-connection",
                "user 0 nd-orders",
                "user 1 nd-invoices",
                "user 0 nd-lookup"
            ]
        );
    }

    #[test]
    fn a_hidden_row_that_was_edited_is_listed_and_one_that_is_missing_too() {
        let edited = Vector::demonstration().with(|owner| {
            owner["Rows"][1]["Columns"]["ModuleTooltip"] = "edited".into();
            owner["Rows"].as_array_mut().unwrap().remove(3);
        });
        assert_eq!(
            listed(&edited),
            [
                "system 0 nd-bridge",
                "site 0 nd-connection",
                // Without the row that it requires it stands by itself.
                "user 0 nd-invoices",
                "user 0 nd-lookup",
                "hidden 0 nd-agent",
                "other 0 nd-orders",
            ]
        );
    }

    #[test]
    fn the_signed_type_and_order_decide_whatever_the_columns_say() {
        let edited = Vector::demonstration().with(|owner| {
            owner["Rows"][3]["Columns"]["LicenseType"] = "SiteLicense".into();
            owner["Rows"][3]["Columns"]["SortOrder"] = 1.into();
            owner["Rows"][3]["Columns"]["IsHidden"] = true.into();
        });
        // What is signed decides about the place, so the edited row stays listed where it was.
        assert_eq!(listed(&edited), listed(&Vector::demonstration()));
    }

    #[test]
    fn a_row_that_is_not_genuine_stands_where_the_database_says_and_else_among_the_others() {
        let forged = |license_type: &'static str| {
            Vector::demonstration().with(move |owner| {
                owner["Rows"][5]["Columns"]["LicenseType"] = license_type.into();
                owner["Rows"][5]["Signed"]["Body"] = "{}".into();
            })
        };
        assert!(listed(&forged("SatelliteLicense")).contains(&"site 0 nd-lookup".to_owned()));
        assert!(listed(&forged("Nonsense")).contains(&"other 0 nd-lookup".to_owned()));
    }

    #[test]
    fn a_few_rows_are_kept_at_a_time_from_the_top_down_and_those_that_were_there_stay() {
        let rows: Vec<Arc<JudgedRow>> =
            Vector::demonstration().judge().rows.into_iter().map(Arc::new).collect();
        let mut places = Vec::new();
        let count = |groups: &Groups| Group::ALL.map(|group| groups.of(group).len());
        for (more, expected) in [(true, [1, 1, 0, 0, 0]), (true, [1, 1, 2, 0, 0]), (false, [1, 1, 3, 0, 0])] {
            let mut groups = arrange(&rows, None);
            assert_eq!(groups.keep(&mut places, 2), more);
            assert_eq!(count(&groups), expected);
        }
    }
}
