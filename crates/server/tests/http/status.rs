use serde_json::{Value, json};

use crate::world::World;

const STATUS: &str = "/api/v1/Status";

#[tokio::test]
async fn the_state_of_the_system_is_told_with_both_ways_of_counting() {
    let mut status = World::new().read(STATUS).await;
    for changing in ["DatabaseId", "DatabaseType", "Version"] {
        let value = status.as_object_mut().unwrap().remove(changing).unwrap();
        assert!(!value.as_str().unwrap().is_empty(), "{changing}");
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(&status).unwrap(), @r#"
    {
      "CompanyCheck": "intact",
      "DatabaseOwner": "Wordslayer AS",
      "IsDemo": false,
      "NextExpiry": {
        "DaysLeft": 220,
        "ExpiryDate": "2027-06-30",
        "OwnerDescription": "SUPEROFFICE in words",
        "OwnerName": "SUPEROFFICE"
      },
      "OwnersNotVerified": [],
      "Satellite": null,
      "Satellites": 0,
      "SerialNr": "1801852599",
      "User": {
        "AssociateId": 1,
        "FullName": "ADMIN Åsén",
        "Name": "admin"
      },
      "Users": {
        "ActiveUsers": 1,
        "BoundBy": "user",
        "PaysByUse": null,
        "Plans": [
          {
            "Free": 1,
            "InUse": 1,
            "ModuleDescription": "ten-sales in words",
            "ModuleName": "ten-sales",
            "Total": 2
          }
        ],
        "PlansInUse": 1,
        "UpperBound": 4
      }
    }
    "#);
}

#[tokio::test]
async fn the_next_expiry_is_the_first_of_what_verifies() {
    let world = World::new().tamper("UPDATE ModuleOwner SET signature = x'00' WHERE ownerName = 'NORDDATA'");
    let status = world.read(STATUS).await;
    assert_eq!(status["NextExpiry"]["OwnerName"], "SUPEROFFICE");
    assert_eq!(status["OwnersNotVerified"], json!(["NORDDATA"]));
    let world = world.tamper("UPDATE ModuleOwner SET signature = x'00'");
    let status = world.read(STATUS).await;
    assert_eq!((&status["NextExpiry"], &status["Users"]["UpperBound"]), (&Value::Null, &Value::Null));
}

#[tokio::test]
async fn a_satellite_says_which_and_an_altered_company_is_named() {
    let world = World::new();
    let actor = crate::world::actor();
    world.store().set_satellite("Bergen", &actor, 0).unwrap();
    world.store().add_satellite("Oslo", &actor, 0).unwrap();
    let status = world.read(STATUS).await;
    assert_eq!((&status["Satellite"], &status["Satellites"]), (&json!("Bergen"), &json!(1)));
    let status = world.tamper("UPDATE company SET ownerContactName = 'Mallory'").read(STATUS).await;
    assert_eq!((&status["DatabaseOwner"], &status["CompanyCheck"]), (&json!("Mallory"), &json!("altered")));
}

#[tokio::test]
async fn the_state_of_the_system_is_for_administrators() {
    let world = World::new();
    let cookie = world.sign_in("ada").await;
    let answer = world.get(STATUS, &[("cookie", &cookie)]).await;
    assert_eq!(answer.problem(), (403, "not-administrator".to_owned()));
}
