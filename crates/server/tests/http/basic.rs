use crate::world::{PASSWORD, World, actor, basic};
use segl_server::hash_password;

const PATH: &str = "/api/v1/User/currentPrincipal";

#[tokio::test]
async fn a_program_signs_in_with_each_request_and_is_never_asked_to() {
    let world = World::new();
    let right = basic("admin", PASSWORD);
    assert_eq!(world.get(PATH, &[("authorization", &right)]).await.json()["Associate"], "admin");
    for headers in
        [vec![], vec![("authorization", "Basic bm9ib2R5Og==")], vec![("authorization", "Bearer x")]]
    {
        let answer = world.get(PATH, &headers).await;
        assert_eq!(answer.problem().0, 401);
        assert_eq!(answer.header("www-authenticate"), "");
        assert_eq!(answer.header("set-cookie"), "");
    }
}

#[tokio::test]
async fn what_a_browser_sends_as_basic_is_not_looked_at() {
    let world = World::new();
    let right = basic("admin", PASSWORD);
    for marked in [("origin", "http://segl.example"), ("sec-fetch-site", "same-origin")] {
        let answer = world.get(PATH, &[("authorization", &right), marked]).await;
        assert_eq!(answer.problem(), (401, "not-signed-in".to_owned()));
    }
}

#[tokio::test]
async fn a_changed_password_and_retirement_count_at_once_although_the_check_is_remembered() {
    let world = World::new();
    let right = basic("admin", PASSWORD);
    let get = async |value: &str| world.get(PATH, &[("authorization", value)]).await.status.as_u16();
    assert_eq!(get(&right).await, 200);
    assert_eq!(get(&right).await, 200);
    let hash = hash_password(b"another password").unwrap();
    world.store().set_password_hash(world.id("admin"), &hash, &actor(), 0).unwrap();
    assert_eq!(get(&right).await, 401);
    assert_eq!(get(&basic("admin", "another password")).await, 200);

    let ada = basic("ada", PASSWORD);
    assert_eq!(get(&ada).await, 200);
    world.store().retire(world.id("ada"), &actor(), 0).unwrap();
    assert_eq!(get(&ada).await, 401);
}

#[tokio::test]
async fn wrong_passwords_of_programs_are_counted_too() {
    let world = World::new();
    let wrong = basic("admin", "wrong");
    for _ in 0..5 {
        assert_eq!(world.get(PATH, &[("authorization", &wrong)]).await.problem().1, "credentials-wrong");
    }
    let answer = world.get(PATH, &[("authorization", &wrong)]).await;
    assert_eq!(answer.problem(), (429, "too-many-attempts".to_owned()));
    assert_eq!(answer.header("retry-after"), "300");
}
