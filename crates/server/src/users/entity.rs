//! The vendor's carrier of a user, made from what the store keeps, and saved.

use std::sync::Arc;

use axum::http::StatusCode;
use segl_store::{
    Associate, AssociateError, LicenseChange, Link, NewAssociate, Role, Saving, Snapshot, StoreError,
};
use segl_webapi::date::DateTime;
use segl_webapi::seats::{LicenseOwner, ModuleLicenseLink};
use segl_webapi::user::{Person, User, UserWithLinks};
use segl_webapi::{enums, user};

use crate::app::{App, blocking, stored};
use crate::auth::{Administrator, proven};
use crate::licenses::{Holder, int, license_owner};
use crate::problem::Refusal;
use crate::routes::license::assign;
use crate::routes::license::third_party::unknown;
use crate::routes::session::full_name;

/// Which user: a primary key, or else the name with which it signs in.
pub(crate) fn found(app: &App, asked: &str) -> Result<Option<Associate>, StoreError> {
    match asked.parse() {
        Ok(id) => app.store.associate(id),
        Err(_) => app.store.associate_by_name(asked),
    }
}

/// The user of a path. 404 `associate-unknown`.
pub(crate) async fn existing(app: &Arc<App>, asked: String) -> Result<Associate, Refusal> {
    let number = asked.parse().unwrap_or_default();
    stored(app, move |app| found(app, &asked)).await?.ok_or_else(|| unknown(number))
}

/// A user as it stands. 404 `associate-unknown`.
pub(crate) async fn one(app: &Arc<App>, asked: String) -> Result<User, Refusal> {
    let number = asked.parse().unwrap_or_default();
    let read = stored(app, move |app| {
        let Some(associate) = found(app, &asked)? else { return Ok(None) };
        let snapshot = app.store.snapshot(&app.roots, app.today())?;
        let links = app.store.holdings(associate.id)?;
        let user = carrier(&snapshot, &associate, &links);
        let last = app.store.last_login(associate.id)?.and_then(DateTime::from_unix);
        Ok(Some(User { lastlogin: last.unwrap_or_default(), ..user }))
    });
    read.await?.ok_or_else(|| unknown(number))
}

/// A user of a kind that is not there yet, with the licences that it can be given.
pub(crate) async fn blank(app: &Arc<App>, kind: enums::UserType) -> Result<User, Refusal> {
    let nobody = Associate {
        id: 0,
        name: String::new(),
        first_name: String::new(),
        last_name: String::new(),
        email: String::new(),
        country: String::new(),
        user_type: kind_of(kind).unwrap_or(segl_license::UserType::InternalAssociate),
        role: Role::Standard,
        retired: false,
    };
    stored(app, move |app| Ok(carrier(&app.store.snapshot(&app.roots, app.today())?, &nobody, &[]))).await
}

/// The same with its path.
pub(crate) fn with_links(user: User) -> UserWithLinks {
    let links = [("Self".to_owned(), format!("/api/v1/User/{}", user.associate_id))].into();
    UserWithLinks { user, links }
}

fn carrier(snapshot: &Snapshot, associate: &Associate, links: &[Link]) -> User {
    let holder = Holder::new(associate, links);
    User {
        associate_id: int(associate.id),
        name: associate.name.clone(),
        user_name: associate.name.clone(),
        tooltip: full_name(associate),
        license_owners: snapshot.owners.iter().map(|owner| license_owner(owner, &holder)).collect(),
        role: Some(user::Role { value: associate.role.as_str().to_owned(), ..user::Role::default() }),
        person: Some(Person {
            firstname: associate.first_name.clone(),
            lastname: associate.last_name.clone(),
            full_name: full_name(associate),
            email: associate.email.clone(),
            retired: associate.retired.into(),
            ..Person::default()
        }),
        deleted: associate.retired,
        is_person_retired: associate.retired,
        r#type: enums::UserType::from_name(associate.user_type.as_str()).unwrap_or_default(),
        ..User::default()
    }
}

