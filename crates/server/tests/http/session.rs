use axum::body::Body;
use serde_json::{Value, json};

use crate::world::{PASSWORD, World, request};

const PATH: &str = "/api/v1/Session";

async fn attempt(world: &World, name: &str, password: &str) -> crate::world::Answer {
    world.call("POST", PATH, &[], json!({ "UserName": name, "Password": password })).await
}

#[tokio::test]
async fn the_right_password_opens_a_session_and_signing_out_ends_it() {
    let world = World::new();
    let answer = attempt(&world, "Admin", PASSWORD).await;
    assert_eq!(answer.status, 200);
    assert_eq!(
        answer.json(),
        json!({ "Associate": "admin", "FullName": "ADMIN Åsén", "IsAdministrator": true })
    );
    let set = answer.header("set-cookie").to_owned();
    assert!(set.starts_with("segl-session="), "{set}");
    assert!(set.ends_with("; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict"), "{set}");

    let cookie = answer.cookie();
    let again = world.get(PATH, &[("cookie", &cookie)]).await;
    assert_eq!(again.json()["Associate"], "admin");

    let out = world.send(request("DELETE", PATH, &[("cookie", &cookie)], Body::empty())).await;
    assert_eq!(out.status, 204);
    assert!(out.header("set-cookie").starts_with("segl-session=; Path=/; Max-Age=0"));
    assert_eq!(world.get(PATH, &[("cookie", &cookie)]).await.problem(), (401, "not-signed-in".to_owned()));
}

#[tokio::test]
async fn a_session_that_somebody_chose_before_signing_in_is_never_taken_over() {
    let world = World::new();
    let stranger = world.sign_in("ada").await;
    let made_up = format!("segl-session={}", "A".repeat(stranger.len() - "segl-session=".len()));
    for planted in [stranger.as_str(), &made_up] {
        let body = json!({ "UserName": "admin", "Password": PASSWORD });
        let answer = world.call("POST", PATH, &[("cookie", planted)], body).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert_ne!(answer.cookie(), planted);
        let own = world.get(PATH, &[("cookie", &answer.cookie())]).await;
        assert_eq!(own.json()["Associate"], "admin");
        let still = world.get(PATH, &[("cookie", planted)]).await;
        assert!(still.status == 401 || still.json()["Associate"] == "ada", "{}", still.text());
    }
}

#[tokio::test]
async fn over_tls_the_cookie_is_bound_to_this_host() {
    let world = World::with(true);
    let answer = attempt(&world, "admin", PASSWORD).await;
    let set = answer.header("set-cookie").to_owned();
    assert!(set.starts_with("__Host-segl-session="), "{set}");
    assert!(set.ends_with("; SameSite=Strict; Secure"), "{set}");
    assert_eq!(world.get(PATH, &[("cookie", &answer.cookie())]).await.status, 200);
}

#[tokio::test]
async fn a_wrong_password_an_unknown_user_and_a_retired_one_are_told_the_same() {
    let world = World::new();
    let mut answers = Vec::new();
    for (name, password) in [("admin", "wrong"), ("nobody", PASSWORD), ("old", PASSWORD)] {
        let answer = attempt(&world, name, password).await;
        assert_eq!(answer.problem(), (401, "credentials-wrong".to_owned()), "{name}");
        assert_eq!(answer.header("www-authenticate"), "");
        let mut problem = answer.json();
        problem["requestId"] = Value::Null;
        answers.push(problem);
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
}

#[tokio::test]
async fn the_sixth_wrong_password_is_told_how_long_to_wait_and_then_may_try_again() {
    let world = World::new();
    for _ in 0..5 {
        assert_eq!(attempt(&world, "admin", "wrong").await.problem().0, 401);
    }
    let answer = attempt(&world, "admin", PASSWORD).await;
    assert_eq!(answer.problem(), (429, "too-many-attempts".to_owned()));
    assert_eq!(answer.json()["facts"], json!({ "RetryAfter": 300 }));
    assert_eq!(answer.header("retry-after"), "300");
    assert_eq!(attempt(&world, "ada", PASSWORD).await.status, 200);

    world.hand.forward(299);
    assert_eq!(attempt(&world, "admin", PASSWORD).await.json()["facts"], json!({ "RetryAfter": 1 }));
    world.hand.forward(1);
    assert_eq!(attempt(&world, "admin", PASSWORD).await.status, 200);
}

#[tokio::test]
async fn a_session_ends_two_hours_after_its_last_request_and_twelve_after_its_first() {
    let world = World::new();
    let cookie = world.sign_in("admin").await;
    world.hand.forward(2 * 3600 + 60);
    assert_eq!(world.get(PATH, &[("cookie", &cookie)]).await.status, 401);

    let cookie = world.sign_in("admin").await;
    for _ in 0..11 {
        world.hand.forward(3600);
        assert_eq!(world.get(PATH, &[("cookie", &cookie)]).await.status, 200);
    }
    world.hand.forward(3600 + 60);
    assert_eq!(world.get(PATH, &[("cookie", &cookie)]).await.status, 401);
}

async fn post_form(world: &World, body: &str) -> crate::world::Answer {
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("origin", "null"),
        ("sec-fetch-site", "same-origin"),
    ];
    world.send(request("POST", PATH, &headers, Body::from(body.to_owned()))).await
}

#[tokio::test]
async fn a_posted_form_leads_to_its_next_page_with_the_cookie() {
    let world = World::new();
    let password = PASSWORD.replace(' ', "+");
    let form = |next: &str| format!("next={next}&UserName=admin&Password={password}");
    let answer = post_form(&world, &form("%2Flicences%2FSUPEROFFICE%3Fq%3Dweb")).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/licences/SUPEROFFICE?q=web"));
    assert_eq!(world.get(PATH, &[("cookie", &answer.cookie())]).await.status, 200);

    for elsewhere in ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example", ""] {
        assert_eq!(post_form(&world, &form(elsewhere)).await.header("location"), "/", "{elsewhere}");
    }
}

#[tokio::test]
async fn a_form_with_a_wrong_password_comes_back_to_the_sign_in_page_with_its_code() {
    let world = World::new();
    for _ in 0..5 {
        let answer = post_form(&world, "next=%2Fusers&UserName=admin&Password=wrong").await;
        assert_eq!(answer.status, 303);
        let expected = "/sign-in?error=credentials-wrong&next=%2Fusers#error-credentials-wrong";
        assert_eq!(answer.header("location"), expected);
        assert_eq!(answer.header("set-cookie"), "");
    }
    let answer = post_form(&world, "next=%2F&UserName=admin&Password=wrong").await;
    assert_eq!(answer.header("location"), "/sign-in?error=too-many-attempts#error-too-many-attempts");
}

#[tokio::test]
async fn what_is_neither_json_nor_a_form_is_refused() {
    let world = World::new();
    let answer = world.send(request("POST", PATH, &[], Body::from("{}"))).await;
    assert_eq!(answer.problem(), (415, "media-type-unsupported".to_owned()));
    let headers = [("content-type", "application/json; charset=utf-8")];
    let answer = world.send(request("POST", PATH, &headers, Body::from("{\n\"UserName\":"))).await;
    assert_eq!(answer.problem(), (400, "request-malformed".to_owned()));
    assert_eq!(answer.json()["facts"], json!({ "Line": 2, "Column": 11 }));
    let long = json!({ "UserName": "admin", "Password": "a".repeat(70_000) });
    assert_eq!(world.call("POST", PATH, &[], long).await.problem(), (413, "request-too-large".to_owned()));
}
