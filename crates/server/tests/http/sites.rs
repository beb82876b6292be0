use serde_json::{Value, json};

use crate::world::{PASSWORD, World, actor, basic};

const SITES: &str = "/api/v1/License/Site";

async fn send(world: &World, method: &str, path: &str, body: Value) -> crate::world::Answer {
    world.call(method, path, &[("authorization", &basic("admin", PASSWORD))], body).await
}

/// Name, whether it is assigned, in use and free of SUPEROFFICE's restricted site licences.
fn links(owners: &Value) -> Value {
    let main = owners.as_array().unwrap().iter().find(|owner| owner["Name"] == "SUPEROFFICE").unwrap();
    let links = main["RestrictedModuleLicenses"].as_array().unwrap().iter();
    links.map(|link| json!([link["Name"], link["Assigned"], link["InUse"], link["Free"]])).collect()
}

#[tokio::test]
async fn site_licences_are_given_to_satellites_and_taken_back() {
    let world = World::new();
    let bergen = world.store().add_satellite("Bergen", &actor(), 0).unwrap();
    let oslo = world.store().add_satellite("Oslo", &actor(), 0).unwrap();
    let path = format!("{SITES}/{bergen}/SUPEROFFICE");
    let given = send(&world, "PUT", &path, json!(["satellite"])).await;
    assert_eq!(given.status, 200, "{}", given.text());
    assert_eq!(links(&given.json()), json!([["satellite", true, 1, 1]]));
    assert_eq!(links(&world.read(&format!("{SITES}/{oslo}")).await), json!([["satellite", false, 1, 1]]));
    let again = send(&world, "PUT", &path, json!(["satellite"])).await.json();
    assert_eq!(links(&again), json!([["satellite", true, 1, 1]]), "what is held already stays");
    let vik = world.store().add_satellite("Vik", &actor(), 0).unwrap();
    send(&world, "PUT", &format!("{SITES}/{vik}/SUPEROFFICE"), json!(["satellite"])).await;
    let full = send(&world, "PUT", &format!("{SITES}/{oslo}/SUPEROFFICE"), json!(["satellite"])).await;
    assert_eq!(full.problem(), (409, "no-free-seat".to_owned()));
    assert_eq!(
        world.read(SITES).await,
        json!([
            {
                "SatelliteId": bergen,
                "Name": "Bergen",
                "Licenses": [{ "OwnerName": "SUPEROFFICE", "ModuleName": "satellite", "Altered": false }],
            },
            { "SatelliteId": oslo, "Name": "Oslo", "Licenses": [] },
            {
                "SatelliteId": vik,
                "Name": "Vik",
                "Licenses": [{ "OwnerName": "SUPEROFFICE", "ModuleName": "satellite", "Altered": false }],
            },
        ])
    );
    let taken = send(&world, "DELETE", &path, json!(["satellite"])).await.json();
    assert_eq!(links(&taken), json!([["satellite", false, 1, 1]]));
}

#[tokio::test]
async fn what_is_not_there_is_named() {
    let world = World::new();
    let bergen = world.store().add_satellite("Bergen", &actor(), 0).unwrap();
    for (method, path, body, expected) in [
        ("GET", format!("{SITES}/99"), Value::Null, (404, "satellite-unknown")),
        ("GET", format!("{SITES}/x"), Value::Null, (404, "satellite-unknown")),
        ("PUT", format!("{SITES}/99/SUPEROFFICE"), json!(["satellite"]), (404, "satellite-unknown")),
        ("PUT", format!("{SITES}/{bergen}/NOBODY"), json!(["satellite"]), (404, "owner-unknown")),
        ("PUT", format!("{SITES}/{bergen}/SUPEROFFICE"), json!(["nothing"]), (404, "module-unknown")),
        ("PUT", format!("{SITES}/{bergen}/SUPEROFFICE"), json!(["ten-sales"]), (409, "type-not-assignable")),
    ] {
        let (status, code) = send(&world, method, &path, body).await.problem();
        assert_eq!((status, code.as_str()), expected, "{method} {path}");
    }
}

#[tokio::test]
async fn methods_without_a_documented_meaning_answer_emptily() {
    let world = World::new();
    let bergen = world.store().add_satellite("Bergen", &actor(), 0).unwrap();
    let agent = async |method: &str, body: Value| {
        world.post(&format!("/api/v1/Agents/License/{method}"), body).await.json()
    };
    let satellite = agent("GetSatelliteLicenses", json!({ "satelliteId": bergen })).await;
    assert_eq!(satellite, world.read(&format!("{SITES}/{bergen}")).await);
    assert_eq!(agent("GetCentralLicense", Value::Null).await, json!([]));
    assert_eq!(agent("SaveCentralLicense", json!({ "license": [] })).await, json!([]));
    let fencing = agent("GetFencingInfo", Value::Null).await;
    assert_eq!((&fencing["Maximum"], &fencing["HasReachedMaximum"]), (&json!(0), &json!(false)));
}
