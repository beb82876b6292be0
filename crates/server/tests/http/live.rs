use axum::body::Body;
use axum::http::HeaderMap;
use http_body_util::BodyExt as _;
use serde_json::{Value, json};

use crate::world::{PASSWORD, World, basic};

const LIVE: &str = "/api/v1/SystemEvent/Live";

/// A stream that is read message by message.
struct Stream {
    headers: HeaderMap,
    body: Body,
}

impl Stream {
    async fn open(world: &World, cookie: &str) -> Self {
        let response = world.open(LIVE, &[("cookie", cookie)]).await;
        let (parts, body) = response.into_parts();
        assert_eq!(parts.status, 200);
        Self { headers: parts.headers, body }
    }

    /// Event, id and data of the next message; nothing at the end.
    async fn next(&mut self) -> Option<(String, String, Value)> {
        let frame = self.body.frame().await?.unwrap().into_data().unwrap();
        let text = String::from_utf8(frame.to_vec()).unwrap();
        let field = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name));
            line.map(|line| line.trim_start_matches([':', ' ']).to_owned()).unwrap_or_default()
        };
        Some((field("event"), field("id"), serde_json::from_str(&field("data")).unwrap()))
    }

    /// Keys of the events in the next message that is no beat.
    async fn keys(&mut self) -> Vec<String> {
        loop {
            let (event, _, data) = self.next().await.unwrap();
            if event == "events" {
                let events = data["Events"].as_array().unwrap().clone();
                return events.iter().map(|event| event["Eventkey"].as_str().unwrap().to_owned()).collect();
            }
        }
    }
}

async fn add(world: &World, key: &str) {
    let answer = world.post("/api/v1/SystemEvent", json!({ "Eventkey": key })).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
}

#[tokio::test]
async fn a_stream_begins_with_everything_and_tells_of_each_change() {
    let world = World::new();
    add(&world, "NoTravel").await;
    let cookie = world.sign_in("admin").await;
    let mut stream = Stream::open(&world, &cookie).await;
    assert_eq!(stream.headers["content-type"], "text/event-stream");
    assert_eq!(stream.headers["cache-control"], "no-store");
    assert!(!stream.headers.contains_key("content-encoding"));
    let (event, id, data) = stream.next().await.unwrap();
    assert_eq!((event.as_str(), id), ("events", data["Revision"].to_string()));
    assert_eq!(data, world.read("/api/v1/SystemEvent/Current").await);
    add(&world, "NoLogin").await;
    assert_eq!(stream.keys().await, ["NoTravel", "NoLogin"]);
    let headers = [("authorization", basic("admin", PASSWORD))];
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(world.call("DELETE", "/api/v1/SystemEvent/1", &headers, Value::Null).await.status, 204);
    assert_eq!(stream.keys().await, ["NoLogin"]);
}

#[tokio::test(start_paused = true)]
async fn a_change_by_another_program_is_told_with_the_next_beat() {
    let world = World::new();
    let cookie = world.sign_in("admin").await;
    let mut stream = Stream::open(&world, &cookie).await;
    assert_eq!(stream.keys().await, Vec::<String>::new());
    let (event, _, data) = stream.next().await.unwrap();
    assert_eq!((event.as_str(), data["Now"].is_i64()), ("beat", true));
    world.store().begin_operation(segl_store::EventKind::Import, "", None, 0).unwrap();
    assert_eq!(stream.keys().await, ["Import"]);
}

#[tokio::test]
async fn a_stream_ends_with_the_session_at_once() {
    let world = World::new();
    let (cookie, other) = (world.sign_in("admin").await, world.sign_in("admin").await);
    let (mut stream, mut stays) = (Stream::open(&world, &cookie).await, Stream::open(&world, &other).await);
    stream.keys().await;
    stays.keys().await;
    world.call("DELETE", "/api/v1/Session", &[("cookie", &cookie)], Value::Null).await;
    let (event, _, data) = stream.next().await.unwrap();
    assert_eq!((event.as_str(), data), ("end", json!({ "Code": "not-signed-in" })));
    assert_eq!(stream.next().await, None);
    add(&world, "NoLogin").await;
    assert_eq!(stays.keys().await, ["NoLogin"]);
}

#[tokio::test(start_paused = true)]
async fn a_stream_does_not_keep_a_session_alive() {
    let world = World::new();
    let cookie = world.sign_in("admin").await;
    let mut stream = Stream::open(&world, &cookie).await;
    stream.keys().await;
    for _ in 0..3 {
        world.hand.forward(2400);
        let told = stream.next().await.unwrap();
        if told.0 == "end" {
            assert_eq!(stream.next().await, None);
            return;
        }
        assert_eq!(told.0, "beat");
    }
    panic!("the stream outlived its session");
}

#[tokio::test]
async fn every_stream_ends_when_the_server_stops() {
    let world = World::new();
    let cookie = world.sign_in("admin").await;
    let mut stream = Stream::open(&world, &cookie).await;
    stream.keys().await;
    world.live.close();
    assert_eq!(stream.next().await, None);
    assert_eq!(Stream::open(&world, &cookie).await.keys().await, Vec::<String>::new());
}
