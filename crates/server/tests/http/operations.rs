use std::time::Duration;

use serde_json::{Value, json};

use crate::world::World;

/// The only event that there is.
async fn only(world: &World) -> Option<Value> {
    let events = world.read("/api/v1/SystemEvent/Current").await["Events"].clone();
    assert!(events.as_array().unwrap().len() <= 1);
    events.as_array().unwrap().first().cloned()
}

#[tokio::test(start_paused = true)]
async fn a_demonstrations_operation_tells_how_far_it_is_until_it_is_done() {
    let mut world = World::new();
    let running = tokio::spawn(world.take_operations().run());
    let mut seen = Vec::new();
    let mut kinds = Vec::new();
    while kinds.len() < 2 {
        if let Some(event) = only(&world).await {
            assert_eq!(event["ActivatedBy"], Value::Null);
            if kinds.last() != Some(&event["Eventkey"]) {
                kinds.push(event["Eventkey"].clone());
            }
            if event["Eventkey"] == "Import" {
                seen.push(event["Progress"].as_u64().unwrap());
            }
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    running.abort();
    assert_eq!(kinds, [json!("Import"), json!("FreetextRebuild")]);
    assert!(seen.is_sorted() && seen.len() > 50, "{seen:?}");
    assert!(seen.last().unwrap() > &90);
}

#[tokio::test(start_paused = true)]
async fn an_operation_that_is_cancelled_stops() {
    let mut world = World::new();
    let running = tokio::spawn(world.take_operations().run());
    let event = loop {
        match only(&world).await {
            Some(event) => break event,
            None => tokio::time::sleep(Duration::from_secs(1)).await,
        }
    };
    let path = format!("/api/v1/SystemEvent/{}?Warned=true", event["SystemEventId"]);
    let cookie = world.sign_in("admin").await;
    assert_eq!(world.call("DELETE", &path, &[("cookie", &cookie)], Value::Null).await.status, 204);
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!(only(&world).await, None);
    running.abort();
}
