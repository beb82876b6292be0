use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::routing::get;
use http_body_util::BodyExt as _;
use segl_license::{Date, pinned_roots};
use segl_store::Store;
use tower::ServiceExt as _;

use axum::extract::State;

use super::*;

/// Asks a route that the real server does not have.
async fn ask(routes: Router<Arc<App>>) -> (u16, String) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create(dir.path(), "Wordslayer AS", "1801852599", 0).unwrap();
    let (clock, _) = Clock::set_to(Date::parse("2026-11-22").unwrap());
    let app = App::new(store, pinned_roots().unwrap(), clock, Dist::default(), false).unwrap();
    let request = Request::builder().uri("/api/test").body(Body::empty()).unwrap();
    let response = around(&Arc::new(app), routes).oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    assert!(response.headers().contains_key("content-security-policy"));
    let body = response.into_body().collect().await.unwrap().to_bytes();
    let problem: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(problem["facts"], serde_json::json!({}), "nothing of the cause is told");
    (status, problem["code"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn a_handler_that_panics_is_a_problem_and_not_the_end() {
    let routes = Router::new().route("/api/test", get(async || -> &'static str { panic!("for the test") }));
    assert_eq!(ask(routes).await, (500, "server-failed".to_owned()));
}

#[tokio::test]
async fn work_that_panics_off_the_runtime_is_the_same_problem() {
    let handler = async |State(app): State<Arc<App>>| -> Result<&'static str, Refusal> {
        stored(&app, |_| -> Result<(), StoreError> { panic!("for the test") }).await?;
        Ok("never")
    };
    assert_eq!(ask(Router::new().route("/api/test", get(handler))).await, (500, "server-failed".to_owned()));
}

#[tokio::test(start_paused = true)]
async fn a_request_that_takes_too_long_is_given_up() {
    let handler = async || {
        tokio::time::sleep(Duration::from_secs(3600)).await;
        "never"
    };
    assert_eq!(ask(Router::new().route("/api/test", get(handler))).await, (503, "timed-out".to_owned()));
}
