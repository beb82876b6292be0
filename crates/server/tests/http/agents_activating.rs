//! The vendor's methods that bring, judge, activate and remove licences.

use serde_json::{Value, json};

use crate::vendor::{Vendor, nobody};
use crate::world::{Issue, World};

/// Calls a method as the vendor's client does; the answer must be 200.
async fn call(world: &World, method: &str, body: Value) -> Value {
    let answer = world.post(&format!("/api/v1/Agents/License/{method}"), body).await;
    assert_eq!(answer.status, 200, "{method}: {}", answer.text());
    answer.json()
}

/// What the client sends of a carrier: camelCase, and not every property.
fn echo(info: &Value) -> Value {
    json!({ "new": { "signature": info["New"]["Signature"], "ownerName": "WHATEVER" }, "canBeActivated": true })
}

#[tokio::test]
async fn a_licence_from_a_file_is_shown_beside_the_active_one_judged_and_activated() {
    let world = World::new();
    let file = Issue::next().number("ten-sales", 5).without("windows").text();
    let info = call(&world, "GetLicenseFromFile", json!({ "fileContent": file })).await;
    assert_eq!((&info["Reason"], &info["CanBeActivated"]), (&json!(""), &json!(true)));
    let rows = info["ExtendedModuleLicenses"].as_array().unwrap();
    let row = |name: &str| {
        rows.iter()
            .find(|row| row["New"]["ModuleName"] == name || row["Current"]["ModuleName"] == name)
            .unwrap()
    };
    let plan = row("ten-sales");
    assert_eq!(plan["New"]["NumberOfLicenses"], 5);
    assert_eq!(plan["Current"]["NumberOfLicenses"], 2);
    for (name, number) in
        [("InUse", 1), ("Free", 1), ("Added", 3), ("NewTotal", 5), ("NewFree", 4), ("Total", 2)]
    {
        assert_eq!(plan[format!("NumberOfLicenses{name}")], number, "{name}");
    }
    let gone = row("windows");
    assert_eq!((&gone["New"], &gone["NumberOfLicensesNewTotal"]), (&Value::Null, &json!(0)));
    assert_eq!(gone["NumberOfLicensesAdded"], -1);
    let stored = world.read("/api/v1/License/SUPEROFFICE").await;
    assert_eq!(info["Current"], stored["Current"]);

    let valid = call(&world, "ValidateLicenseInfo", json!({ "licenseInfo": echo(&info) })).await;
    assert_eq!((&valid["Succeeded"], &valid["Reason"]), (&json!(true), &json!("")));
    assert_eq!(world.sequence("SUPEROFFICE"), Some(1));
    let done = call(&world, "ActivateLicenseInfo", json!({ "newLicense": echo(&info) })).await;
    assert_eq!((&done["Succeeded"], &done["Reason"]), (&json!(true), &json!("")));
    let stored = world.read("/api/v1/License/SUPEROFFICE").await;
    assert_eq!(stored["Current"], info["New"], "what was shown is what is active, signatures and all");
    let again = call(&world, "ActivateLicenseInfo", json!({ "newLicense": echo(&info) })).await;
    assert_eq!((&again["Succeeded"], &again["Reason"]), (&json!(false), &json!("already-active")));
}

#[tokio::test]
async fn what_stands_against_a_licence_is_a_code_in_reason() {
    let world = World::new();
    let blocked = Issue::next().without("ten-sales").text();
    let info = call(&world, "GetLicenseFromFile", json!({ "FileContent": blocked })).await;
    assert_eq!((&info["Reason"], &info["CanBeActivated"]), (&json!("activation-blocked"), &json!(false)));
    let rows = info["ExtendedModuleLicenses"].as_array().unwrap();
    let plan = rows.iter().find(|row| row["Current"]["ModuleName"] == "ten-sales").unwrap();
    assert_eq!(plan["NumberOfLicensesNewFree"], -1);
    let code = json!("activation-blocked");
    let valid = call(&world, "ValidateLicenseInfo", json!({ "licenseInfo": echo(&info) })).await;
    assert_eq!((&valid["Succeeded"], &valid["Reason"]), (&json!(false), &code));
    let done = call(&world, "ActivateLicenseInfo", json!({ "newLicense": echo(&info) })).await;
    assert_eq!((&done["Succeeded"], &done["Reason"]), (&json!(false), &code));
    assert_eq!(call(&world, "AddLicenseFromFile", json!({ "fileContent": blocked })).await["Reason"], code);

    let refused = call(&world, "GetLicenseFromFile", json!({ "fileContent": "no licence" })).await;
    assert_eq!((&refused["Reason"], &refused["New"]), (&json!("armour-begin-missing"), &Value::Null));
    let stranger = json!({ "licenseInfo": { "new": { "signature": "AAAA" } } });
    assert_eq!(call(&world, "ValidateLicenseInfo", stranger).await["Reason"], "candidate-unknown");
    for empty in [json!({}), json!({ "newLicense": null }), json!({ "newLicense": { "new": {} } })] {
        assert_eq!(call(&world, "ActivateLicenseInfo", empty).await["Reason"], "candidate-unknown");
    }
    assert_eq!(world.sequence("SUPEROFFICE"), Some(1));
}

