//! Roles, passwords and sessions of users, as an administrator changes them from a browser.

use axum::body::Body;
use segl_store::Role;
use serde_json::{Value, json};

use crate::world::{Answer, PASSWORD, World, basic, request};

const OTHER: &str = "another long password";

/// `METHOD /api/v1/User/{user}/{what}` with a browser's cookie.
async fn ask(world: &World, cookie: &str, method: &str, what: &str, body: Value) -> Answer {
    let path = format!("/api/v1/User/{what}");
    world.call(method, path.trim_end_matches('/'), &[("cookie", cookie)], body).await
}

async fn access(world: &World, cookie: &str, user: &str) -> Value {
    let answer = ask(world, cookie, "GET", &format!("{user}/Access"), Value::Null).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

async fn sign_in(world: &World, name: &str, password: &str) -> Answer {
    let body = json!({ "UserName": name, "Password": password });
    world.call("POST", "/api/v1/Session", &[], body).await
}

async fn stands(world: &World, cookie: &str) -> bool {
    world.get("/api/v1/Session", &[("cookie", cookie)]).await.status == 200
}

#[tokio::test]
async fn a_second_administrator_is_made_gets_a_password_shown_once_and_signs_in() {
    let world = World::of_admin(&[]);
    let cookie = world.sign_in("admin").await;
    let new = ask(&world, &cookie, "POST", "", json!({ "Name": "eva" })).await;
    assert_eq!(new.status, 200, "{}", new.text());
    let id = world.id("eva");
    let none = json!({
        "AssociateId": id, "FullName": "eva", "Name": "eva", "Retired": false, "Role": "Standard", "HasPassword": false, "Sessions": 0, "IsOwn": false
    });
    assert_eq!(access(&world, &cookie, "eva").await, none);

    let role = json!({ "Role": "Administrator", "OwnPassword": PASSWORD });
    let made = ask(&world, &cookie, "PUT", &format!("{id}/Role"), role).await;
    assert_eq!((made.status.as_u16(), made.body.len()), (204, 0));
    let answer = ask(&world, &cookie, "PUT", "eva/Password", json!({ "OwnPassword": PASSWORD })).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let password = answer.json()["Password"].as_str().unwrap().to_owned();
    assert_eq!(password.len(), 20);
    assert_eq!(answer.header("set-cookie"), "", "it is not the one who asks");

    let eva = sign_in(&world, "eva", &password).await;
    assert_eq!(eva.json()["IsAdministrator"], true);
    let now = access(&world, &eva.cookie(), "eva").await;
    let own = json!({
        "AssociateId": id, "FullName": "eva", "Name": "eva", "Retired": false, "Role": "Administrator", "HasPassword": true, "Sessions": 1, "IsOwn": true
    });
    assert_eq!(now, own);
    let acts: Vec<String> = world.newest(3).into_iter().map(|entry| entry.act).collect();
    assert_eq!(acts, ["password-set", "associate-changed", "associate-added"]);
    let log = format!("{:?}", world.newest(3));
    assert!(!log.contains(&password) && !log.contains("argon2"), "{log}");
}

#[tokio::test]
async fn an_own_password_ends_every_other_session_and_goes_on_with_a_new_one() {
    let world = World::new();
    let (here, elsewhere) = (world.sign_in("admin").await, world.sign_in("admin").await);
    let body = json!({ "Password": OTHER, "OwnPassword": PASSWORD });
    let changed = ask(&world, &here, "PUT", "admin/Password", body).await;
    assert_eq!((changed.status.as_u16(), changed.json()), (200, json!({ "Password": null })));
    let cookie = changed.cookie();
    assert!(cookie != here && stands(&world, &cookie).await);
    assert!(!stands(&world, &here).await && !stands(&world, &elsewhere).await);
    assert_eq!(sign_in(&world, "admin", PASSWORD).await.status, 401);
    assert_eq!(sign_in(&world, "admin", OTHER).await.status, 200);
    // A program has no session to go on with.
    let authorization = basic("admin", OTHER);
    let body = json!({ "Password": PASSWORD, "OwnPassword": OTHER });
    let headers = [("authorization", authorization.as_str())];
    let answer = world.call("PUT", "/api/v1/User/admin/Password", &headers, body).await;
    assert_eq!((answer.status.as_u16(), answer.header("set-cookie")), (200, ""));
}

#[tokio::test]
async fn without_ones_own_password_a_session_makes_no_administrator_and_no_password() {
    let world = World::new().tamper("UPDATE associate SET role = 'Administrator' WHERE name = 'old'");
    let cookie = world.sign_in("admin").await;
    let id = world.id("ada");
    let role = json!({ "Role": "Administrator", "OwnPassword": "guessed" });
    for (method, path, body, code) in [
        ("PUT", "ada/Role", role, "own-password-wrong"),
        ("PUT", "ada/Password", json!({ "OwnPassword": "" }), "own-password-wrong"),
        ("PUT", "ada/Password", json!({ "OwnPassword": OTHER, "Password": OTHER }), "own-password-wrong"),
        ("PUT", &*id.to_string(), json!({ "Role": { "Value": "Administrator" } }), "own-password-needed"),
        // Retired, an administrator again as soon as it comes back
        ("PUT", "old", json!({ "Deleted": false }), "own-password-needed"),
        ("POST", "", json!({ "Name": "x", "Role": { "Value": "Administrator" } }), "own-password-needed"),
    ] {
        let answer = ask(&world, &cookie, method, path, body).await;
        assert_eq!(answer.problem(), (403, code.to_owned()), "{method} {path}");
    }
    let ada = world.store().associate(id).unwrap().unwrap();
    assert_eq!(ada.role, Role::Standard);
    assert_eq!(sign_in(&world, "ada", PASSWORD).await.status, 200, "ada's password is as it was");

    // Guessing ends as it does at sign-in.
    for _ in 0..2 {
        ask(&world, &cookie, "PUT", "ada/Password", json!({ "OwnPassword": "wrong" })).await;
    }
    let answer = ask(&world, &cookie, "PUT", "ada/Password", json!({ "OwnPassword": PASSWORD })).await;
    assert_eq!(answer.problem(), (429, "too-many-attempts".to_owned()));
    assert!(answer.json()["facts"]["RetryAfter"].as_i64().unwrap() > 0);
}

#[tokio::test]
async fn whoever_is_signed_out_everywhere_signs_in_anew_and_a_withdrawn_right_ends_at_once() {
    let world = World::new();
    let cookie = world.sign_in("admin").await;
    let body = json!({ "Role": "Administrator", "OwnPassword": PASSWORD });
    assert_eq!(ask(&world, &cookie, "PUT", "ada/Role", body).await.status, 204);
    let (one, two) = (world.sign_in("ada").await, world.sign_in("ada").await);
    assert_eq!(access(&world, &cookie, "ada").await["Sessions"], 2);

    let path = "/api/v1/User/ada/Sessions";
    let out = world.send(request("DELETE", path, &[("cookie", &two)], Body::empty())).await;
    assert_eq!(out.status, 204);
    assert!(!stands(&world, &one).await && !stands(&world, &two).await && stands(&world, &cookie).await);
    assert_eq!(world.newest(1)[0].act, "sessions-ended");

    let ada = world.sign_in("ada").await;
    let body = json!({ "Role": "Standard", "OwnPassword": PASSWORD });
    assert_eq!(ask(&world, &cookie, "PUT", "ada/Role", body).await.status, 204);
    assert!(!stands(&world, &ada).await);
    let again = world.sign_in("ada").await;
    let refused = ask(&world, &again, "GET", "ada/Access", Value::Null).await;
    assert_eq!(refused.problem(), (403, "not-administrator".to_owned()));
}

#[tokio::test]
async fn what_cannot_be_is_refused_with_its_reason_and_nothing_changes() {
    let world = World::new();
    let cookie = world.sign_in("admin").await;
    let role = |role: &str| json!({ "Role": role, "OwnPassword": PASSWORD });
    let password = |text: &str| json!({ "Password": text, "OwnPassword": PASSWORD });
    let before = world.newest(1)[0].id;
    for (path, body, status, code) in [
        ("admin/Role", role("Standard"), 409, "last-administrator"),
        ("old/Role", role("Administrator"), 409, "associate-retired"),
        ("ada/Role", role("Queen"), 409, "role-unknown"),
        ("nobody/Role", role("Standard"), 404, "associate-unknown"),
        ("nobody/Password", password(OTHER), 404, "associate-unknown"),
        ("ada/Password", password("elevenchars"), 409, "password-short"),
        ("ada/Password", password(&"å".repeat(600)), 409, "password-long"),
    ] {
        let answer = ask(&world, &cookie, "PUT", path, body.clone()).await;
        assert_eq!(answer.problem(), (status, code.to_owned()), "{path}");
        let headers = [("cookie", cookie.as_str()), ("origin", "https://elsewhere.example")];
        let foreign = world.call("PUT", &format!("/api/v1/User/{path}"), &headers, body).await;
        assert_eq!(foreign.problem().0, 403, "{path}");
        let nobody = world.call("PUT", &format!("/api/v1/User/{path}"), &[], role("Standard")).await;
        assert_eq!(nobody.problem().0, 401, "{path}");
    }
    assert_eq!(world.newest(1)[0].id, before);
    assert!(stands(&world, &cookie).await);
}
