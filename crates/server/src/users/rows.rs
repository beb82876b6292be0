//! Users as rows of the vendor's archive `AllUsers`, with the columns of it that Segl has something to say of.

use segl_store::{ListedUser, Role};

use crate::archive::{Cell, Row};
use crate::routes::session::full_name;

/// One user as a row.
pub(crate) fn row(listed: &ListedUser) -> Row {
    let user = &listed.associate;
    let role = match user.role {
        Role::Administrator => "Administrator",
        Role::Standard => "Standard",
    };
    Row {
        entity: "all",
        id: user.id,
        cells: vec![
            ("associateDbId", Cell::Number(user.id)),
            ("assocName", Cell::Text(user.name.clone())),
            ("userName", Cell::Text(user.name.clone())),
            ("firstName", Cell::Text(user.first_name.clone())),
            ("lastName", Cell::Text(user.last_name.clone())),
            ("fullName", Cell::Text(full_name(user))),
            ("personEmail", Cell::Text(user.email.clone())),
            ("assocType", Cell::Text(user.user_type.as_str().to_owned())),
            ("role", Cell::Text(role.to_owned())),
            ("userplan", Cell::Text(listed.plan.clone().unwrap_or_default())),
            ("canLogin", Cell::Flag(listed.lacks.is_empty())),
            ("isActive", Cell::Flag(!user.retired)),
        ],
    }
}
