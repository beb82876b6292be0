//! Reading users.

use rusqlite::{Params, Row};
use segl_license::UserType;

use crate::cell::Cells as _;
use crate::store::Tx;
use crate::{Associate, Role, StoreError};

/// The vendor's AssociateType of each kind of user.
const TYPES: [(UserType, i64); 6] = [
    (UserType::InternalAssociate, 0),
    (UserType::ResourceAssociate, 1),
    (UserType::ExternalAssociate, 4),
    (UserType::AnonymousAssociate, 7),
    (UserType::SystemAssociate, 13),
    (UserType::Unknown, -1),
];

/// The number that a kind of user is stored as.
pub(crate) fn associate_type(user_type: UserType) -> i64 {
    TYPES.iter().find(|(known, _)| *known == user_type).map_or(-1, |(_, number)| *number)
}

/// The users for whom a condition holds. The condition is a literal of this crate.
pub(crate) fn many(
    tx: &Tx<'_>,
    condition: &'static str,
    parameters: impl Params,
) -> Result<Vec<Associate>, StoreError> {
    let query = format!(
        "SELECT associate_id, name, firstName, lastName, email, country, type, role, deleted FROM associate \
         WHERE {condition}"
    );
    let mut statement = tx.sql.prepare_cached(&query)?;
    let users = statement.query_map(parameters, associate)?;
    Ok(users.collect::<Result<_, _>>()?)
}

/// The user with this primary key.
pub(crate) fn by_id(tx: &Tx<'_>, id: i64) -> Result<Option<Associate>, StoreError> {
    Ok(many(tx, "associate_id = ?1", [id])?.into_iter().next())
}

/// The user of this name.
pub(crate) fn by_name(tx: &Tx<'_>, name: &str) -> Result<Option<Associate>, StoreError> {
    Ok(many(tx, "name = ?1 ORDER BY associate_id LIMIT 1", [name])?.into_iter().next())
}

/// How many administrators are not retired.
pub(crate) fn administrators(tx: &Tx<'_>) -> Result<usize, StoreError> {
    Ok(many(tx, "role = ?1 AND deleted = 0", [Role::Administrator.as_str()])?.len())
}

/// Requests in Service that a user owns and that are open.
pub(crate) fn open_requests(tx: &Tx<'_>, id: i64) -> Result<u32, StoreError> {
    let mut statement =
        tx.sql.prepare_cached("SELECT openRequests FROM associate WHERE associate_id = ?1")?;
    let mut found = statement.query_map([id], |row| row.integer(0))?;
    // What is no number counts as none: it was not written here.
    Ok(found.next().transpose()?.and_then(|count| u32::try_from(count).ok()).unwrap_or_default())
}

pub(super) fn password_hash(tx: &Tx<'_>, id: i64) -> Result<Option<String>, StoreError> {
    let mut statement =
        tx.sql.prepare_cached("SELECT passwordHash FROM associate WHERE associate_id = ?1")?;
    let mut found = statement.query_map([id], |row| row.optional_text(0))?;
    Ok(found.next().transpose()?.flatten())
}

fn associate(row: &Row<'_>) -> Result<Associate, rusqlite::Error> {
    let number = row.integer(6)?;
    let known = TYPES.iter().find(|(_, known)| *known == number);
    Ok(Associate {
        id: row.integer(0)?,
        name: row.text(1)?,
        first_name: row.text(2)?,
        last_name: row.text(3)?,
        email: row.text(4)?,
        country: row.text(5)?,
        user_type: known.map_or(UserType::Unknown, |(user_type, _)| *user_type),
        // Whatever else stands there gives no right.
        role: Role::parse(&row.text(7)?).unwrap_or(Role::Standard),
        retired: row.integer(8)? != 0,
    })
}
