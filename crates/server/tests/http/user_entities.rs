//! One user at a time, in the vendor's form: listed, read, begun, added, saved, retired.

use serde_json::{Value, json};

use crate::world::{PASSWORD, World, basic};

const USERS: &str = "/api/v1/User";

/// A call by an administrator's program.
async fn call(world: &World, method: &str, path: &str, body: Value) -> crate::world::Answer {
    world.call(method, path, &[("authorization", &basic("admin", PASSWORD))], body).await
}

/// What is worth seeing of a user.
fn shown(user: &Value) -> Value {
    let links = user["LicenseOwners"].as_array().unwrap().iter().flat_map(|owner| {
        ["RestrictedModuleLicenses", "UnrestrictedModuleLicenses"]
            .map(|list| owner[list].as_array().unwrap().clone())
    });
    let held: Vec<Value> =
        links.flatten().filter(|link| link["Assigned"] == true).map(|link| link["Name"].clone()).collect();
    json!({
        "AssociateId": user["AssociateId"],
        "Name": user["Name"],
        "Type": user["Type"],
        "Deleted": user["Deleted"],
        "Role": user["Role"]["Value"],
        "Person": [user["Person"]["Firstname"], user["Person"]["Lastname"], user["Person"]["Email"]],
        "Held": held,
    })
}

/// Ticks a row of SUPEROFFICE, or takes the tick away.
fn tick(user: &mut Value, module: &str, assigned: bool) {
    let owners = user["LicenseOwners"].as_array_mut().unwrap();
    let owner = owners.iter_mut().find(|owner| owner["Name"] == "SUPEROFFICE").unwrap();
    for list in ["RestrictedModuleLicenses", "UnrestrictedModuleLicenses"] {
        for link in owner[list].as_array_mut().unwrap() {
            if link["Name"] == module {
                link["Assigned"] = json!(assigned);
            }
        }
    }
}

