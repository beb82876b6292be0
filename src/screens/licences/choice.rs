//! What of the list is shown, and in which order: the words that are searched for, the filter, the column. Pure; it
//! comes from the address and goes back there.

use segl_license::LicenseType;

use crate::components::usage::Fill;
use crate::url_state::UrlState;
use crate::verify::{JudgedRow, Mark};

/// Which licences are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Filter {
    /// Every one in the list.
    All,
    /// Those that somebody changed, removed, added or repeated in the database.
    Changed,
    /// Those that grant nothing.
    Unverified,
    /// Those with at least nine tenths in use, the full ones included.
    NearlyFull,
    /// Those with more in use than they have.
    Over,
}

impl Filter {
    /// Every filter, in the order of the screen.
    pub(super) const ALL: [Self; 5] =
        [Self::All, Self::Changed, Self::Unverified, Self::NearlyFull, Self::Over];

    /// The name in the address; none for all.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::All => None,
            Self::Changed => Some("changed"),
            Self::Unverified => Some("unverified"),
            Self::NearlyFull => Some("nearly-full"),
            Self::Over => Some("over"),
        }
    }

    /// Whether a row passes.
    pub(super) fn passes(self, row: &JudgedRow) -> bool {
        match self {
            Self::All => true,
            Self::Changed => matches!(
                row.mark,
                Mark::Altered | Mark::Changed | Mark::Duplicate | Mark::Foreign | Mark::Missing
            ),
            Self::Unverified => row.module.is_none(),
            Self::NearlyFull => matches!(fill(row), Fill::Nearly | Fill::Full),
            Self::Over => fill(row) == Fill::Over,
        }
    }
}

/// System licences are on or off, and never full.
fn is_switch(row: &JudgedRow) -> bool {
    row.module.as_ref().is_some_and(|module| module.license_type == LicenseType::SiteLicense)
}

fn fill(row: &JudgedRow) -> Fill {
    row.seats().filter(|_| !is_switch(row)).map_or(Fill::Room, Fill::of)
}

/// A column that the list can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    /// By the reader's alphabet.
    Name,
    /// By what is in use.
    InUse,
    /// By what is left.
    Free,
    /// By the signed number.
    Total,
}

impl Column {
    /// Every column.
    pub(super) const ALL: [Self; 4] = [Self::Name, Self::InUse, Self::Free, Self::Total];

    /// The name in the address.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::InUse => "in-use",
            Self::Free => "free",
            Self::Total => "total",
        }
    }

    /// What a row has in this column; none where there is no number.
    pub(super) fn number(self, row: &JudgedRow) -> Option<i64> {
        let seats = row.seats()?;
        match self {
            Self::InUse if !is_switch(row) => Some(i64::from(seats.in_use)),
            Self::Free => seats.free(),
            Self::InUse | Self::Total => seats.total.map(i64::from),
            Self::Name => None,
        }
    }
}

/// A column and its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    pub(super) by: Column,
    pub(super) largest_first: bool,
}

impl Order {
    fn parse(text: &str) -> Option<Self> {
        let (name, largest_first) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
        let by = Column::ALL.into_iter().find(|column| column.name() == name)?;
        Some(Self { by, largest_first })
    }

    /// The name in the address.
    pub(super) fn name(self) -> String {
        format!("{}{}", if self.largest_first { "-" } else { "" }, self.by.name())
    }

    /// The order after a press on a column's heading: names from A, numbers from the largest; then the other way
    /// round; then the list's own order again.
    pub(super) fn after(now: Option<Self>, by: Column) -> Option<Self> {
        let first = by != Column::Name;
        match now.filter(|order| order.by == by) {
            None => Some(Self { by, largest_first: first }),
            Some(order) if order.largest_first == first => Some(Self { by, largest_first: !first }),
            Some(_) => None,
        }
    }
}

/// What of the list is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The words that are searched for, as they were typed.
    pub(super) words: String,
    /// What passes.
    pub(crate) filter: Filter,
    /// None: the list's own order.
    pub(super) order: Option<Order>,
}

impl Choice {
    /// Reads the address. What is unknown there is ignored.
    pub(super) fn of(url: &UrlState) -> Self {
        let named = |filter: &Filter| url.show.is_some() && filter.name() == url.show.as_deref();
        Self {
            words: url.query.clone().unwrap_or_default(),
            filter: Filter::ALL.into_iter().find(named).unwrap_or(Filter::All),
            order: url.sort.as_deref().and_then(Order::parse),
        }
    }

    /// Whether some rows may be left out.
    pub(super) fn is_narrow(&self) -> bool {
        !self.words.is_empty() || self.filter != Filter::All
    }

    /// Whether words are searched for, in hidden licences too.
    pub(super) fn has_words(&self) -> bool {
        !self.words.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_sorts_one_way_then_the_other_and_then_not_at_all() {
        let walk = |by: Column| {
            let first = Order::after(None, by);
            let second = Order::after(first, by);
            [first, second, Order::after(second, by)].map(|order| order.map(Order::name).unwrap_or_default())
        };
        assert_eq!(walk(Column::Name), ["name", "-name", ""]);
        assert_eq!(walk(Column::Free), ["-free", "free", ""]);
        let by_name = Order::parse("name");
        assert_eq!(Order::after(by_name, Column::Total).map(Order::name), Some("-total".to_owned()));
    }

    #[test]
    fn what_the_address_says_is_read_back_and_what_it_does_not_know_is_left_out() {
        let choice = |query: &str| Choice::of(&UrlState::parse("/licences/A", query));
        for filter in Filter::ALL {
            let query = filter.name().map(|name| format!("?show={name}")).unwrap_or_default();
            assert_eq!(choice(&query).filter, filter);
        }
        for column in Column::ALL {
            for order in [column.name().to_owned(), format!("-{}", column.name())] {
                assert_eq!(choice(&format!("?sort={order}")).order.map(Order::name), Some(order));
            }
        }
        assert_eq!(choice("?show=x&sort=--free&q="), choice(""));
        assert!(!choice("?sort=free").is_narrow());
        assert!(choice("?q=a").is_narrow() && choice("?show=over").is_narrow());
    }
}
