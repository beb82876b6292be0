//! From what is stored and judged to the vendor's carriers.
//!
//! Everything is taken from signed bodies that verify; a row that does not verify is left out, and the columns of the
//! database are not looked at.

mod info;
mod links;
mod owner;
mod trouble;

use std::sync::Arc;

use axum::http::StatusCode;
use segl_license::{Date, encode_base64};
use segl_store::{Associate, JudgedRecord, Snapshot};
use segl_webapi::date::DateTime;
use segl_webapi::enums::UserType;
use segl_webapi::principal::Associate as Carrier;

use crate::app::{App, stored};
use crate::problem::Refusal;
use crate::routes::session::full_name;

pub(crate) use info::{license_of_file, module_license};
pub(crate) use links::{Holder, license_owner};
pub(crate) use owner::{extended_license_info, verified_rows};

/// Everything about licences, judged for today.
pub(crate) async fn snapshot(app: &Arc<App>) -> Result<Snapshot, Refusal> {
    stored(app, |app| app.store.snapshot(&app.roots, app.today())).await
}

/// The owner of a name.
pub(crate) fn of_owner<'a>(snapshot: &'a Snapshot, name: &str) -> Result<&'a JudgedRecord, Refusal> {
    let unknown = || Refusal::new(StatusCode::NOT_FOUND, "owner-unknown").with("OwnerName", name);
    snapshot.owner(name).ok_or_else(unknown)
}

/// A day as the carriers have it: its first second, or none.
pub(crate) fn date_time(date: Option<Date>) -> DateTime {
    let day = date.map(|date| date.to_string());
    // Every day of the format is one of the calendar's.
    DateTime::from_day(day.as_deref()).unwrap_or(DateTime::NONE)
}

/// A user as other carriers name one.
pub(crate) fn associate_carrier(associate: &Associate) -> Carrier {
    Carrier {
        associate_id: int(associate.id),
        name: associate.name.clone(),
        r#type: UserType::from_name(associate.user_type.as_str()).unwrap_or_default(),
        full_name: full_name(associate),
        formal_name: full_name(associate),
        deleted: associate.retired,
        user_name: associate.name.clone(),
        ..Carrier::default()
    }
}

/// A number as the carriers have it; what the format allows fits.
pub(crate) fn int(number: impl TryInto<i32>) -> i32 {
    number.try_into().unwrap_or(i32::MAX)
}

/// A signature as the carriers have it.
fn signature(bytes: &[u8]) -> String {
    encode_base64(bytes)
}
