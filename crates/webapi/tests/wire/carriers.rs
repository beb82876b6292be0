//! Every carrier of the vendor, so that one test can go through all of them.

use segl_webapi::any_case::AnyCase;
use segl_webapi::{
    activation, archive, license, list, principal, requests, rights, seats, status, system_event, user,
};
use serde_json::{Error, Value, from_str, from_value, to_value};

/// One carrier, as functions from and to JSON.
pub(crate) struct Carrier {
    pub(crate) name: &'static str,
    pub(crate) empty: fn() -> Value,
    /// Reads as the app would, and writes again.
    pub(crate) exactly: fn(&Value) -> Result<Value, Error>,
    /// Reads as the server would, from text, and writes again.
    pub(crate) in_any_case: fn(&Value) -> Result<Value, Error>,
    /// The same from a JSON value, which is another deserializer.
    pub(crate) in_any_case_from_value: fn(&Value) -> Result<Value, Error>,
}

macro_rules! carriers {
    ($($module:ident::{$($name:ident),+ $(,)?}),+ $(,)?) => {
        &[$($(Carrier {
            name: stringify!($name),
            empty: || to_value($module::$name::default()).expect("a carrier is JSON"),
            exactly: |value| to_value(from_value::<$module::$name>(value.clone())?),
            in_any_case: |value| to_value(from_str::<AnyCase<$module::$name>>(&value.to_string())?.0),
            in_any_case_from_value: |value| to_value(from_value::<AnyCase<$module::$name>>(value.clone())?.0),
        }),+),+]
    };
}

pub(crate) const ALL: &[Carrier] = carriers! {
    activation::{ExtendedLicenseInfo, ExtendedModuleLicense},
    archive::{ArchiveColumnData, ArchiveListItem, GetArchiveListByColumns2Request},
    license::{LicenseInfo, ModuleLicense, SignedPublicKey, DSAParameters},
    list::{MDOListItem, SelectableMDOListItem},
    principal::{SoPrincipalCarrier, GrantedModuleLicense, ProvidedCredential, Associate},
    requests::{
        ActivateLicenseInfoRequest, AddLicenseFromFileRequest, AssignThirdPartyLicensesRequest,
        ChangeSerialNumberRequest, GetLicenseFromDBRequest, GetLicenseFromFileRequest,
        GetLicenseFromLicenseServerRequest, GetLicenseStatusFromLicenseServerRequest,
        GetModuleLicenseFromDBRequest, GetModuleLicenseHistoryFromLicenseServerRequest,
        GetSatelliteLicensesRequest, GetShopUrlRequest, GetThirdPartyLicenseAssignmentsRequest,
        GetUserAndInstallationLicenceStatusRequest, GetUserFromNameRequest, GetUserLicensesRequest, MakeRetiredRequest, RemoveLicenseFromDBRequest,
        RemoveLicensesRequest,
        SaveCentralLicenseRequest, UnassignThirdPartyLicensesRequest, ValidateLicenseInfoRequest,
    },
    rights::{TableRight, FieldProperty, FieldRight},
    seats::{LicenseOwner, ModuleLicenseLink},
    status::{LicenseResult, CheckLicenseStatusResult, UserAndInstallationLicenceStatus, FencingInfo},
    system_event::{ExistsSystemEventRequest, SystemEventEntity},
    user::{Credential, CredentialType, CustomCommand, Person, Role, User, UserGroup},
};
