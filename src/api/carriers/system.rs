//! The carriers of the state of the system: database, users as counted, events, sites.

use std::cell::Cell;

use segl_license::Json;
use segl_webapi::enums::SystemEventScope;
use segl_webapi::proof::Check;
use segl_webapi::site::{Site, SiteLicense};
use segl_webapi::system_event::{
    CurrentSystemEvent, CurrentSystemEvents, EventUser, SystemEventCancel, SystemEventStatus,
};
use segl_webapi::system_status::{NextExpiry, PaysByUse, PlanUse, StatusUser, SystemStatus, UserCounting};

use super::{Reader, whole};

/// Database, who is signed in, and how many users there are.
pub(in crate::api) fn status(from: Json<'_>) -> Option<SystemStatus> {
    whole(from, &Cell::new(true), |mut from| SystemStatus {
        database_owner: from.text("DatabaseOwner"),
        serial_nr: from.text("SerialNr"),
        is_demo: from.flag("IsDemo"),
        company_check: if from.text("CompanyCheck") == "intact" { Check::Intact } else { Check::Altered },
        database_type: from.text("DatabaseType"),
        database_id: from.text("DatabaseId"),
        satellite: from.optional("Satellite"),
        satellites: from.count("Satellites"),
        next_expiry: from.object_or_nothing("NextExpiry").map(next_expiry),
        owners_not_verified: texts(from.from.take("OwnersNotVerified")),
        user: status_user(from.object("User")),
        version: from.text("Version"),
        users: counting(from.object("Users")),
    })
}

fn texts(from: Json<'_>) -> Vec<String> {
    match from {
        Json::List(values) => values.into_iter().filter_map(|one| one.into_text().map(Into::into)).collect(),
        _ => Vec::new(),
    }
}

fn next_expiry(mut from: Reader<'_>) -> NextExpiry {
    NextExpiry {
        owner_name: from.text("OwnerName"),
        owner_description: from.text("OwnerDescription"),
        expiry_date: from.text("ExpiryDate"),
        days_left: from.number("DaysLeft"),
    }
}

fn status_user(mut from: Reader<'_>) -> StatusUser {
    StatusUser {
        associate_id: from.number("AssociateId"),
        name: from.text("Name"),
        full_name: from.text("FullName"),
    }
}

fn counting(mut from: Reader<'_>) -> UserCounting {
    UserCounting {
        upper_bound: small(from.number_or_nothing("UpperBound")),
        bound_by: from.optional("BoundBy"),
        active_users: from.count("ActiveUsers"),
        plans_in_use: from.count("PlansInUse"),
        pays_by_use: from.optional("PaysByUse").map(|why| match why.as_str() {
            "scim" => PaysByUse::Scim,
            _ => PaysByUse::Unrestricted,
        }),
        plans: from.list("Plans", plan),
    }
}

fn plan(mut from: Reader<'_>) -> PlanUse {
    PlanUse {
        module_name: from.text("ModuleName"),
        module_description: from.text("ModuleDescription"),
        in_use: from.count("InUse"),
        total: small(from.number_or_nothing("Total")),
        free: from.number_or_nothing("Free"),
    }
}

fn small(number: Option<i64>) -> Option<u32> {
    number.and_then(|number| u32::try_from(number).ok())
}

/// Every event as it stands.
pub(in crate::api) fn events(from: Json<'_>) -> Option<CurrentSystemEvents> {
    whole(from, &Cell::new(true), |mut from| CurrentSystemEvents {
        revision: from.number("Revision"),
        now: from.number("Now"),
        events: from.list("Events", event),
    })
}

fn event(mut from: Reader<'_>) -> CurrentSystemEvent {
    CurrentSystemEvent {
        system_event_id: from.number("SystemEventId"),
        eventkey: from.text("Eventkey"),
        status: match from.text("Status").as_str() {
            "running" => SystemEventStatus::Running,
            "overdue" => SystemEventStatus::Overdue,
            _ => SystemEventStatus::Active,
        },
        progress: from.number_or_nothing("Progress").and_then(|percent| u8::try_from(percent).ok()),
        eventmess: from.text("Eventmess"),
        registered: from.number("Registered"),
        activated_by: from.object_or_nothing("ActivatedBy").map(event_user),
        eta: from.number_or_nothing("Eta"),
        scope: match from.text("Scope").as_str() {
            "SystemWide" => SystemEventScope::SystemWide,
            "Database" => SystemEventScope::Database,
            "Group" => SystemEventScope::Group,
            "User" => SystemEventScope::User,
            _ => SystemEventScope::Undefined,
        },
        owner: from.object_or_nothing("Owner").map(event_user),
        updated_count: from.number("UpdatedCount"),
        may_edit: from.flag("MayEdit"),
        cancel: match from.text("Cancel").as_str() {
            "freely" => SystemEventCancel::Freely,
            "after-warning" => SystemEventCancel::AfterWarning,
            _ => SystemEventCancel::Never,
        },
    }
}

