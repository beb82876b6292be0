use segl_license::{LogBody, ObjectHash};
use serde_json::{Value, json};

use crate::world::{World, actor};

const LOG: &str = "/api/v1/Log";

/// The number of the first entry that does not follow.
fn broken_at(log: &Value) -> Option<i64> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let mut previous = text(&log["Previous"]).and_then(|hash| ObjectHash::from_base64(&hash));
    log["Entries"].as_array().unwrap().iter().find_map(|entry| {
        let [actor, act, subject] = ["Actor", "Act", "Subject"].map(|name| text(&entry[name]).unwrap());
        let [before, after] = ["Before", "After"].map(|name| text(&entry[name]));
        let body = LogBody {
            id: entry["Id"].as_i64().unwrap(),
            at: entry["At"].as_i64().unwrap(),
            associate_id: entry["AssociateId"].as_i64(),
            actor: &actor,
            act: &act,
            subject: &subject,
            before: before.as_deref(),
            after: after.as_deref(),
            previous,
        };
        previous = Some(body.hash());
        (entry["Hash"] != body.hash().to_base64()).then_some(body.id)
    })
}

#[tokio::test]
async fn what_administrators_did_is_told_with_a_chain_that_holds() {
    let world = World::new();
    world.store().add_satellite("Bergen", &actor(), 7).unwrap();
    let log = world.read(LOG).await;
    let last = log["Entries"].as_array().unwrap().last().unwrap();
    assert_eq!(log["Total"], last["Id"]);
    assert_eq!((broken_at(&log), &log["Previous"]), (None, &Value::Null));
    let told =
        ["At", "AssociateId", "Actor", "Act", "Subject", "Before", "After"].map(|name| last[name].clone());
    assert_eq!(json!(told), json!([7, null, "test", "satellite-added", "Bergen", null, null]));
    let newest = world.read(&format!("{LOG}?Top=1")).await;
    assert_eq!((&newest["Entries"][0], broken_at(&newest)), (last, None));
    let page = world.read(&format!("{LOG}?From=2&Top=2")).await;
    assert_eq!((&page["Entries"][0]["Id"], broken_at(&page)), (&Value::from(2), None));
    assert_eq!(page["Entries"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn an_entry_that_was_edited_by_hand_does_not_follow() {
    let edit = "DROP TRIGGER AdminLog_no_update; UPDATE AdminLog SET actor = 'nobody' WHERE AdminLog_id = 2";
    let world = World::new().tamper(edit);
    assert_eq!(broken_at(&world.read(LOG).await), Some(2));
}

#[tokio::test]
async fn only_administrators_see_the_log() {
    let world = World::new();
    assert_eq!(world.get(LOG, &[]).await.problem(), (401, "not-signed-in".to_owned()));
    let cookie = world.sign_in("ada").await;
    assert_eq!(world.get(LOG, &[("cookie", &cookie)]).await.problem(), (403, "not-administrator".to_owned()));
}
