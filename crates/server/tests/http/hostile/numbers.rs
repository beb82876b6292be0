//! The group Numbers, where a licence that verifies meets what counts and assigns.

use serde_json::json;

use super::forge::rows;
use crate::world::{PASSWORD, World, basic};

/// Activates a file, which must be possible.
async fn active(file: Vec<u8>) -> World {
    let world = World::new();
    let answer = world.post_file("/api/v1/License", file).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    world
}

async fn give(world: &World, user: &str, module: &str) -> u16 {
    let path = format!("/api/v1/License/SUPEROFFICE/{}", world.id(user));
    let authorization = basic("admin", PASSWORD);
    let headers = [("authorization", authorization.as_str())];
    world.call("PUT", &path, &headers, json!([module])).await.status.as_u16()
}

#[tokio::test]
async fn sums_beyond_32_bits_are_counted_without_harm() {
    let world = active(rows(super::content::all_as_many_as_there_can_be)).await;
    assert_eq!(give(&world, "bo", "ten-sales").await, 200);
    let info = world.read("/api/v1/License/SUPEROFFICE").await;
    let plan = &info["ExtendedModuleLicenses"][2];
    let most = i64::from(i32::MAX);
    assert_eq!(
        (&plan["NumberOfLicensesTotal"], &plan["NumberOfLicensesFree"]),
        (&json!(most), &json!(most - 2))
    );
    world.read("/api/v1/Status").await;
}

#[tokio::test]
async fn a_plan_that_names_itself_or_nothing_brings_what_there_is_once() {
    for set in ["set=ten-sales,user,web", "set=nothing,user,web", "set=user,web,user"] {
        let world = active(rows(|rows| set.clone_into(&mut rows[2].extra_info))).await;
        assert_eq!(give(&world, "bo", "ten-sales").await, 200, "{set}");
        assert_eq!(world.store().holdings(world.id("bo")).unwrap().len(), 3, "{set}");
    }
}

#[tokio::test]
async fn a_link_to_a_user_who_is_not_there_holds_no_seat_and_stops_nothing() {
    let world = World::new();
    let before = world.read("/api/v1/License/SUPEROFFICE").await["ExtendedModuleLicenses"][2].clone();
    assert_eq!(before["NumberOfLicensesFree"], 1);
    let world = world.tamper("PRAGMA foreign_keys = OFF; UPDATE LicenseAssocLink SET assocId = 4711");
    let after = world.read("/api/v1/License/SUPEROFFICE").await["ExtendedModuleLicenses"][2].clone();
    assert_eq!(after["NumberOfLicensesFree"], 2);
    world.read("/api/v1/License/SUPEROFFICE/Assignees").await;
    assert_eq!(give(&world, "bo", "ten-sales").await, 200);
}
