//! `GET /api/v1/User/{id}`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use segl_webapi::date::DateTime;
use segl_webapi::enums::UserType;
use segl_webapi::user::UserWithLinks;

use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::licenses::int;
use crate::problem::Refusal;
use crate::routes::license::third_party::unknown;
use crate::routes::license::user;
use crate::routes::session::full_name;

/// One user with every owner's user licences as they stand to it, by primary key or by the name with which it signs in.
/// 404 `associate-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Path(asked): Path<String>,
) -> Result<Json<UserWithLinks>, Refusal> {
    let number = asked.parse().ok();
    let found = stored(&app, move |app| {
        let found = match number {
            Some(id) => app.store.associate(id)?,
            None => app.store.associate_by_name(&asked)?,
        };
        found.map(|found| Ok((app.store.last_login(found.id)?, found))).transpose()
    });
    let (last_login, associate) = found.await?.ok_or_else(|| unknown(number.unwrap_or_default()))?;
    Ok(Json(UserWithLinks {
        associate_id: int(associate.id),
        license_owners: user::read(&app, associate.id).await?,
        tooltip: full_name(&associate),
        deleted: associate.retired,
        is_person_retired: associate.retired,
        lastlogin: last_login.and_then(DateTime::from_unix).unwrap_or_default(),
        r#type: UserType::from_name(associate.user_type.as_str()).unwrap_or_default(),
        user_name: associate.name.clone(),
        links: [("Self".to_owned(), format!("/api/v1/User/{}", associate.id))].into(),
        name: associate.name,
        ..UserWithLinks::default()
    }))
}
