use axum::body::Body;
use serde_json::json;

use crate::world::{World, request};

#[tokio::test]
async fn unknown_paths_and_methods_of_the_api_are_problems() {
    let world = World::new();
    for (method, path, expected) in [
        ("GET", "/api", (404, "path-unknown")),
        ("GET", "/api/v1/Nothing", (404, "path-unknown")),
        ("POST", "/api/v1/Agents/License/GetEverything", (404, "path-unknown")),
        ("POST", "/licences", (404, "path-unknown")),
        ("PUT", "/api/v1/License", (405, "method-not-allowed")),
        ("GET", "/api/v1/Agents/License/GetShopUrl", (405, "method-not-allowed")),
        ("POST", "/healthz", (405, "method-not-allowed")),
    ] {
        let answer = world.send(request(method, path, &[], Body::empty())).await;
        let (status, code) = answer.problem();
        assert_eq!((status, code.as_str()), expected, "{method} {path}");
    }
}

#[tokio::test]
async fn a_problem_has_a_status_a_code_its_facts_and_the_id_of_its_request() {
    let world = World::new();
    let cookie = world.sign_in("admin").await;
    let answer = world.get("/api/v1/License/NOBODY", &[("cookie", &cookie)]).await;
    let mut problem = answer.json();
    assert_eq!(problem["requestId"].as_str().unwrap().len(), 16);
    problem["requestId"] = json!("ID");
    insta::assert_snapshot!(problem, @r#"{"code":"owner-unknown","facts":{"OwnerName":"NOBODY"},"requestId":"ID","status":404,"title":"Not Found","type":"about:blank"}"#);
}

#[tokio::test]
async fn bodies_that_are_too_long_malformed_or_of_another_type_are_refused() {
    let world = World::new();
    let cookie = world.sign_in("admin").await;
    let path = "/api/v1/Agents/License/GetShopUrl";
    let post = async |media_type: &str, body: String| {
        let headers = [("cookie", cookie.as_str()), ("content-type", media_type)];
        world.send(request("POST", path, &headers, Body::from(body))).await.problem()
    };
    let long = format!("{{\"OwnerName\":\"{}\"}}", "A".repeat(70_000));
    assert_eq!(post("application/json", long).await, (413, "request-too-large".to_owned()));
    assert_eq!(post("application/json", "{".to_owned()).await, (400, "request-malformed".to_owned()));
    assert_eq!(post("application/json", "[1]".to_owned()).await, (400, "request-malformed".to_owned()));
    assert_eq!(post("text/plain", "{}".to_owned()).await, (415, "media-type-unsupported".to_owned()));
}

#[tokio::test]
async fn changes_that_another_sites_page_asks_for_are_refused() {
    let world = World::new();
    let cookie = world.sign_in("admin").await;
    let path = format!("/api/v1/License/SUPEROFFICE/{}", world.id("bo"));
    for foreign in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let headers = [("cookie", cookie.as_str()), foreign];
        let answer = world.call("PUT", &path, &headers, json!(["visible-for"])).await;
        assert_eq!(answer.problem(), (403, "origin-refused".to_owned()), "{foreign:?}");
        let answer = world.send(request("DELETE", "/api/v1/Session", &headers, Body::empty())).await;
        assert_eq!(answer.problem().0, 403);
    }
    assert!(world.store().holdings(world.id("bo")).unwrap().is_empty());
    for own in [("origin", "http://segl.example"), ("sec-fetch-site", "same-origin")] {
        let headers = [("cookie", cookie.as_str()), own];
        assert_eq!(world.call("PUT", &path, &headers, json!(["visible-for"])).await.status, 200);
    }
}

#[tokio::test]
async fn health_is_answered_to_anybody_and_says_nothing_else() {
    let world = World::new();
    let answer = world.get("/healthz", &[]).await;
    assert_eq!((answer.status.as_u16(), answer.text().as_str()), (200, r#"{"Status":"ok"}"#));
    let answer = world.send(request("HEAD", "/healthz", &[], Body::empty())).await;
    assert_eq!((answer.status.as_u16(), answer.body.len()), (200, 0));
}
