use serde_json::{Value, json};

use crate::world::{PASSWORD, World, basic};

/// Calls a method as the vendor's client does: HTTP Basic, camelCase.
async fn call(world: &World, method: &str, body: Value) -> crate::world::Answer {
    let authorization = basic("admin", PASSWORD);
    let path = format!("/api/v1/Agents/License/{method}");
    world.call("POST", &path, &[("authorization", &authorization)], body).await
}

async fn answer(world: &World, method: &str, body: Value) -> Value {
    let answer = call(world, method, body).await;
    assert_eq!(answer.status, 200, "{method}: {}", answer.text());
    answer.json()
}

#[tokio::test]
async fn every_method_answers_what_its_rest_twin_answers() {
    let world = World::new();
    let ada = world.id("ada");
    for (method, body, path) in [
        ("GetLicenseForAllOwnersFromDB", json!(null), "/api/v1/License".to_owned()),
        ("GetLicenseFromDB", json!({ "ownerName": "NORDDATA" }), "/api/v1/License/NORDDATA".to_owned()),
        (
            "GetModuleLicenseFromDB",
            json!({ "ownerName": "SUPEROFFICE", "moduleName": "windows" }),
            "/api/v1/License/SUPEROFFICE/windows".to_owned(),
        ),
        ("GetShopUrl", json!({ "OwnerName": "NORDDATA" }), "/api/v1/License/NORDDATA/ShopUrl".to_owned()),
        ("GetUserLicenses", json!({ "associateId": ada }), format!("/api/v1/License/User/{ada}")),
        ("GetUserLicensesMDOList", json!({}), "/api/v1/License/User/MdoList".to_owned()),
        (
            "GetThirdPartyLicenseAssignments",
            json!({ "associateId": ada, "moduleOwner": "NORDDATA" }),
            format!("/api/v1/License/NORDDATA/{ada}"),
        ),
    ] {
        assert_eq!(answer(&world, method, body).await, world.read(&path).await, "{method}");
    }
}

#[tokio::test]
async fn a_row_that_is_not_there_is_null_and_an_owner_that_is_not_there_is_named() {
    let world = World::new();
    let missing = json!({ "ownerName": "SUPEROFFICE", "moduleName": "nothing" });
    assert_eq!(answer(&world, "GetModuleLicenseFromDB", missing).await, Value::Null);
    for method in ["GetLicenseFromDB", "GetShopUrl", "GetModuleLicenseFromDB"] {
        let answer = call(&world, method, json!({ "ownerName": "NOBODY" })).await;
        assert_eq!(answer.problem(), (404, "owner-unknown".to_owned()), "{method}");
    }
    for method in ["GetUserLicenses", "GetUserAndInstallationLicenceStatus"] {
        let answer = call(&world, method, json!({})).await;
        assert_eq!(answer.problem(), (404, "associate-unknown".to_owned()), "{method}");
    }
}

#[tokio::test]
async fn third_party_licences_are_given_and_taken() {
    let world = World::new();
    let request = json!({
        "associateId": world.id("bo"), "moduleOwner": "NORDDATA", "moduleLicenseNames": ["nd-orders"]
    });
    let given = answer(&world, "AssignThirdPartyLicenses", request.clone()).await;
    assert_eq!((&given[0]["Name"], &given[0]["Assigned"]), (&json!("nd-orders"), &json!(true)));
    assert_eq!((&given[0]["InUse"], &given[0]["Free"]), (&json!(1), &json!(0)));
    let taken = answer(&world, "UnassignThirdPartyLicenses", request).await;
    assert_eq!((&taken[0]["Assigned"], &taken[0]["Free"]), (&json!(false), &json!(1)));
}

#[tokio::test]
async fn the_status_has_the_dates_of_the_installation_and_the_licences_of_the_user() {
    let world = World::new();
    let request = json!({ "associateId": world.id("ada") });
    assert_eq!(
        answer(&world, "GetUserAndInstallationLicenceStatus", request).await,
        json!({
            "AdminWarningDate": "2027-05-30T00:00:00",
            "ExpiryDate": "2027-06-30T00:00:00",
            "GraceDate": "2027-07-12T00:00:00",
            "CompanyName": "Wordslayer AS",
            "SerialNr": "1801852599",
            "UserLicenses": ["ten-sales", "user", "web"],
        })
    );
}

#[tokio::test]
async fn agents_are_for_administrators() {
    let world = World::new();
    let authorization = basic("ada", PASSWORD);
    for method in [
        "GetLicenseForAllOwnersFromDB",
        "GetLicenseFromDB",
        "GetModuleLicenseFromDB",
        "GetShopUrl",
        "GetUserLicenses",
        "GetUserLicensesMDOList",
        "GetThirdPartyLicenseAssignments",
        "AssignThirdPartyLicenses",
        "UnassignThirdPartyLicenses",
        "GetUserAndInstallationLicenceStatus",
        "GetLicenseFromFile",
        "AddLicenseFromFile",
        "ValidateLicenseInfo",
        "ActivateLicenseInfo",
        "GetLicenseFromLicenseServer",
        "GetLicenseStatusFromLicenseServer",
        "GetModuleLicenseHistoryFromLicenseServer",
        "RemoveLicenseFromDB",
        "ChangeSerialNumber",
    ] {
        let path = format!("/api/v1/Agents/License/{method}");
        let answer = world.call("POST", &path, &[("authorization", &authorization)], json!({})).await;
        assert_eq!(answer.problem(), (403, "not-administrator".to_owned()), "{method}");
    }
}