/// Saves a user: the one with this primary key or name, or a new one. What a carrier leaves out stays as it is (`Role`,
/// `Person`, `Type`, owners, rows); `Deleted` alone is always meant.
///
/// 403 `own-password-needed` where a browser's session alone asks for another role (`PUT /api/v1/User/{id}/Role` takes the
/// password with it) or for an administrator who was retired; 404 `associate-unknown`; 409 `role-unknown`,
/// `associate-name-fixed`, `associate-name-invalid`, `associate-name-taken`, `last-administrator`, and the rules of
/// assignments.
pub(crate) async fn save(
    app: &Arc<App>,
    administrator: &Administrator,
    asked: Option<String>,
    wanted: User,
) -> Result<User, Refusal> {
    let before = match &asked {
        Some(asked) => one(app, asked.clone()).await?,
        None => blank(app, wanted.r#type).await?,
    };
    let licenses = changes(&before.license_owners, &wanted.license_owners);
    let role = role(&before, &wanted)?;
    let comes_back = before.deleted && !wanted.deleted;
    if !is_role(&before, role) || (comes_back && role == Role::Administrator) {
        proven::with_request(administrator)?;
    }
    let actor = administrator.actor();
    let saved = blocking(app, move |app| {
        let old = match &asked {
            Some(asked) => Some(found(app, asked)?.ok_or(AssociateError::Unknown)?),
            None => None,
        };
        let new = particulars(old.as_ref(), &wanted, role);
        let saving = Saving { roots: &app.roots, today: app.today(), actor: &actor, now: app.clock.now() };
        app.store.save_associate(old.map(|old| old.id), &new, &licenses, saving)
    });
    let id = saved.await?.map_err(refused)?;
    app.live.changed();
    one(app, id.to_string()).await
}

fn particulars(old: Option<&Associate>, wanted: &User, role: Role) -> NewAssociate {
    let kept = |of: fn(&Associate) -> &str| old.map(of).unwrap_or_default().to_owned();
    let person = wanted.person.as_ref();
    let name = [&wanted.name, &wanted.user_name].into_iter().find(|name| !name.is_empty());
    NewAssociate {
        name: name.cloned().unwrap_or_else(|| kept(|old| &old.name)),
        first_name: person.map_or_else(|| kept(|old| &old.first_name), |person| person.firstname.clone()),
        last_name: person.map_or_else(|| kept(|old| &old.last_name), |person| person.lastname.clone()),
        email: person.map_or_else(|| kept(|old| &old.email), |person| person.email.clone()),
        country: kept(|old| &old.country),
        user_type: kind_of(wanted.r#type)
            .or(old.map(|old| old.user_type))
            .unwrap_or(segl_license::UserType::InternalAssociate),
        role,
        retired: wanted.deleted,
        password_hash: None,
    }
}

/// A kind that is one.
fn kind_of(kind: enums::UserType) -> Option<segl_license::UserType> {
    use segl_license::UserType;
    match kind {
        enums::UserType::Unknown => None,
        enums::UserType::InternalAssociate => Some(UserType::InternalAssociate),
        enums::UserType::ResourceAssociate => Some(UserType::ResourceAssociate),
        enums::UserType::ExternalAssociate => Some(UserType::ExternalAssociate),
        enums::UserType::AnonymousAssociate => Some(UserType::AnonymousAssociate),
        enums::UserType::SystemAssociate => Some(UserType::SystemAssociate),
    }
}

/// Whether a user is in this role already.
fn is_role(user: &User, role: Role) -> bool {
    user.role.as_ref().is_some_and(|named| named.value == role.as_str())
}

fn role(before: &User, wanted: &User) -> Result<Role, Refusal> {
    let named = |user: &User| user.role.as_ref().map(|role| role.value.clone()).unwrap_or_default();
    let name = Some(named(wanted)).filter(|name| !name.is_empty()).unwrap_or_else(|| named(before));
    let known = [Role::Administrator, Role::Standard];
    let found = known.into_iter().find(|role| role.as_str().eq_ignore_ascii_case(&name));
    found.ok_or_else(|| Refusal::new(StatusCode::CONFLICT, "role-unknown").with("Role", name))
}

/// Rows that are ticked and were not, and the other way round. Hidden ones come and go with plans.
fn changes(before: &[LicenseOwner], wanted: &[LicenseOwner]) -> Vec<LicenseChange> {
    let links = |owner: &LicenseOwner| -> Vec<ModuleLicenseLink> {
        [&owner.restricted_module_licenses[..], &owner.unrestricted_module_licenses].concat()
    };
    let changes = wanted.iter().map(|owner| {
        let is = before.iter().find(|is| is.name == owner.name).map(links).unwrap_or_default();
        let held = |name: &str| is.iter().any(|link| link.assigned && link.name == name);
        let hidden = |name: &str| is.iter().any(|link| link.is_hidden && link.name == name);
        let (mut take, mut give) = (Vec::new(), Vec::new());
        for link in links(owner).into_iter().filter(|link| !hidden(&link.name)) {
            match (held(&link.name), link.assigned) {
                (true, false) => take.push(link.name),
                (false, true) => give.push(link.name),
                _ => {}
            }
        }
        LicenseChange { owner: owner.name.clone(), take, give }
    });
    changes.filter(|change| !change.take.is_empty() || !change.give.is_empty()).collect()
}

/// A refusal by a rule of users or of licences.
pub(crate) fn refused(error: AssociateError) -> Refusal {
    let conflict = |code| Refusal::new(StatusCode::CONFLICT, code);
    match error {
        AssociateError::NameInvalid => conflict("associate-name-invalid"),
        AssociateError::NameTaken => conflict("associate-name-taken"),
        AssociateError::NameFixed => conflict("associate-name-fixed"),
        AssociateError::LastAdministrator => conflict("last-administrator"),
        AssociateError::Unknown => unknown(0),
        AssociateError::Refused(rule) => assign::refused(rule.into()),
        AssociateError::Store(cause) => Refusal::store_failed(&cause),
    }
}