fn event_user(mut from: Reader<'_>) -> EventUser {
    EventUser {
        associate_id: from.number("AssociateId"),
        name: from.text("Name"),
        full_name: from.text("FullName"),
    }
}

/// Every satellite with what it holds.
pub(in crate::api) fn sites(from: Json<'_>) -> Option<Vec<Site>> {
    let Json::List(sites) = from else { return None };
    let complete = Cell::new(true);
    let sites = sites.into_iter().map(|from| site(Reader { from, complete: &complete })).collect();
    complete.get().then_some(sites)
}

fn site(mut from: Reader<'_>) -> Site {
    Site {
        satellite_id: from.number("SatelliteId"),
        name: from.text("Name"),
        licenses: from.list("Licenses", |mut from| SiteLicense {
            owner_name: from.text("OwnerName"),
            module_name: from.text("ModuleName"),
            altered: from.flag("Altered"),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T>(text: &str, read: fn(Json<'_>) -> Option<T>) -> Option<T> {
        Json::parse(text.as_bytes()).and_then(read)
    }

    #[test]
    fn what_the_server_writes_is_read_back_field_by_field() {
        let user = EventUser { associate_id: 7, name: "ada".into(), full_name: "Ada Berg".into() };
        let event = CurrentSystemEvent {
            system_event_id: 3,
            eventkey: "FreetextRebuild".into(),
            status: SystemEventStatus::Running,
            progress: Some(40),
            eventmess: "å".into(),
            registered: 5,
            activated_by: Some(user.clone()),
            eta: Some(9),
            scope: SystemEventScope::User,
            owner: Some(user),
            updated_count: 2,
            may_edit: false,
            cancel: SystemEventCancel::AfterWarning,
        };
        let endless = CurrentSystemEvent {
            status: SystemEventStatus::Overdue,
            progress: None,
            activated_by: None,
            eta: None,
            scope: SystemEventScope::Database,
            owner: None,
            may_edit: true,
            cancel: SystemEventCancel::Never,
            ..event.clone()
        };
        let sent = CurrentSystemEvents { revision: 4, now: 8, events: vec![event, endless] };
        assert_eq!(read(&serde_json::to_string(&sent).unwrap(), events), Some(sent));
    }

    #[test]
    fn a_status_is_read_whole_or_not_at_all() {
        let sent = SystemStatus {
            database_owner: "Wordslayer AS".into(),
            serial_nr: "1801852599".into(),
            is_demo: false,
            company_check: Check::Altered,
            database_type: "SQLite 3".into(),
            database_id: "ab".into(),
            satellite: Some("Oslo".into()),
            satellites: 2,
            next_expiry: Some(NextExpiry {
                owner_name: "A".into(),
                owner_description: "B".into(),
                expiry_date: "2027-06-30".into(),
                days_left: -3,
            }),
            owners_not_verified: vec!["C".into()],
            user: StatusUser { associate_id: 1, name: "ada".into(), full_name: "Ada Berg".into() },
            version: "0.1.0".into(),
            users: UserCounting {
                upper_bound: Some(255),
                bound_by: Some("web".into()),
                active_users: 190,
                plans_in_use: 190,
                pays_by_use: Some(PaysByUse::Scim),
                plans: vec![PlanUse {
                    module_name: "p".into(),
                    module_description: "P".into(),
                    in_use: 3,
                    total: Some(2),
                    free: Some(-1),
                }],
            },
        };
        let text = serde_json::to_string(&sent).unwrap();
        assert_eq!(read(&text, status), Some(sent));
        assert_eq!(read(&text.replace("\"Version\":\"0.1.0\",", ""), status), None);
    }

    #[test]
    fn sites_come_with_what_they_hold() {
        let license = SiteLicense { owner_name: "A".into(), module_name: "satellite".into(), altered: true };
        let sent = vec![Site { satellite_id: 2, name: "Oslo".into(), licenses: vec![license] }];
        assert_eq!(read(&serde_json::to_string(&sent).unwrap(), sites), Some(sent));
        assert_eq!(read("{}", sites), None);
    }
}
