use serde_json::json;

use crate::world::World;

#[tokio::test]
async fn holders_are_told_with_who_gave_it_and_when_and_an_altered_assignment_first() {
    let world = World::new();
    let cookie = world.sign_in("admin").await;
    let bo = format!("/api/v1/License/SUPEROFFICE/{}", world.id("bo"));
    let given = world.call("PUT", &bo, &[("cookie", &cookie)], json!(["ten-sales"])).await;
    assert_eq!(given.status, 200, "{}", given.text());
    let ada = world.id("ada");
    let world = world.tamper(&format!("UPDATE LicenseAssocLink SET licenseNumber = 9 WHERE assocId = {ada}"));
    let found = world.read("/api/v1/License/SUPEROFFICE/ten-sales/Holders").await;
    insta::assert_snapshot!(serde_json::to_string_pretty(&found).unwrap(), @r#"
    {
      "Altered": 1,
      "Holders": [
        {
          "By": "",
          "Check": "altered",
          "FullName": "ADA Åsén",
          "Id": 2,
          "IsSatellite": false,
          "Name": "ada",
          "Number": 9,
          "Since": ""
        },
        {
          "By": "ADMIN Åsén",
          "Check": "intact",
          "FullName": "BO Åsén",
          "Id": 3,
          "IsSatellite": false,
          "Name": "bo",
          "Number": 1,
          "Since": "2026-11-22"
        }
      ],
      "Total": 2
    }
    "#);
    let found = world.read("/api/v1/License/SUPEROFFICE/windows/Holders").await;
    assert_eq!(found, json!({ "Total": 0, "Altered": 0, "Holders": [] }));
}

#[tokio::test]
async fn holders_come_in_parts() {
    let world = World::new();
    let cookie = world.sign_in("admin").await;
    let bo = format!("/api/v1/License/SUPEROFFICE/{}", world.id("bo"));
    world.call("PUT", &bo, &[("cookie", &cookie)], json!(["ten-sales"])).await;
    let part = async |query: &str| {
        let path = format!("/api/v1/License/SUPEROFFICE/ten-sales/Holders{query}");
        let found = world.read(&path).await;
        let names =
            found["Holders"].as_array().unwrap().iter().map(|one| one["Name"].clone()).collect::<Vec<_>>();
        (found["Total"].clone(), names)
    };
    assert_eq!(part("").await, (json!(2), vec![json!("ada"), json!("bo")]));
    assert_eq!(part("?take=1").await, (json!(2), vec![json!("ada")]));
    assert_eq!(part("?skip=1&take=5").await, (json!(2), vec![json!("bo")]));
    assert_eq!(part("?skip=2").await, (json!(2), vec![]));
}

#[tokio::test]
async fn what_is_not_there_and_what_is_no_number_are_refused() {
    let world = World::new();
    let cookie = world.sign_in("admin").await;
    for (path, expected) in [
        ("/api/v1/License/SUPEROFFICE/nothing/Holders", (404, "module-unknown")),
        ("/api/v1/License/NOBODY/user/Holders", (404, "module-unknown")),
        ("/api/v1/License/SUPEROFFICE/user/Holders?take=all", (400, "request-malformed")),
        ("/api/v1/License/SUPEROFFICE/user/History?before=now", (400, "request-malformed")),
    ] {
        let (status, code) = world.get(path, &[("cookie", &cookie)]).await.problem();
        assert_eq!((status, code.as_str()), expected, "{path}");
    }
}
