//! A small licence and its users, for tests.

use segl_license::{Seats, UserType};

use super::address::MAIN_OWNER;
use super::catalogue::{Catalogue, Offer, Owner};
use crate::api::users::User;

fn offer(module: &str, name: &str, total: Option<u32>, in_use: u32) -> Offer {
    Offer {
        owner: MAIN_OWNER.to_owned(),
        module: module.to_owned(),
        name: name.to_owned(),
        is_plan: false,
        is_hidden: false,
        implies: Vec::new(),
        needs: None,
        allowed: UserType::InternalAssociate,
        seats: Seats { in_use, total },
    }
}

fn plan(module: &str, name: &str, total: Option<u32>, in_use: u32) -> Offer {
    let implies = ["user", "web"].map(str::to_owned).to_vec();
    Offer { is_plan: true, implies, ..offer(module, name, total, in_use) }
}

/// Two plans with room that bring `user`, which has room, and `web`, which has none; `windows` is full, and
/// `visible-for` needs `user` and is for everybody.
pub(super) fn catalogue() -> Catalogue {
    let visible = Offer { needs: Some("user".to_owned()), ..offer("visible-for", "Visible for", None, 3) };
    let offers = vec![
        plan("sales", "Sales", Some(10), 4),
        plan("service", "Service", Some(10), 6),
        Offer { is_hidden: true, ..offer("user", "User", Some(20), 10) },
        Offer { is_hidden: true, ..offer("web", "Web", Some(10), 10) },
        offer("windows", "Windows", Some(2), 2),
        Offer { allowed: UserType::Unknown, ..visible },
    ];
    let label = "SuperOffice".to_owned();
    Catalogue { owners: vec![Owner { name: MAIN_OWNER.to_owned(), label, is_stopped: false, offers }] }
}

/// An associate with this plan, or none where it is empty.
pub(super) fn user(plan: &str) -> User {
    User {
        id: 7,
        name: "ann".to_owned(),
        full_name: "Ann Berg".to_owned(),
        e_mail: "ann@x.example".to_owned(),
        country: "NO".to_owned(),
        kind: UserType::InternalAssociate,
        is_administrator: false,
        retired: false,
        plan: Some(plan.to_owned()).filter(|plan| !plan.is_empty()),
        licenses: Vec::new(),
        missing: Vec::new(),
        altered: 0,
        open_requests: 0,
        last_login: None,
    }
}