#[tokio::test]
async fn users_are_listed_with_the_columns_of_the_vendors_archive() {
    let world = World::new();
    let found = world.read(&format!("{USERS}?$top=2")).await;
    insta::assert_snapshot!(serde_json::to_string_pretty(&found).unwrap(), @r#"
    {
      "odata.metadata": "User",
      "odata.nextLink": "/api/v1/User?%24skip=2&%24top=2",
      "value": [
        {
          "assocName": "ada",
          "assocType": "InternalAssociate",
          "associateDbId": 2,
          "canLogin": true,
          "firstName": "ADA",
          "fullName": "ADA Åsén",
          "isActive": true,
          "lastName": "Åsén",
          "personEmail": "ada@example.com",
          "role": "Standard",
          "userName": "ada",
          "userplan": "ten-sales"
        },
        {
          "assocName": "admin",
          "assocType": "InternalAssociate",
          "associateDbId": 1,
          "canLogin": false,
          "firstName": "ADMIN",
          "fullName": "ADMIN Åsén",
          "isActive": true,
          "lastName": "Åsén",
          "personEmail": "admin@example.com",
          "role": "Administrator",
          "userName": "admin",
          "userplan": ""
        }
      ]
    }
    "#);
    let next = world.read(found["odata.nextLink"].as_str().unwrap()).await;
    assert_eq!(next["value"][0]["assocName"], "bo");
    let names = async |query: &str| {
        let found = world.read(&format!("{USERS}?{query}")).await;
        let names: Vec<Value> =
            found["value"].as_array().unwrap().iter().map(|user| user["assocName"].clone()).collect();
        json!(names)
    };
    assert_eq!(names("$orderby=assocName%20desc&$top=2").await, json!(["old", "ext"]));
    assert_eq!(names("$filter=isActive%20eq%20false").await, json!(["old"]));
    assert_eq!(
        names("$filter=canLogin%20eq%20true%20and%20userplan%20eq%20'ten-sales'").await,
        json!(["ada"])
    );
    assert_eq!(names("$filter=associateDbId%20eq%203").await, json!(["bo"]));
    for query in
        ["$filter=startswith(assocName,'a')", "$select=shoe", "$orderby=shoe", "$filter=shoe%20eq%207"]
    {
        let answer = call(&world, "GET", &format!("{USERS}?{query}"), Value::Null).await;
        assert_eq!(answer.problem(), (400, "query-unsupported".to_owned()), "{query}");
    }
}

#[tokio::test]
async fn a_user_to_begin_with_has_every_property_and_the_licences_that_it_can_be_given() {
    let world = World::new();
    let mut blank = world.read(&format!("{USERS}/Default")).await;
    let owners = blank["LicenseOwners"].take();
    insta::assert_snapshot!(serde_json::to_string_pretty(&blank).unwrap(), @r#"
    {
      "AssociateId": 0,
      "Credentials": [],
      "CustomFields": {},
      "Deleted": false,
      "EjUserId": 0,
      "ExtraFields": {},
      "FieldProperties": {},
      "IsOnTravel": false,
      "IsPersonRetired": false,
      "Lastlogin": "0001-01-01T00:00:00",
      "Lastlogout": "0001-01-01T00:00:00",
      "LicenseOwners": null,
      "Name": "",
      "NickName": "",
      "OtherGroups": [],
      "Person": {
        "ActiveErpLinks": 0,
        "ActiveInterests": 0,
        "AssociateId": 0,
        "AssociateName": "",
        "CategoryName": "",
        "ContactCountryId": 0,
        "ContactDepartment": "",
        "ContactFax": "",
        "ContactFullName": "",
        "ContactId": 0,
        "ContactName": "",
        "ContactOrgNr": "",
        "ContactPhone": "",
        "CountryId": 0,
        "Description": "",
        "DirectPhone": "",
        "Email": "",
        "EmailName": "",
        "FaxPhone": "",
        "FieldProperties": {},
        "Firstname": "",
        "FormalName": "",
        "FullName": "",
        "Kanafname": "",
        "Kanalname": "",
        "Lastname": "",
        "MiddleName": "",
        "MobilePhone": "",
        "Mrmrs": "",
        "PersonId": 0,
        "PersonNumber": "",
        "Position": "",
        "Post1": "",
        "Post2": "",
        "Post3": "",
        "Rank": 0,
        "Retired": 0,
        "SupportAssociateId": 0,
        "SupportLanguageId": 0,
        "TableRight": null,
        "TicketPriorityId": 0,
        "Title": "",
        "UsePersonAddress": false
      },
      "PostSaveCommands": [],
      "Rank": 0,
      "RequestSignature": "",
      "Role": {
        "FieldProperties": {},
        "Id": 0,
        "TableRight": null,
        "Tooltip": "",
        "Value": "Standard"
      },
      "TableRight": null,
      "TicketCategories": [],
      "Tooltip": "",
      "Type": "InternalAssociate",
      "UserGroup": null,
      "UserName": "",
      "WaitingForApproval": false
    }
    "#);
    let can = |owners: &Value, module: &str| {
        let rows = owners[0]["RestrictedModuleLicenses"].as_array().unwrap();
        rows.iter().find(|row| row["Name"] == module).unwrap()["CanAssign"].clone()
    };
    assert_eq!((can(&owners, "ten-sales"), can(&owners, "external")), (json!(true), json!(false)));
    let external = world.read(&format!("{USERS}/Default?userType=ExternalAssociate&personId=0")).await;
    assert_eq!(external["Type"], "ExternalAssociate");
    let owners = &external["LicenseOwners"];
    assert_eq!((can(owners, "ten-sales"), can(owners, "external")), (json!(false), json!(true)));
}

#[tokio::test]
async fn a_user_is_added_with_its_licences_or_not_at_all() {
    let world = World::new();
    let mut new = world.read(&format!("{USERS}/Default")).await;
    new["Name"] = json!("cai");
    new["Person"]["Firstname"] = json!("Cai");
    new["Person"]["Email"] = json!("cai@example.com");
    new["Role"]["Value"] = json!("administrator");
    tick(&mut new, "ten-sales", true);
    let added = call(&world, "POST", USERS, new.clone()).await.json();
    insta::assert_snapshot!(serde_json::to_string_pretty(&shown(&added)).unwrap(), @r#"
    {
      "AssociateId": 6,
      "Deleted": false,
      "Held": [
        "ten-sales",
        "user",
        "web"
      ],
      "Name": "cai",
      "Person": [
        "Cai",
        "",
        "cai@example.com"
      ],
      "Role": "Administrator",
      "Type": "InternalAssociate"
    }
    "#);
    assert_eq!(added["_Links"], json!({ "Self": "/api/v1/User/6" }));
    assert_eq!(world.read("/api/v1/User/cai").await, added);
    let again = call(&world, "POST", USERS, new.clone()).await;
    assert_eq!(again.problem(), (409, "associate-name-taken".to_owned()));
    new["Name"] = json!("dag");
    let full = call(&world, "POST", USERS, new).await;
    assert_eq!(full.problem(), (409, "no-free-seat".to_owned()));
    let nobody = call(&world, "GET", "/api/v1/User/dag", Value::Null).await;
    assert_eq!(nobody.problem(), (404, "associate-unknown".to_owned()));
    for (body, code) in [
        (json!({ "Name": " x" }), "associate-name-invalid"),
        (json!({}), "associate-name-invalid"),
        (json!({ "Name": "x", "Role": { "Value": "Queen" } }), "role-unknown"),
    ] {
        assert_eq!(call(&world, "POST", USERS, body).await.problem(), (409, code.to_owned()));
    }
}

#[tokio::test]
async fn a_user_is_saved_with_what_the_body_says_and_keeps_the_rest() {
    let world = World::new();
    let mut ada = world.read("/api/v1/User/ada").await;
    ada["Person"]["Lastname"] = json!("Berg");
    tick(&mut ada, "visible-for", true);
    let saved = call(&world, "PUT", "/api/v1/User/ada", ada.clone()).await.json();
    insta::assert_snapshot!(serde_json::to_string_pretty(&shown(&saved)).unwrap(), @r#"
    {
      "AssociateId": 2,
      "Deleted": false,
      "Held": [
        "ten-sales",
        "user",
        "web",
        "visible-for"
      ],
      "Name": "ada",
      "Person": [
        "ADA",
        "Berg",
        "ada@example.com"
      ],
      "Role": "Standard",
      "Type": "InternalAssociate"
    }
    "#);
    assert_eq!(world.read("/api/v1/User/List?Search=ada").await["Users"][0]["Country"], "NO");
    let alone =
        call(&world, "PUT", "/api/v1/User/2", json!({ "role": { "value": "Administrator" } })).await.json();
    assert_eq!(
        (&alone["Role"]["Value"], &alone["Person"]["Lastname"]),
        (&json!("Administrator"), &json!("Berg"))
    );
    tick(&mut ada, "ten-sales", false);
    tick(&mut ada, "visible-for", false);
    let taken = call(&world, "PUT", "/api/v1/User/2", ada).await.json();
    assert_eq!(shown(&taken)["Held"], json!([]));
    for (path, body, status, code) in [
        ("/api/v1/User/99", json!({}), 404, "associate-unknown"),
        ("/api/v1/User/2", json!({ "Name": "eva" }), 409, "associate-name-fixed"),
        ("/api/v1/User/1", json!({ "Deleted": true }), 409, "last-administrator"),
        ("/api/v1/User/1", json!({ "Role": { "Value": "Standard" } }), 409, "last-administrator"),
    ] {
        assert_eq!(call(&world, "PUT", path, body).await.problem(), (status, code.to_owned()));
    }
}

#[tokio::test]
async fn a_user_of_another_kind_gives_up_first_what_that_kind_may_not_hold() {
    let world = World::new();
    let mut ada = world.read("/api/v1/User/ada").await;
    ada["Type"] = json!("ExternalAssociate");
    let refused = call(&world, "PUT", "/api/v1/User/ada", ada.clone()).await;
    assert_eq!(refused.problem(), (409, "user-type-not-allowed".to_owned()));
    assert_eq!(world.read("/api/v1/User/ada").await["Type"], "InternalAssociate");
    tick(&mut ada, "ten-sales", false);
    let saved = call(&world, "PUT", "/api/v1/User/ada", ada).await.json();
    assert_eq!((&shown(&saved)["Type"], &shown(&saved)["Held"]), (&json!("ExternalAssociate"), &json!([])));
}

#[tokio::test]
async fn a_user_who_is_deleted_is_retired_and_comes_back_holding_nothing() {
    let world = World::new();
    let ada = world.read("/api/v1/User/ada").await;
    let gone = call(&world, "DELETE", "/api/v1/User/ada", Value::Null).await;
    assert_eq!(gone.status.as_u16(), 204);
    let retired = world.read("/api/v1/User/ada").await;
    assert_eq!((&retired["Deleted"], &shown(&retired)["Held"]), (&json!(true), &json!([])));
    assert_eq!(call(&world, "DELETE", "/api/v1/User/2", Value::Null).await.status.as_u16(), 204);
    let refused = call(&world, "DELETE", "/api/v1/User/99", Value::Null).await;
    assert_eq!(refused.problem(), (404, "associate-unknown".to_owned()));
    let back = call(&world, "PUT", "/api/v1/User/ada", json!({ "Deleted": false })).await.json();
    assert_eq!((&back["Deleted"], &shown(&back)["Held"]), (&json!(false), &json!([])));
    let whole = call(&world, "PUT", "/api/v1/User/ada", ada.clone()).await.json();
    assert_eq!(shown(&whole)["Held"], shown(&ada)["Held"], "within the seats, it gets again what it held");
    let acts: Vec<String> = world.newest(4).into_iter().map(|entry| entry.act).collect();
    assert_eq!(acts, ["assignments-changed", "associate-restored", "associate-retired", "associate-added"]);
}

#[tokio::test]
async fn the_vendors_agent_reads_begins_saves_and_deletes_users() {
    let world = World::new();
    let agent = |method: &str| format!("/api/v1/Agents/User/{method}");
    let mut blank = call(&world, "POST", &agent("CreateDefaultUser"), Value::Null).await.json();
    assert_eq!(blank, world.read("/api/v1/User/Default").await);
    blank["Name"] = json!("cai");
    let saved = call(&world, "POST", &agent("SaveUser"), blank).await.json();
    assert_eq!((&saved["AssociateId"], &saved["Deleted"]), (&json!(6), &json!(false)));
    assert_eq!(call(&world, "POST", &agent("GetUser?userId=6"), Value::Null).await.json(), saved);
    let by_name = call(&world, "POST", &agent("GetUserFromName"), json!({ "userName": "cai" })).await;
    assert_eq!(by_name.json(), saved);
    let mut changed = saved.clone();
    changed["Person"]["Email"] = json!("cai@example.com");
    let changed = call(&world, "POST", &agent("SaveUser"), changed).await.json();
    assert_eq!(
        (&changed["AssociateId"], &changed["Person"]["Email"]),
        (&json!(6), &json!("cai@example.com"))
    );
    assert_eq!(call(&world, "POST", &agent("DeleteUser?UserId=6"), Value::Null).await.status.as_u16(), 204);
    let retired = call(&world, "POST", &agent("GetUser?userId=6"), Value::Null).await.json();
    assert_eq!(retired["Deleted"], true);
}

#[tokio::test]
async fn users_one_by_one_are_for_administrators() {
    let world = World::new();
    let cookie = world.sign_in("ada").await;
    for (method, path) in [
        ("GET", "/api/v1/User"),
        ("GET", "/api/v1/User/Default"),
        ("GET", "/api/v1/User/ada"),
        ("POST", "/api/v1/User"),
        ("PUT", "/api/v1/User/ada"),
        ("DELETE", "/api/v1/User/ada"),
        ("POST", "/api/v1/Agents/User/CreateDefaultUser"),
        ("POST", "/api/v1/Agents/User/GetUser?userId=2"),
        ("POST", "/api/v1/Agents/User/GetUserFromName"),
        ("POST", "/api/v1/Agents/User/SaveUser"),
        ("POST", "/api/v1/Agents/User/DeleteUser?UserId=2"),
    ] {
        let answer = world.call(method, path, &[("cookie", &cookie)], Value::Null).await;
        assert_eq!(answer.problem(), (403, "not-administrator".to_owned()), "{method} {path}");
    }
}
