//! Users.

mod access;
mod read;
mod save;
pub(crate) mod write;

use segl_license::UserType;
use thiserror::Error;

pub use access::Access;
pub use save::{LicenseChange, Saving};

pub(crate) use read::{administrators, by_id, by_name, many, open_requests};

use crate::{Actor, Refusal, Store, StoreError};

/// What a user may do in Segl.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Sees nothing of licences but its own.
    Standard,
    /// Sees and changes licences.
    Administrator,
}

/// A user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Associate {
    /// Primary key.
    pub id: i64,
    /// The name with which one signs in; unique without regard to ASCII case.
    pub name: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// E-mail address.
    pub email: String,
    /// Country, two letters.
    pub country: String,
    /// Kind of user.
    pub user_type: UserType,
    /// What the user may do in Segl.
    pub role: Role,
    /// Retired users have no rights and hold no seats.
    pub retired: bool,
}

impl Associate {
    /// First and last name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }
}

/// A user to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAssociate {
    /// The name with which one signs in: 1 to 239 characters, no white space at either end.
    pub name: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// E-mail address.
    pub email: String,
    /// Country, two letters.
    pub country: String,
    /// Kind of user.
    pub user_type: UserType,
    /// What the user may do in Segl.
    pub role: Role,
    /// Already retired.
    pub retired: bool,
    /// The password's hash in PHC form; without one the user cannot sign in.
    pub password_hash: Option<String>,
}

/// Why a user was not added or changed.
#[derive(Debug, Error)]
pub enum AssociateError {
    /// The name is empty, too long, or has white space at an end.
    #[error("not a user name")]
    NameInvalid,
    /// There is a user of this name.
    #[error("there is a user of this name")]
    NameTaken,
    /// A user keeps its name.
    #[error("a user keeps its name")]
    NameFixed,
    /// There is no such user.
    #[error("no such user")]
    Unknown,
    /// The last administrator that is not retired stays.
    #[error("the last administrator")]
    LastAdministrator,
    /// A rule of licences stands against it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Every user, by name.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn associates(&self) -> Result<Vec<Associate>, StoreError> {
        self.read(|tx| read::many(tx, "1 = 1 ORDER BY name, associate_id", []))
    }

    /// The user with this primary key.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn associate(&self, id: i64) -> Result<Option<Associate>, StoreError> {
        self.read(|tx| by_id(tx, id))
    }

    /// The user of this name, without regard to ASCII case.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn associate_by_name(&self, name: &str) -> Result<Option<Associate>, StoreError> {
        self.read(|tx| by_name(tx, name))
    }

    /// The password's hash in PHC form, if the user has one.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn password_hash(&self, associate_id: i64) -> Result<Option<String>, StoreError> {
        self.read(|tx| read::password_hash(tx, associate_id))
    }

    /// Adds a user. Returns its primary key.
    ///
    /// # Errors
    /// [`AssociateError::NameInvalid`], [`AssociateError::NameTaken`].
    pub fn add_associate(&self, new: &NewAssociate, actor: &Actor, now: i64) -> Result<i64, AssociateError> {
        if !new.name_fits() {
            return Err(AssociateError::NameInvalid);
        }
        self.write(|tx| {
            if by_name(tx, &new.name)?.is_some() {
                return Err(AssociateError::NameTaken);
            }
            Ok(write::insert(tx, new, actor, now)?)
        })
    }

    /// Sets a password's hash, and ends the user's sessions.
    ///
    /// # Errors
    /// [`AssociateError::Unknown`].
    pub fn set_password_hash(
        &self,
        associate_id: i64,
        hash: &str,
        actor: &Actor,
        now: i64,
    ) -> Result<(), AssociateError> {
        self.write(|tx| {
            let user = by_id(tx, associate_id)?.ok_or(AssociateError::Unknown)?;
            Ok(write::set_password_hash(tx, &user, hash, actor, now)?)
        })
    }

    /// Notes how many open requests in Service a user owns: as long as there are any, its plan stays.
    ///
    /// # Errors
    /// [`AssociateError::Unknown`].
    pub fn set_open_requests(&self, associate_id: i64, count: u32) -> Result<(), AssociateError> {
        self.write(|tx| {
            by_id(tx, associate_id)?.ok_or(AssociateError::Unknown)?;
            Ok(write::set_open_requests(tx, associate_id, count)?)
        })
    }

    /// Retires a user: its licences are free for others, its sessions end, its history stays.
    ///
    /// # Errors
    /// [`AssociateError::Unknown`], [`AssociateError::LastAdministrator`].
    pub fn retire(&self, associate_id: i64, actor: &Actor, now: i64) -> Result<(), AssociateError> {
        self.write(|tx| {
            let user = by_id(tx, associate_id)?.ok_or(AssociateError::Unknown)?;
            if user.retired {
                return Ok(());
            }
            write::retire(tx, &user, actor, now)?;
            let was_last = user.role == Role::Administrator && administrators(tx)? == 0;
            if was_last { Err(AssociateError::LastAdministrator) } else { Ok(()) }
        })
    }
}

impl NewAssociate {
    /// Whether the name has the documented form.
    pub(crate) fn name_fits(&self) -> bool {
        let name = self.name.as_str();
        (1..=239).contains(&name.chars().count()) && name.trim() == name && !name.contains(char::is_control)
    }
}

impl Role {
    /// The role as stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "Standard",
            Self::Administrator => "Administrator",
        }
    }

    /// Reads a role; any other text is none.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Standard, Self::Administrator].into_iter().find(|role| role.as_str() == text)
    }
}
