use serde_json::{Value, json};

use crate::world::World;

async fn give(world: &World, user: &str, module: &str) -> crate::world::Answer {
    let cookie = world.sign_in("admin").await;
    let path = format!("/api/v1/License/SUPEROFFICE/{}", world.id(user));
    world.call("PUT", &path, &[("cookie", &cookie)], json!([module])).await
}

#[tokio::test]
async fn a_number_that_was_raised_in_the_database_raises_nothing() {
    let world = World::new().tamper(
        "UPDATE ModuleLicense SET licenseNumber = 500 WHERE moduleName IN ('ten-sales', 'user', 'web')",
    );
    let info = world.read("/api/v1/License/SUPEROFFICE").await;
    assert_eq!(info["Reason"], "column-changed");
    let plan = &info["ExtendedModuleLicenses"][2];
    assert_eq!(plan["Current"]["NumberOfLicenses"], 2);
    assert_eq!((&plan["NumberOfLicensesTotal"], &plan["NumberOfLicensesFree"]), (&json!(2), &json!(1)));

    assert_eq!(give(&world, "bo", "ten-sales").await.status, 200);
    let answer = give(&world, "admin", "ten-sales").await;
    assert_eq!(answer.problem(), (409, "no-free-seat".to_owned()));
    assert_eq!(
        answer.json()["facts"],
        json!({ "ModuleName": "ten-sales", "NumberOfLicenses": 2, "InUse": 2 })
    );
}

#[tokio::test]
async fn a_row_that_was_changed_is_left_out_grants_nothing_and_cannot_be_given() {
    let world = World::new().tamper(
        "UPDATE ModuleLicense SET body = CAST(replace(CAST(body AS TEXT), 'Licenses\":2', 'Licenses\":9') AS BLOB)
         WHERE moduleName = 'ten-sales'",
    );
    let info = world.read("/api/v1/License/SUPEROFFICE").await;
    assert_eq!(info["Reason"], "row-changed");
    let names = |rows: &Value| -> Vec<String> {
        let rows = rows.as_array().unwrap().iter();
        rows.map(|row| row["ModuleName"].as_str().unwrap().to_owned()).collect()
    };
    assert!(!names(&info["Current"]["ModuleLicenses"]).contains(&"ten-sales".to_owned()));
    assert_eq!(info["ExtendedModuleLicenses"].as_array().unwrap().len(), 7);

    let cookie = world.sign_in("admin").await;
    let answer = world.get("/api/v1/License/SUPEROFFICE/ten-sales", &[("cookie", &cookie)]).await;
    assert_eq!(answer.problem(), (404, "module-unknown".to_owned()));
    let cookie = world.sign_in("ada").await;
    let mine = world.get("/api/v1/User/currentPrincipal", &[("cookie", &cookie)]).await.json();
    let licenses = mine["Licenses"].as_array().unwrap();
    assert!(licenses.iter().all(|license| license["Name"] != "ten-sales"));

    let answer = give(&world, "bo", "ten-sales").await;
    assert_eq!(answer.problem(), (409, "module-not-verified".to_owned()));
    assert_eq!(answer.json()["facts"], json!({ "ModuleName": "ten-sales", "Because": "row-changed" }));
}

#[tokio::test]
async fn an_owner_whose_licence_does_not_verify_has_no_licence() {
    let world = World::new().tamper(
        "UPDATE ModuleOwner SET body = CAST(replace(CAST(body AS TEXT), '2027-06-30', '2099-06-30') AS BLOB)
         WHERE ownerName = 'SUPEROFFICE'",
    );
    let all = world.read("/api/v1/License").await;
    assert_eq!((&all[0]["Current"], &all[0]["Reason"]), (&Value::Null, &json!("signature-bad")));
    assert_eq!(all[0]["ExtendedModuleLicenses"], json!([]));
    assert_eq!(all[1]["Reason"], "");
    assert_eq!(world.read("/api/v1/License/SUPEROFFICE/ShopUrl").await, "");
    let answer = give(&world, "bo", "ten-sales").await;
    assert_eq!(answer.problem(), (409, "owner-not-verified".to_owned()));
}

#[tokio::test]
async fn a_shop_address_comes_from_the_signed_body_and_a_signature_that_does_not_fit_is_left_out() {
    let world = World::new().tamper(
        "UPDATE ModuleOwner SET shopUrl = 'https://evil.example' WHERE ownerName = 'SUPEROFFICE';
         UPDATE ModuleLicense SET signature = zeroblob(64) WHERE moduleName = 'windows';",
    );
    let shop = world.read("/api/v1/License/SUPEROFFICE/ShopUrl").await;
    assert_eq!(shop, "https://shop.example.com/?owner=SUPEROFFICE");
    let row = world.read("/api/v1/License/SUPEROFFICE/windows").await;
    assert_eq!((&row["Signature"], &row["NumberOfLicenses"]), (&json!(""), &json!(1)));
}

#[tokio::test]
async fn an_altered_company_row_is_said_first_and_nothing_can_be_given() {
    let world = World::new().tamper("UPDATE company SET ownerContactName = 'Another AS'");
    let info = world.read("/api/v1/License/SUPEROFFICE").await;
    assert_eq!(info["Reason"], "company-altered");
    let proof = world.read("/api/v1/License/Proof").await;
    assert_eq!(proof["Company"]["Check"], "altered");
    assert_eq!(give(&world, "bo", "ten-sales").await.problem(), (409, "company-altered".to_owned()));
}
