use axum::body::Body;
use segl_store::EventKind;
use serde_json::{Value, json};

use crate::world::{Answer, PASSWORD, World, basic, request};

const EVENTS: &str = "/api/v1/SystemEvent";

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

async fn send(world: &World, method: &str, path: &str, body: Value) -> Answer {
    world.call(method, path, &[("authorization", &basic("admin", PASSWORD))], body).await
}

async fn delete(world: &World, id: i64, query: &str) -> Answer {
    let authorization = basic("admin", PASSWORD);
    let headers = [("authorization", authorization.as_str())];
    world.send(request("DELETE", &format!("{EVENTS}/{id}{query}"), &headers, Body::empty())).await
}

#[tokio::test]
async fn an_event_is_added_read_changed_and_ended_in_the_vendors_form() {
    let world = World::new();
    let new = json!({ "Eventkey": "NoLogin", "Eventmess": "Upgrade", "Eta": "2026-11-22T13:00:00+01:00" });
    let added = world.post(EVENTS, new).await;
    assert_eq!((added.status.as_u16(), added.header("etag")), (200, "\"0\""), "{}", added.text());
    insta::assert_snapshot!(pretty(&added.json()), @r#"
    {
      "ActivatedBy": {
        "AssociateId": 1,
        "CustomFields": {},
        "Deleted": false,
        "EjUserId": 0,
        "ExtraFields": {},
        "FieldProperties": {},
        "FormalName": "ADMIN Åsén",
        "FullName": "ADMIN Åsén",
        "GroupIdx": 0,
        "Name": "admin",
        "PersonId": 0,
        "Rank": 0,
        "TableRight": null,
        "Tooltip": "",
        "Type": "InternalAssociate",
        "UserName": "admin"
      },
      "Eta": "2026-11-22T12:00:00",
      "Eventkey": "NoLogin",
      "Eventmess": "Upgrade",
      "ExtraInfo": 0,
      "FieldProperties": {},
      "Owner": 0,
      "Registered": "2026-11-22T12:00:00",
      "Scope": "SystemWide",
      "SystemEventId": 1,
      "TableRight": null,
      "UpdatedCount": 0,
      "_Links": {
        "Self": "/api/v1/SystemEvent/1"
      }
    }
    "#);
    assert_eq!(world.read("/api/v1/SystemEvent/1").await, added.json());

    let path = "/api/v1/SystemEvent/1";
    let body = json!({ "Eventmess": "Upgrade, later", "Eta": "2026-11-23T12:00:00" });
    let changed = send(&world, "PUT", path, body).await;
    assert_eq!(changed.header("etag"), "\"1\"");
    let changed = changed.json();
    assert_eq!(
        (&changed["Eventmess"], &changed["Eta"], &changed["UpdatedCount"], &changed["Eventkey"]),
        (&json!("Upgrade, later"), &json!("2026-11-23T12:00:00"), &json!(1), &json!("NoLogin"))
    );
    assert_eq!(delete(&world, 1, "").await.status, 204);
    let (status, code) = delete(&world, 1, "").await.problem();
    assert_eq!((status, code.as_str()), (404, "event-unknown"));
}

#[tokio::test]
async fn the_default_event_is_for_the_whole_system() {
    let default = World::new().read("/api/v1/SystemEvent/default").await;
    assert_eq!((&default["Scope"], &default["Eventkey"]), (&json!("SystemWide"), &json!("")));
    assert_eq!((&default["SystemEventId"], &default["ActivatedBy"]), (&json!(0), &Value::Null));
}

#[tokio::test]
async fn each_rule_refuses_with_its_code_and_facts() {
    let world = World::new();
    world.post(EVENTS, json!({ "Eventkey": "NoLogin" })).await;
    for (body, code, facts) in [
        (
            json!({ "Eventkey": "NoLogin" }),
            "event-exists",
            json!({ "Eventkey": "NoLogin", "SystemEventId": 1 }),
        ),
        (json!({ "Eventkey": "Party" }), "event-kind-unknown", json!({ "Eventkey": "Party" })),
        (
            json!({ "Eventkey": "UDefRebuild" }),
            "event-kind-not-addable",
            json!({ "Eventkey": "UDefRebuild" }),
        ),
        (
            json!({ "Eventkey": "NoTravel", "Scope": 4, "Owner": 99 }),
            "event-owner-unknown",
            json!({ "Owner": 99 }),
        ),
        (
            json!({ "Eventkey": "NoTravel", "Scope": "Group", "Owner": 1 }),
            "event-owner-unknown",
            json!({ "Owner": 1 }),
        ),
        (json!({ "Eventkey": "MessageOfTheDay" }), "event-message-missing", json!({})),
        (
            json!({ "Eventkey": "NoTravel", "Eventmess": "x".repeat(255) }),
            "event-message-invalid",
            json!({ "Most": 254 }),
        ),
    ] {
        let answer = world.post(EVENTS, body).await;
        assert_eq!(answer.problem(), (409, code.to_owned()));
        assert_eq!(answer.json()["facts"], facts, "{code}");
    }
    let path = "/api/v1/SystemEvent/1";
    for body in [json!({ "Eventkey": "NoTravel" }), json!({ "Scope": "User", "Owner": 1 })] {
        let answer = send(&world, "PUT", path, body).await;
        assert_eq!(answer.problem(), (409, "event-identity-fixed".to_owned()));
    }
    let authorization = basic("admin", PASSWORD);
    for (seen, status, code) in [("\"7\"", 412, "event-changed"), ("W/x", 400, "request-malformed")] {
        let headers = [("authorization", authorization.as_str()), ("if-match", seen)];
        let answer = world.call("PUT", path, &headers, json!({ "Eventmess": "b" })).await;
        assert_eq!(answer.problem(), (status, code.to_owned()));
    }
}

#[tokio::test]
async fn an_operation_is_cancelled_after_a_warning_and_a_rebuild_of_fields_never() {
    let world = World::new();
    let begin = |kind| world.store().begin_operation(kind, "", None, 0).unwrap().unwrap();
    let (import, fields) = (begin(EventKind::Import), begin(EventKind::UDefRebuild));
    assert_eq!(delete(&world, import, "").await.problem(), (409, "event-warning-first".to_owned()));
    assert_eq!(delete(&world, import, "?Warned=true").await.status, 204);
    assert_eq!(
        delete(&world, fields, "?Warned=true").await.problem(),
        (409, "event-not-cancellable".to_owned())
    );
    let edit = send(&world, "PUT", &format!("{EVENTS}/{fields}"), json!({ "Eventmess": "b" })).await;
    assert_eq!(edit.problem(), (409, "event-not-editable".to_owned()));
}

#[tokio::test]
async fn the_screen_learns_what_may_be_done_with_each_event() {
    let world = World::new();
    let ada = world.id("ada");
    let store = world.store();
    let import = store.begin_operation(EventKind::Import, "users.csv", Some(99), 5).unwrap().unwrap();
    store.operation_progress(import, 40, 6).unwrap();
    let for_ada = json!({ "Eventkey": "MessageOfTheDay", "Eventmess": "Hi", "Scope": "User", "Owner": ada });
    assert_eq!(world.post(EVENTS, for_ada).await.status, 200);
    insta::assert_snapshot!(pretty(&world.read("/api/v1/SystemEvent/Current").await), @r#"
    {
      "Events": [
        {
          "ActivatedBy": null,
          "Cancel": "after-warning",
          "Eta": 99,
          "Eventkey": "Import",
          "Eventmess": "users.csv",
          "MayEdit": false,
          "Owner": null,
          "Progress": 40,
          "Registered": 5,
          "Scope": "Database",
          "Status": "overdue",
          "SystemEventId": 1,
          "UpdatedCount": 0
        },
        {
          "ActivatedBy": {
            "AssociateId": 1,
            "FullName": "ADMIN Åsén",
            "Name": "admin"
          },
          "Cancel": "freely",
          "Eta": null,
          "Eventkey": "MessageOfTheDay",
          "Eventmess": "Hi",
          "MayEdit": true,
          "Owner": {
            "AssociateId": 2,
            "FullName": "ADA Åsén",
            "Name": "ada"
          },
          "Progress": null,
          "Registered": 1795348800,
          "Scope": "User",
          "Status": "active",
          "SystemEventId": 2,
          "UpdatedCount": 0
        }
      ],
      "Now": 1795348800,
      "Revision": 4
    }
    "#);
}

#[tokio::test]
async fn the_list_is_chosen_sorted_filtered_and_paged_as_odata_asks() {
    let world = World::new();
    for key in ["NoTravel", "NoLogin", "NoFreetext"] {
        world.post(EVENTS, json!({ "Eventkey": key, "Eventmess": "it's soon" })).await;
    }
    insta::assert_snapshot!(pretty(&world.read("/api/v1/SystemEvent?$top=1").await), @r#"
    {
      "odata.metadata": "SystemEvent",
      "odata.nextLink": "/api/v1/SystemEvent?%24skip=1&%24top=1",
      "value": [
        {
          "SystemEvent_id": 1,
          "eta": "0001-01-01T00:00:00",
          "eventkey": "NoTravel",
          "eventmess": "it's soon",
          "eventname": "NoTravel",
          "extrainfo": 0,
          "owner": 0,
          "registered": "2026-11-22T12:00:00",
          "registered_associate_id/assocName": "admin",
          "registered_associate_id/fullName": "ADMIN Åsén",
          "registered_associate_id/portraitThumbnail": "",
          "scope": 1,
          "status": "active",
          "type": "SystemWide",
          "updatedCount": 0
        }
      ]
    }
    "#);
    let sorted = world.read("/api/v1/SystemEvent?$select=eventkey&$orderBy=eventkey%20desc").await;
    assert_eq!(
        sorted["value"],
        json!([{ "eventkey": "NoTravel" }, { "eventkey": "NoLogin" }, { "eventkey": "NoFreetext" }])
    );
    let next = world.read("/api/v1/SystemEvent?%24select=eventkey&%24skip=1&%24top=1").await;
    assert_eq!(next["value"], json!([{ "eventkey": "NoLogin" }]));
    assert_eq!(next["odata.nextLink"], "/api/v1/SystemEvent?%24select=eventkey&%24skip=2&%24top=1");
    let filtered = "/api/v1/SystemEvent?$select=SystemEvent_id&$filter=\
                    eventmess%20eq%20'it''s%20soon'%20and%20eventkey%20eq%20'NoLogin'";
    assert_eq!(world.read(filtered).await["value"], json!([{ "SystemEvent_id": 2 }]));
    let cookie = world.sign_in("admin").await;
    for query in
        ["$filter=startswith(eventkey,'No')", "$orderBy=nothing", "$select=nothing", "$orderBy=eventkey%20up"]
    {
        let answer = world.get(&format!("{EVENTS}?{query}"), &[("cookie", &cookie)]).await;
        assert_eq!(answer.problem(), (400, "query-unsupported".to_owned()), "{query}");
    }
}

#[tokio::test]
async fn events_are_for_administrators() {
    let world = World::new();
    let cookie = world.sign_in("ada").await;
    for path in ["", "/default", "/Current", "/Live", "/1"] {
        let path = format!("{EVENTS}{path}");
        assert_eq!(
            world.get(&path, &[("cookie", &cookie)]).await.problem(),
            (403, "not-administrator".to_owned())
        );
        assert_eq!(world.get(&path, &[]).await.problem(), (401, "not-signed-in".to_owned()));
    }
}

#[tokio::test]
async fn the_agents_answer_like_their_twins() {
    let world = World::new();
    let agent = |method: &str| format!("/api/v1/Agents/Configuration/{method}");
    let saved = world.post(&agent("SaveSystemEventEntity"), json!({ "eventkey": "NoLogin" })).await.json();
    assert_eq!((&saved["SystemEventId"], &saved["Scope"]), (&json!(1), &json!("SystemWide")));
    let again = json!({ "systemEventId": 1, "eventmess": "Soon", "updatedCount": 0 });
    let changed = world.post(&agent("SaveSystemEventEntity"), again.clone()).await.json();
    assert_eq!((&changed["Eventmess"], &changed["UpdatedCount"]), (&json!("Soon"), &json!(1)));
    let stale = json!({ "systemEventId": 1, "eventmess": "Never", "updatedCount": 0 });
    let stale = world.post(&agent("SaveSystemEventEntity"), stale).await;
    assert_eq!(stale.problem(), (412, "event-changed".to_owned()));
    let read = world.post(&agent("GetSystemEventEntity?systemEventEntityId=1"), json!({})).await;
    assert_eq!(read.json(), changed);
    let exists =
        async |key: &str| world.post(&agent("ExistsSystemEvent"), json!({ "key": key })).await.json();
    assert_eq!((exists("NoLogin").await, exists("NoTravel").await), (json!(true), json!(false)));
    let default = world.post(&agent("CreateDefaultSystemEventEntity"), json!({})).await.json();
    assert_eq!(default, world.read("/api/v1/SystemEvent/default").await);

    let asked =
        json!({ "providerName": "SystemEvents", "columns": "eventkey,registered,scope", "pageSize": 10 });
    let archive = "/api/v1/Agents/Archive/GetArchiveListByColumns2";
    insta::assert_snapshot!(pretty(&world.post(archive, asked).await.json()), @r#"
    [
      {
        "ColumnData": {
          "eventkey": {
            "DisplayValue": "NoLogin",
            "LinkHint": "",
            "TooltipHint": ""
          },
          "registered": {
            "DisplayValue": "[DT:2026-11-22T12:00:00]",
            "LinkHint": "",
            "TooltipHint": ""
          },
          "scope": {
            "DisplayValue": "[I:1]",
            "LinkHint": "",
            "TooltipHint": ""
          }
        },
        "EntityName": "systemevent",
        "LinkHint": "",
        "PrimaryKey": 1,
        "StyleHint": ""
      }
    ]
    "#);
    let unknown = world.post(archive, json!({ "providerName": "Persons" })).await;
    assert_eq!(unknown.problem(), (404, "archive-unknown".to_owned()));
    let deleted = world.post(&agent("DeleteSystemEventEntity?SystemEventEntityId=1"), json!({})).await;
    assert_eq!(deleted.status, 204);
}
