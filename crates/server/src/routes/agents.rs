//! `POST /api/v1/Agents/License/METHOD`: what the vendor's own client calls. Each method is a thin call of the function
//! behind its REST twin. A method that is not here is 404 `path-unknown`.

pub(crate) mod activate_license_info;
pub(crate) mod add_license_from_file;
pub(crate) mod assign_third_party_licenses;
pub(crate) mod change_serial_number;
pub(crate) mod get_central_license;
pub(crate) mod get_fencing_info;
pub(crate) mod get_license_for_all_owners_from_db;
pub(crate) mod get_license_from_db;
pub(crate) mod get_license_from_file;
pub(crate) mod get_license_from_license_server;
pub(crate) mod get_license_status_from_license_server;
pub(crate) mod get_module_license_from_db;
pub(crate) mod get_module_license_history_from_license_server;
pub(crate) mod get_satellite_licenses;
pub(crate) mod get_shop_url;
pub(crate) mod get_third_party_license_assignments;
pub(crate) mod get_user_and_installation_licence_status;
pub(crate) mod get_user_licenses;
pub(crate) mod get_user_licenses_mdo_list;
pub(crate) mod remove_license_from_db;
pub(crate) mod save_central_license;
pub(crate) mod unassign_third_party_licenses;
pub(crate) mod validate_license_info;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::post;

use crate::app::{App, FILE_BODY_LIMIT};

pub(crate) fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/GetLicenseForAllOwnersFromDB", post(get_license_for_all_owners_from_db::handle))
        .route("/GetLicenseFromDB", post(get_license_from_db::handle))
        .route("/GetModuleLicenseFromDB", post(get_module_license_from_db::handle))
        .route("/GetShopUrl", post(get_shop_url::handle))
        .route("/GetUserLicenses", post(get_user_licenses::handle))
        .route("/GetUserLicensesMDOList", post(get_user_licenses_mdo_list::handle))
        .route("/GetThirdPartyLicenseAssignments", post(get_third_party_license_assignments::handle))
        .route("/AssignThirdPartyLicenses", post(assign_third_party_licenses::handle))
        .route("/UnassignThirdPartyLicenses", post(unassign_third_party_licenses::handle))
        .route("/GetUserAndInstallationLicenceStatus", post(get_user_and_installation_licence_status::handle))
        .route("/ChangeSerialNumber", post(change_serial_number::handle))
        .route("/GetLicenseFromLicenseServer", post(get_license_from_license_server::handle))
        .route("/GetLicenseStatusFromLicenseServer", post(get_license_status_from_license_server::handle))
        .route("/GetCentralLicense", post(get_central_license::handle))
        .route("/SaveCentralLicense", post(save_central_license::handle))
        .route("/GetFencingInfo", post(get_fencing_info::handle))
        .route("/GetSatelliteLicenses", post(get_satellite_licenses::handle))
        .route("/RemoveLicenseFromDB", post(remove_license_from_db::handle))
        .merge(with_licenses())
}

/// Methods whose bodies hold whole licences.
fn with_licenses() -> Router<Arc<App>> {
    Router::new()
        .route("/ActivateLicenseInfo", post(activate_license_info::handle))
        .route("/AddLicenseFromFile", post(add_license_from_file::handle))
        .route("/GetLicenseFromFile", post(get_license_from_file::handle))
        .route(
            "/GetModuleLicenseHistoryFromLicenseServer",
            post(get_module_license_history_from_license_server::handle),
        )
        .route("/ValidateLicenseInfo", post(validate_license_info::handle))
        .layer(DefaultBodyLimit::max(FILE_BODY_LIMIT))
}
