use serde_json::{Value, json};

use crate::world::World;

#[tokio::test]
async fn every_owner_is_listed_with_what_was_signed_and_what_is_in_use() {
    let world = World::new();
    let all = world.read("/api/v1/License").await;
    let names: Vec<&Value> = all.as_array().unwrap().iter().map(|one| &one["Current"]["OwnerName"]).collect();
    assert_eq!(names, ["SUPEROFFICE", "NORDDATA"]);
    let first = &all[0];
    assert_eq!(first["Reason"], "");
    assert_eq!(first["New"], Value::Null);
    assert_eq!(first["CanBeActivated"], false);
    assert_eq!(first["AccumulatedNextCheckDate"], "2026-11-29T00:00:00");
    let current = &first["Current"];
    for (name, expected) in [
        ("CompanyName", json!("Wordslayer AS")),
        ("SerialNr", json!("1801852599")),
        ("OwnerDescription", json!("SUPEROFFICE in words")),
        ("ExpiryDate", json!("2027-06-30T00:00:00")),
        ("GraceDate", json!("2027-07-12T00:00:00")),
        ("ExtraFlags", json!(7)),
        ("ExtraInfo", json!("extra")),
        ("LicenseUrl", json!("https://license.example.com/v1")),
        ("DeploymentType", json!(1)),
    ] {
        assert_eq!(current[name], expected, "{name}");
    }
    assert_eq!(current["PublicKey"]["OwnerName"], "SUPEROFFICE");
    assert_eq!(current["PublicKey"]["SignDate"], "2026-01-01T00:00:00");
    assert_eq!(current["PublicKey"]["ExpiryDate"], "2030-12-31T00:00:00");
    assert_eq!(current["PublicKey"]["Key"], Value::Null);
    for signature in [&current["Signature"], &current["PublicKey"]["Signature"]] {
        assert_eq!(signature.as_str().unwrap().len(), 88);
    }

    let numbers = |name: &str| {
        let rows = first["ExtendedModuleLicenses"].as_array().unwrap();
        let row = rows.iter().find(|row| row["Current"]["ModuleName"] == name).unwrap();
        ["InUse", "Free", "Total"].map(|of| row[format!("NumberOfLicenses{of}")].as_i64().unwrap())
    };
    assert_eq!(numbers("ten-sales"), [1, 1, 2]);
    assert_eq!(numbers("user"), [1, 3, 4]);
    assert_eq!(numbers("external"), [0, 3, 3]);
    assert_eq!(numbers("visible-for"), [0, 1, 1]);
    assert_eq!(numbers("server"), [1, 0, 1]);
    assert_eq!(current["ModuleLicenses"].as_array().unwrap().len(), 8);
}

#[tokio::test]
async fn one_owner_one_row_and_the_shop_have_paths_of_their_own() {
    let world = World::new();
    let owner = world.read("/api/v1/License/NORDDATA").await;
    assert_eq!(owner, world.read("/api/v1/License").await[1]);
    let row = world.read("/api/v1/License/NORDDATA/ND-Invoices").await;
    assert_eq!(row["ModuleName"], "nd-invoices");
    assert_eq!(row["PrerequisiteModuleName"], "nd-orders");
    assert_eq!(row["LicenseType"], "UserLicense");
    assert_eq!(row["AllowedUserType"], "InternalAssociate");
    assert_eq!(row["Signature"].as_str().unwrap().len(), 88);
    let shop = world.read("/api/v1/License/NORDDATA/ShopUrl").await;
    assert_eq!(shop, "https://shop.example.com/?owner=NORDDATA");
}

#[tokio::test]
async fn what_is_not_there_is_named() {
    let world = World::new();
    let cookie = world.sign_in("admin").await;
    for (path, code) in [
        ("/api/v1/License/NOBODY", "owner-unknown"),
        ("/api/v1/License/NOBODY/ShopUrl", "owner-unknown"),
        ("/api/v1/License/NOBODY/user", "owner-unknown"),
        ("/api/v1/License/SUPEROFFICE/nothing", "module-unknown"),
        ("/api/v1/License/SUPEROFFICE/9999", "associate-unknown"),
        ("/api/v1/License/User/9999", "associate-unknown"),
        ("/api/v1/License/User/ada", "associate-unknown"),
    ] {
        let answer = world.get(path, &[("cookie", &cookie)]).await;
        assert_eq!(answer.problem(), (404, code.to_owned()), "{path}");
    }
}