#[tokio::test]
async fn a_file_is_added_in_one_call_and_a_third_partys_licence_removed() {
    let world = World::new();
    let file = Issue::next().number("ten-sales", 5).text();
    let info = call(&world, "AddLicenseFromFile", json!({ "fileContent": file })).await;
    assert_eq!((&info["Reason"], &info["New"]), (&json!(""), &Value::Null));
    assert_eq!(info, world.read("/api/v1/License/SUPEROFFICE").await);
    let removed = call(&world, "RemoveLicenseFromDB", json!({ "moduleOwner": "NORDDATA" })).await;
    assert_eq!((&removed["Succeeded"], &removed["Reason"]), (&json!(true), &json!("")));
    let main = call(&world, "RemoveLicenseFromDB", json!({ "moduleOwner": "SUPEROFFICE" })).await;
    assert_eq!((&main["Succeeded"], &main["Reason"]), (&json!(false), &json!("main-owner-stays")));
    let path = "/api/v1/Agents/License/RemoveLicenseFromDB";
    let unknown = world.post(path, json!({ "moduleOwner": "NORDDATA" })).await;
    assert_eq!(unknown.problem(), (404, "owner-unknown".to_owned()));
}

#[tokio::test]
async fn the_licence_server_is_asked_by_the_vendors_methods() {
    let world = World::new();
    let vendor = Vendor::new(&world).await;
    let world = world.asking(&[("SUPEROFFICE", &vendor.url), ("NORDDATA", &nobody())]);
    vendor.put("1", &Issue::superoffice());
    let owner = json!({ "ownerName": "SUPEROFFICE" });
    let status = call(&world, "GetLicenseStatusFromLicenseServer", owner.clone()).await;
    assert_eq!(status, json!({ "LicenseStatus": "Ok", "Message": "", "Url": "" }));
    vendor.put("2", &Issue::next().number("windows", 4));
    let info = call(&world, "GetLicenseFromLicenseServer", owner.clone()).await;
    assert_eq!((&info["Reason"], &info["CanBeActivated"]), (&json!(""), &json!(true)));
    assert_eq!(world.sequence("SUPEROFFICE"), Some(1), "fetching activates nothing");
    let done = call(&world, "ActivateLicenseInfo", json!({ "newLicense": echo(&info) })).await;
    assert_eq!(done["Succeeded"], true);

    let row = json!({ "current": { "moduleName": "windows" } });
    let license = json!({ "current": { "ownerName": "SUPEROFFICE" } });
    let asked = json!({ "licenseInfo": license, "moduleLicense": row });
    let history = call(&world, "GetModuleLicenseHistoryFromLicenseServer", asked).await;
    let history: Value = serde_json::from_str(history.as_str().unwrap()).unwrap();
    let numbers: Vec<&Value> =
        history.as_array().unwrap().iter().map(|one| &one["NumberOfLicenses"]).collect();
    assert_eq!(numbers, [4, 1]);

    let down = json!({ "ownerName": "NORDDATA" });
    let code = json!("license-server-unreachable");
    assert_eq!(call(&world, "GetLicenseFromLicenseServer", down.clone()).await["Reason"], code);
    let status = call(&world, "GetLicenseStatusFromLicenseServer", down).await;
    assert_eq!((&status["LicenseStatus"], &status["Message"]), (&json!("UnknownError"), &code));
    let nobodys = json!({ "newCompanyName": "A", "newSerialNumber": "1501116519" });
    let changed = call(&world, "ChangeSerialNumber", nobodys).await;
    assert_eq!((&changed["Succeeded"], &changed["Reason"]), (&json!(false), &json!("serial-unknown")));
}
