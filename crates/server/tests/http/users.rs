use serde_json::{Value, json};

use crate::world::{World, actor};

const LIST: &str = "/api/v1/User/List";
const CHANGE: &str = "/api/v1/User/Change";
const PREVIEW: &str = "/api/v1/User/Change/Preview";

async fn names(world: &World, query: &str) -> Vec<String> {
    let found = world.read(&format!("{LIST}{query}")).await;
    let users = found["Users"].as_array().unwrap().clone();
    users.iter().map(|user| user["Name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_user_is_listed_with_its_plan_and_whether_it_can_log_in() {
    let found = World::new().read(&format!("{LIST}?Search=ad&Top=1")).await;
    insta::assert_snapshot!(serde_json::to_string_pretty(&found).unwrap(), @r#"
    {
      "Found": 2,
      "Total": 5,
      "Users": [
        {
          "Altered": 0,
          "AssociateId": 2,
          "CanLogIn": true,
          "Country": "NO",
          "EMail": "ada@example.com",
          "FullName": "ADA Åsén",
          "IsAdministrator": false,
          "LastLogin": null,
          "Licenses": [],
          "Missing": [],
          "Name": "ada",
          "OpenRequests": 0,
          "Plan": "ten-sales",
          "Retired": false,
          "Type": "InternalAssociate"
        }
      ]
    }
    "#);
}

#[tokio::test]
async fn users_are_filtered_searched_sorted_and_paged() {
    let world = World::new();
    assert_eq!(names(&world, "").await, ["ada", "admin", "bo", "ext", "old"]);
    assert_eq!(names(&world, "?Kind=Others").await, ["ext"]);
    assert_eq!(names(&world, &format!("?AssociateId={}", world.id("bo"))).await, ["bo"]);
    assert_eq!(names(&world, "?AssociateId=4711").await, Vec::<String>::new());
    assert_eq!(names(&world, "?Kind=Associates&Retired=false").await, ["ada", "admin", "bo"]);
    assert_eq!(names(&world, "?Owner=SUPEROFFICE&Module=web").await, ["ada"]);
    assert_eq!(names(&world, "?Plan=ten-sales").await, ["ada"]);
    assert_eq!(names(&world, "?Plan=&Retired=false").await, ["admin", "bo", "ext"]);
    assert_eq!(names(&world, "?CanLogIn=true").await, ["ada"]);
    assert_eq!(names(&world, "?Search=BO@EXAMPLE").await, ["bo"]);
    assert_eq!(names(&world, "?Sort=Name&Descending=true&Skip=1&Top=2").await, ["ext", "bo"]);
    let cookie = world.sign_in("admin").await;
    for query in ["?Kind=Nobody", "?Sort=Shoe", "?Skip=-1", "?CanLogIn=perhaps", "?AssociateId=bo"] {
        let answer = world.get(&format!("{LIST}{query}"), &[("cookie", &cookie)]).await;
        assert_eq!(answer.problem(), (400, "request-malformed".to_owned()), "{query}");
    }
}

#[tokio::test]
async fn a_preview_names_whom_a_change_cannot_include_and_changes_nothing() {
    let world = World::new();
    let give = json!({ "Query": { "Retired": false }, "OwnerName": "SUPEROFFICE", "Give": ["ten-sales"] });
    let report = world.post(PREVIEW, give).await;
    insta::assert_snapshot!(serde_json::to_string_pretty(&report.json()).unwrap(), @r#"
    {
      "Changed": 1,
      "Refused": [
        {
          "AssociateId": 3,
          "Code": "no-free-seat",
          "Facts": {
            "InUse": 2,
            "ModuleName": "ten-sales",
            "NumberOfLicenses": 2
          },
          "FullName": "BO Åsén",
          "Name": "bo"
        },
        {
          "AssociateId": 4,
          "Code": "user-type-not-allowed",
          "Facts": {
            "AllowedUserType": "InternalAssociate",
            "ModuleName": "ten-sales",
            "UserType": "ExternalAssociate"
          },
          "FullName": "EXT Åsén",
          "Name": "ext"
        }
      ],
      "Seats": [
        {
          "After": 2,
          "Before": 1,
          "ModuleName": "ten-sales",
          "OwnerName": "SUPEROFFICE",
          "Total": 2
        },
        {
          "After": 2,
          "Before": 1,
          "ModuleName": "user",
          "OwnerName": "SUPEROFFICE",
          "Total": 4
        },
        {
          "After": 2,
          "Before": 1,
          "ModuleName": "web",
          "OwnerName": "SUPEROFFICE",
          "Total": 4
        }
      ],
      "Unchanged": 1,
      "Users": [
        2,
        1
      ]
    }
    "#);
    assert_eq!(names(&world, "?Plan=ten-sales").await, ["ada"]);
}

#[tokio::test]
async fn a_change_is_made_for_all_or_for_none() {
    let world = World::new();
    let (bo, old) = (world.id("bo"), world.id("old"));
    let give = |users: &[i64]| json!({ "Users": users, "OwnerName": "SUPEROFFICE", "Give": ["ten-sales"] });
    let refused = world.post(CHANGE, give(&[bo, old])).await;
    assert_eq!(refused.problem(), (409, "change-refused".to_owned()));
    assert_eq!(refused.json()["facts"], json!({ "Count": 1 }));
    assert_eq!(names(&world, "?Plan=ten-sales").await, ["ada"]);
    let alone = world.post(CHANGE, give(&[old])).await;
    assert_eq!(alone.problem(), (409, "associate-retired".to_owned()));
    let made = world.post(CHANGE, give(&[bo])).await.json();
    assert_eq!((&made["Changed"], &made["Users"]), (&json!(1), &json!([bo])));
    assert_eq!(names(&world, "?Plan=ten-sales").await, ["ada", "bo"]);
    let many: Vec<i64> = (0..10_001).collect();
    let answer = world.post(PREVIEW, give(&many)).await;
    assert_eq!(answer.problem(), (409, "too-many-users".to_owned()));
}

#[tokio::test]
async fn retiring_frees_the_seats_and_signs_the_user_out() {
    let world = World::new();
    let (ada, admin) = (world.id("ada"), world.id("admin"));
    let cookie = world.sign_in("ada").await;
    let last = world.post(CHANGE, json!({ "Users": [admin], "Retire": true })).await;
    assert_eq!(last.problem(), (409, "last-administrator".to_owned()));
    let made = world.post(CHANGE, json!({ "Users": [ada], "Retire": true })).await.json();
    let freed = made["Seats"].as_array().unwrap().iter().find(|seats| seats["ModuleName"] == "ten-sales");
    assert_eq!(
        freed.unwrap(),
        &json!({ "OwnerName": "SUPEROFFICE", "ModuleName": "ten-sales", "Before": 1, "After": 0, "Total": 2 })
    );
    assert_eq!(names(&world, "?Retired=true").await, ["ada", "old"]);
    let answer = world.get("/api/v1/User/currentAssociate", &[("cookie", &cookie)]).await;
    assert_eq!(answer.problem(), (401, "not-signed-in".to_owned()));
}

#[tokio::test]
async fn the_vendors_agent_retires_a_user_and_takes_everything_from_one() {
    let world = World::new();
    let ada = world.id("ada");
    let agent = |method: &str| format!("/api/v1/Agents/User/{method}");
    world.store().set_open_requests(ada, 1).unwrap();
    let refused = world.post(&agent("RemoveLicenses"), json!({ "associateId": ada })).await;
    assert_eq!(refused.problem(), (409, "open-requests".to_owned()));
    world.store().set_open_requests(ada, 0).unwrap();
    let removed = world.post(&agent("RemoveLicenses"), json!({ "associateId": ada })).await;
    assert_eq!((removed.status.as_u16(), names(&world, "?Plan=ten-sales").await), (204, vec![]));
    let retired = world.post(&agent("MakeRetired"), json!({ "associateId": ada, "retired": true })).await;
    assert_eq!(
        (retired.status.as_u16(), names(&world, "?Retired=true").await),
        (204, vec!["ada".into(), "old".into()])
    );
    let back = world.post(&agent("MakeRetired"), json!({ "associateId": ada, "retired": false })).await;
    assert_eq!((back.status.as_u16(), names(&world, "?Retired=true").await), (204, vec!["old".into()]));
    assert_eq!(names(&world, "?Plan=ten-sales").await, Vec::<String>::new(), "it holds nothing");
    let nobody = world.post(&agent("MakeRetired"), json!({ "associateId": 99, "retired": true })).await;
    assert_eq!(nobody.problem(), (404, "associate-unknown".to_owned()));
}

#[tokio::test]
async fn users_are_for_administrators_and_everybody_may_ask_who_it_is() {
    let world = World::new();
    let cookie = world.sign_in("ada").await;
    let headers = [("cookie", cookie.as_str())];
    let answer = world.get(LIST, &headers).await;
    assert_eq!(answer.problem(), (403, "not-administrator".to_owned()));
    for path in [CHANGE, PREVIEW] {
        let answer = world.call("POST", path, &headers, Value::Null).await;
        assert_eq!(answer.problem(), (403, "not-administrator".to_owned()));
    }
    let own = world.get("/api/v1/User/currentAssociate", &headers).await.json();
    assert_eq!((&own["Name"], &own["AssociateId"]), (&json!("ada"), &json!(world.id("ada"))));
}

#[tokio::test]
async fn an_altered_assignment_shows_with_its_user() {
    let world = World::new();
    let ada = world.id("ada");
    let world = world.tamper(&format!("UPDATE LicenseAssocLink SET licenseNumber = 9 WHERE assocId = {ada}"));
    world.store().add_satellite("Bergen", &actor(), 0).unwrap();
    let found = world.read(&format!("{LIST}?Search=ada")).await;
    let user = &found["Users"][0];
    assert!(user["Altered"].as_u64().unwrap() > 2);
    assert_eq!((&user["Plan"], &user["CanLogIn"]), (&Value::Null, &json!(false)));
    assert_eq!(user["Missing"], json!(["login-user-missing", "login-client-missing"]));
}

#[tokio::test]
async fn one_user_is_found_by_key_and_name_with_every_property_of_the_vendors_carrier() {
    let world = World::new();
    let ada = world.id("ada");
    world.sign_in("ada").await;
    let found = world.read(&format!("/api/v1/User/{ada}")).await;
    assert_eq!(world.read("/api/v1/User/ADA").await, found);
    assert_eq!(found["LicenseOwners"], world.read(&format!("/api/v1/License/User/{ada}")).await);
    let names: Vec<&String> = found.as_object().unwrap().keys().collect();
    assert_eq!(names.len(), 28);
    assert_eq!(
        (&found["Lastlogin"], &found["Type"]),
        (&json!("2026-11-22T12:00:00"), &json!("InternalAssociate"))
    );
    let cookie = world.sign_in("admin").await;
    for path in ["/api/v1/User/99", "/api/v1/User/nobody"] {
        let answer = world.get(path, &[("cookie", &cookie)]).await;
        assert_eq!(answer.problem(), (404, "associate-unknown".to_owned()));
    }
}
