//! Seat arithmetic: in use + free = total, from signed numbers.

use crate::{ModuleLicense, Verified};

/// How many seats a restricted licence has, and how many are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seats {
    /// Sum of the assignments that count.
    pub in_use: u32,
    /// The signed number; `None` where unrestricted.
    pub total: Option<u32>,
}

/// The seats of a verified row. Only a verified row has any.
pub fn seats(row: &Verified<ModuleLicense>, in_use: u32) -> Seats {
    Seats { in_use, total: (!row.unrestricted).then_some(row.number_of_licenses) }
}

impl Seats {
    /// Free seats, negative when more are assigned than the licence has; `None` where unrestricted.
    pub fn free(self) -> Option<i64> {
        self.total.map(|total| i64::from(total) - i64::from(self.in_use))
    }

    /// Whether `more` seats can be assigned.
    pub fn has_room_for(self, more: u32) -> bool {
        self.free().is_none_or(|free| free >= i64::from(more))
    }
}
