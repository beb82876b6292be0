use serde_json::{Value, json};

use crate::world::{Answer, World};

async fn change(world: &World, method: &str, owner: &str, user: &str, modules: Value) -> Answer {
    let cookie = world.sign_in("admin").await;
    let path = format!("/api/v1/License/{owner}/{}", world.id(user));
    world.call(method, &path, &[("cookie", &cookie)], modules).await
}

async fn give(world: &World, owner: &str, user: &str, modules: Value) -> Answer {
    change(world, "PUT", owner, user, modules).await
}

fn assigned(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    let links = answer.json();
    let held = links.as_array().unwrap().iter().filter(|link| link["Assigned"] == true);
    held.map(|link| link["Name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_plan_brings_its_licences_and_takes_them_along_again() {
    let world = World::new();
    let given = give(&world, "SUPEROFFICE", "bo", json!(["ten-sales", "windows"])).await;
    assert_eq!(assigned(&given), ["ten-sales", "user", "web", "windows"]);
    let taken = change(&world, "DELETE", "SUPEROFFICE", "bo", json!(["ten-sales"])).await;
    assert_eq!(assigned(&taken), ["user", "windows"], "windows still needs user");
    let taken = change(&world, "DELETE", "SUPEROFFICE", "bo", json!(["windows", "user"])).await;
    assert_eq!(assigned(&taken), [] as [&str; 0]);
}

#[tokio::test]
async fn what_another_licence_needs_is_not_taken() {
    let world = World::new();
    let given = give(&world, "NORDDATA", "bo", json!(["nd-orders", "nd-invoices"])).await;
    assert_eq!(assigned(&given), ["nd-orders", "nd-invoices"]);
    let answer = change(&world, "DELETE", "NORDDATA", "bo", json!(["nd-orders"])).await;
    assert_eq!(answer.problem(), (409, "still-needed".to_owned()));
    assert_eq!(answer.json()["facts"], json!({ "ModuleName": "nd-orders", "NeededBy": "nd-invoices" }));
}

#[tokio::test]
async fn each_rule_that_stands_against_it_is_named_with_its_facts() {
    let world = World::new();
    for (owner, user, modules, status, code, facts) in [
        (
            "SUPEROFFICE",
            "bo",
            json!(["windows"]),
            409,
            "prerequisite-missing",
            json!({ "ModuleName": "windows", "PrerequisiteModuleName": "user" }),
        ),
        ("SUPEROFFICE", "bo", json!(["user"]), 409, "hidden-not-assignable", json!({ "ModuleName": "user" })),
        (
            "SUPEROFFICE",
            "bo",
            json!(["external"]),
            409,
            "user-type-not-allowed",
            json!({
                "ModuleName": "external",
                "AllowedUserType": "ExternalAssociate",
                "UserType": "InternalAssociate",
            }),
        ),
        (
            "SUPEROFFICE",
            "bo",
            json!(["server"]),
            409,
            "type-not-assignable",
            json!({ "ModuleName": "server" }),
        ),
        ("SUPEROFFICE", "bo", json!(["nothing"]), 404, "module-unknown", json!({ "ModuleName": "nothing" })),
        ("NOBODY", "bo", json!(["x"]), 404, "owner-unknown", json!({ "OwnerName": "NOBODY" })),
        ("SUPEROFFICE", "old", json!(["ten-sales"]), 409, "associate-retired", json!({})),
    ] {
        let answer = give(&world, owner, user, modules).await;
        assert_eq!(answer.problem(), (status, code.to_owned()));
        assert_eq!(answer.json()["facts"], facts, "{code}");
    }
    let cookie = world.sign_in("admin").await;
    for path in ["/api/v1/License/SUPEROFFICE/9999", "/api/v1/License/SUPEROFFICE/ada"] {
        let answer = world.call("PUT", path, &[("cookie", &cookie)], json!(["windows"])).await;
        assert_eq!(answer.problem(), (404, "associate-unknown".to_owned()));
    }
}

#[tokio::test]
async fn the_last_seat_goes_to_one_of_two_and_the_other_is_told_the_numbers() {
    let world = World::new();
    let (one, other) = tokio::join!(
        give(&world, "NORDDATA", "bo", json!(["nd-orders"])),
        give(&world, "NORDDATA", "ada", json!(["nd-orders"]))
    );
    let (given, answer) = if one.status == 200 { (one, other) } else { (other, one) };
    assert_eq!(assigned(&given), ["nd-orders"]);
    assert_eq!(answer.problem(), (409, "no-free-seat".to_owned()));
    assert_eq!(
        answer.json()["facts"],
        json!({ "ModuleName": "nd-orders", "NumberOfLicenses": 1, "InUse": 1 })
    );
}

#[tokio::test]
async fn all_are_given_or_none() {
    let world = World::new();
    let answer = give(&world, "NORDDATA", "bo", json!(["nd-orders", "nothing"])).await;
    assert_eq!(answer.problem(), (404, "module-unknown".to_owned()));
    assert!(world.store().holdings(world.id("bo")).unwrap().is_empty());
}

#[tokio::test]
async fn who_did_it_stands_in_the_log() {
    let world = World::new();
    give(&world, "SUPEROFFICE", "bo", json!(["visible-for"])).await;
    let newest = world.newest(1).remove(0);
    assert_eq!((newest.actor.as_str(), newest.act.as_str()), ("admin", "assignments-changed"));
    assert_eq!(newest.associate_id, Some(world.id("admin")));
}
