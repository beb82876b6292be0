//! `GET /api/v1/User/currentPrincipal`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_store::{Associate, Granted, Role};
use segl_webapi::enums::{LicenseType, RoleType, UserType};
use segl_webapi::principal::{GrantedModuleLicense, SoPrincipalCarrier};

use crate::app::{App, stored};
use crate::auth::Caller;
use crate::licenses::{date_time, int};
use crate::problem::Refusal;
use crate::routes::session::full_name;

/// Who is signed in, with the licences of the installation and of that user. Every user may ask about itself. What does
/// not verify is not in the list.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    Caller(associate): Caller,
) -> Result<Json<SoPrincipalCarrier>, Refusal> {
    let id = associate.id;
    let (rights, company) =
        stored(&app, move |app| Ok((app.store.rights(&app.roots, app.today(), id)?, app.store.company()?)))
            .await?;
    let (role_name, role_type) = role(&associate);
    Ok(Json(SoPrincipalCarrier {
        user_type: UserType::from_name(associate.user_type.as_str()).unwrap_or_default(),
        associate: associate.name.clone(),
        associate_id: int(associate.id),
        is_person: true,
        role_name: role_name.to_owned(),
        role_type,
        licenses: rights.iter().map(granted).collect(),
        full_name: full_name(&associate),
        e_mail_address: associate.email.clone(),
        database_context_identifier: company.database_id,
        user_name: associate.name,
        ..SoPrincipalCarrier::default()
    }))
}

fn role(associate: &Associate) -> (&'static str, RoleType) {
    let name = match associate.role {
        Role::Administrator => "Administrator",
        Role::Standard => "Standard",
    };
    let kind = match associate.user_type {
        segl_license::UserType::ExternalAssociate => RoleType::ExternalUser,
        segl_license::UserType::AnonymousAssociate => RoleType::Anonymous,
        segl_license::UserType::SystemAssociate => RoleType::System,
        _ => RoleType::Employee,
    };
    (name, kind)
}

fn granted(right: &Granted) -> GrantedModuleLicense {
    GrantedModuleLicense {
        owner_id: int(right.owner_id),
        owner_name: right.license.owner_name.clone(),
        owner_description: right.license.owner_description.clone(),
        module_id: int(right.row_id),
        name: right.row.module_name.clone(),
        description: right.row.module_description.clone(),
        version: right.row.module_version.clone(),
        license_type: LicenseType::from_name(right.row.license_type.as_str()).unwrap_or_default(),
        extra_flags: int(right.row.extra_flags),
        extra_info: right.row.extra_info.clone(),
        sort_order: int(right.row.sort_order),
        license_number: int(right.row.number_of_licenses),
        is_hidden: right.row.is_hidden,
        is_unrestricted: right.row.unrestricted,
        expiry_date: date_time(right.license.expiry_date),
        ..GrantedModuleLicense::default()
    }
}
