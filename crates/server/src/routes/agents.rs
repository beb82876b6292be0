//! `POST /api/v1/Agents/License/METHOD`: what the vendor's own client calls. Each method is a thin call of the function
//! behind its REST twin. A method that is not here is 404 `path-unknown`.

pub(crate) mod assign_third_party_licenses;
pub(crate) mod get_license_for_all_owners_from_db;
pub(crate) mod get_license_from_db;
pub(crate) mod get_module_license_from_db;
pub(crate) mod get_shop_url;
pub(crate) mod get_third_party_license_assignments;
pub(crate) mod get_user_and_installation_licence_status;
pub(crate) mod get_user_licenses;
pub(crate) mod get_user_licenses_mdo_list;
pub(crate) mod unassign_third_party_licenses;

use std::sync::Arc;

use axum::Router;
use axum::routing::post;

use crate::app::App;

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
}