#[tokio::test]
async fn licences_are_for_administrators() {
    let world = World::new();
    let cookie = world.sign_in("ada").await;
    for path in [
        "/api/v1/License",
        "/api/v1/License/Proof",
        "/api/v1/License/Verdicts",
        "/api/v1/License/SUPEROFFICE",
        "/api/v1/License/SUPEROFFICE/user",
        "/api/v1/License/SUPEROFFICE/ShopUrl",
        "/api/v1/License/SUPEROFFICE/user/Holders",
        "/api/v1/License/SUPEROFFICE/user/History",
        "/api/v1/License/User/1",
        "/api/v1/License/User/MdoList",
    ] {
        let answer = world.get(path, &[("cookie", &cookie)]).await;
        assert_eq!(answer.problem(), (403, "not-administrator".to_owned()), "{path}");
        assert_eq!(world.get(path, &[]).await.problem(), (401, "not-signed-in".to_owned()), "{path}");
    }
    let mine = format!("/api/v1/License/SUPEROFFICE/{}", world.id("ada"));
    let answer = world.call("PUT", &mine, &[("cookie", &cookie)], json!(["visible-for"])).await;
    assert_eq!(answer.problem(), (403, "not-administrator".to_owned()));
}

#[tokio::test]
async fn a_users_licences_say_what_is_held_what_is_free_and_what_can_be_given() {
    let world = World::new();
    let ada = world.read(&format!("/api/v1/License/User/{}", world.id("ada"))).await;
    assert_eq!(ada[0]["Name"], "SUPEROFFICE");
    assert_eq!(ada[1]["Description"], "NORDDATA in words");
    let summary = |owner: &Value| -> Vec<String> {
        let restricted = owner["RestrictedModuleLicenses"].as_array().unwrap();
        let links = restricted.iter().chain(owner["UnrestrictedModuleLicenses"].as_array().unwrap());
        let line = |link: &Value| {
            format!(
                "{} {}/{} assigned {} can {}",
                link["Name"].as_str().unwrap(),
                link["InUse"],
                link["Total"],
                link["Assigned"],
                link["CanAssign"]
            )
        };
        links.map(line).collect()
    };
    insta::assert_snapshot!(summary(&ada[0]).join("\n"), @r"
    ten-sales 1/2 assigned true can true
    user 1/4 assigned true can false
    web 1/4 assigned true can false
    windows 0/1 assigned false can true
    external 0/3 assigned false can false
    visible-for 0/1 assigned false can true
    ");
    insta::assert_snapshot!(summary(&ada[1]).join("\n"), @r"
    nd-orders 0/1 assigned false can true
    nd-invoices 0/1 assigned false can false
    ");
    let old = world.read(&format!("/api/v1/License/User/{}", world.id("old"))).await;
    assert!(summary(&old[0]).iter().all(|line| line.ends_with("assigned false can false")));
    let links = world.read(&format!("/api/v1/License/NORDDATA/{}", world.id("ada"))).await;
    assert_eq!(links, ada[1]["RestrictedModuleLicenses"]);
}

#[tokio::test]
async fn a_user_learns_about_itself_with_the_licences_that_verify() {
    let world = World::new();
    let cookie = world.sign_in("ada").await;
    let mine = world.get("/api/v1/User/currentPrincipal", &[("cookie", &cookie)]).await.json();
    for (name, expected) in [
        ("UserType", json!("InternalAssociate")),
        ("Associate", json!("ada")),
        ("FullName", json!("ADA Åsén")),
        ("EMailAddress", json!("ada@example.com")),
        ("RoleName", json!("Standard")),
        ("RoleType", json!("Employee")),
        ("IsPerson", json!(true)),
    ] {
        assert_eq!(mine[name], expected, "{name}");
    }
    let licenses = mine["Licenses"].as_array().unwrap();
    let names: Vec<&Value> = licenses.iter().map(|license| &license["Name"]).collect();
    assert_eq!(names, ["server", "ten-sales", "user", "web"]);
    assert_eq!(licenses[1]["ExtraInfo"], "set=user,web");
    assert_eq!(licenses[1]["LicenseNumber"], 2);
    assert_eq!(licenses[1]["ExpiryDate"], "2027-06-30T00:00:00");
}

#[tokio::test]
async fn the_list_of_choices_has_what_can_be_given_by_hand() {
    let world = World::new();
    let list = world.read("/api/v1/License/User/MdoList").await;
    let names = |heading: &Value| -> Vec<String> {
        let items = heading["ChildItems"].as_array().unwrap();
        items.iter().map(|item| item["ExtraInfo"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&list[0]), ["ten-sales", "windows", "visible-for", "external"]);
    assert_eq!(names(&list[1]), ["nd-orders", "nd-invoices"]);
    assert_eq!(list[1]["ChildItems"][0]["FullName"], "NORDDATA in words: nd-orders in words");
}

#[tokio::test]
async fn every_property_of_the_vendors_carriers_is_there() {
    let world = World::new();
    let contract: Value = serde_json::from_str(include_str!("../../../webapi/tests/contract.json")).unwrap();
    let admin = world.id("admin");
    for (path, carrier) in [
        ("/api/v1/License/SUPEROFFICE".to_owned(), "ExtendedLicenseInfo"),
        ("/api/v1/License/SUPEROFFICE/user".to_owned(), "ModuleLicense"),
        ("/api/v1/User/currentPrincipal".to_owned(), "SoPrincipalCarrier"),
    ] {
        complete(&contract, carrier, &world.read(&path).await, &path);
    }
    for (path, carrier) in [
        ("/api/v1/License".to_owned(), "ExtendedLicenseInfo"),
        (format!("/api/v1/License/User/{admin}"), "LicenseOwner"),
        (format!("/api/v1/License/NORDDATA/{admin}"), "ModuleLicenseLink"),
        ("/api/v1/License/User/MdoList".to_owned(), "SelectableMDOListItem"),
    ] {
        let list = world.read(&path).await;
        assert!(!list.as_array().unwrap().is_empty());
        for one in list.as_array().unwrap() {
            complete(&contract, carrier, one, &path);
        }
    }
}

/// Whether a value has exactly the properties of its carrier, and so has everything inside.
fn complete(contract: &Value, carrier: &str, value: &Value, place: &str) {
    let expected = contract[carrier].as_object().unwrap();
    let found = value.as_object().unwrap_or_else(|| panic!("{place}: no {carrier}"));
    let mut names: Vec<&String> = expected.keys().collect();
    let mut there: Vec<&String> = found.keys().collect();
    names.sort();
    there.sort();
    assert_eq!(there, names, "{place}: {carrier}");
    for (name, kind) in expected {
        inside(contract, kind, &found[name], &format!("{place} {carrier}.{name}"));
    }
}

fn inside(contract: &Value, kind: &Value, value: &Value, place: &str) {
    if let Some(carrier) = kind["ref"].as_str() {
        if !value.is_null() {
            complete(contract, carrier, value, place);
        }
    } else if let Some(of) = kind.get("array") {
        value.as_array().unwrap_or_else(|| panic!("{place}: no list")).iter().for_each(|one| {
            inside(contract, of, one, place);
        });
    } else if let Some(names) = kind["enum"].as_array() {
        assert!(names.contains(value), "{place}: {value}");
    } else {
        let fits = match kind.as_str() {
            Some("int32") => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
            Some("boolean") => value.is_boolean(),
            Some("string") => value.is_string(),
            Some("date-time") => value.as_str().is_some_and(|text| text.len() == 19),
            _ => true,
        };
        assert!(fits, "{place}: {value} is not {kind}");
    }
}
