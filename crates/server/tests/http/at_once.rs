//! Many at once: one wins, everybody else is told so by a code.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::world::{Issue, World, actor, today};

/// The cookie of a user who is signed in without a password being checked.
fn cookie(world: &World, user: i64) -> String {
    use base64::Engine as _;
    let mut token = [9; 32];
    token[..8].copy_from_slice(&user.to_be_bytes());
    let expiry = segl_store::Expiry { idle: 7200, absolute: 43_200 };
    let now = today().days_since_epoch() * 86_400 + 43_200;
    world.store().create_session(&Sha256::digest(token).into(), user, expiry, now).unwrap();
    let encoded = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(token);
    format!("segl-session={encoded}")
}

/// Adds users who hold nothing; the first `administrators` of them may change licences.
fn add_users(world: &World, count: usize, administrators: usize) -> Vec<i64> {
    let user = |at: usize| segl_store::NewUser {
        line: at,
        associate: segl_store::NewAssociate {
            name: format!("n{at}"),
            first_name: String::new(),
            last_name: String::new(),
            email: String::new(),
            country: String::new(),
            user_type: segl_license::UserType::InternalAssociate,
            role: if at < administrators {
                segl_store::Role::Administrator
            } else {
                segl_store::Role::Standard
            },
            retired: false,
            password_hash: None,
        },
        plan: None,
        licenses: Vec::new(),
        open_requests: None,
        last_sign_in: None,
    };
    let users: Vec<_> = (0..count).map(user).collect();
    let store = world.store();
    store.import(&world.roots, today(), &users, &actor(), 0).unwrap();
    (0..count).map(|at| store.associate_by_name(&format!("n{at}")).unwrap().unwrap().id).collect()
}

/// How often each status with its code was answered.
fn count(answers: Vec<(u16, String)>) -> BTreeMap<(u16, String), usize> {
    let mut counted = BTreeMap::new();
    for answer in answers {
        *counted.entry(answer).or_default() += 1;
    }
    counted
}

#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_administrators_who_activate_at_once_one_does_and_the_others_learn_of_it() {
    let world = Arc::new(World::new());
    let administrators = add_users(&world, 50, 50);
    let cookies: Vec<String> = administrators.iter().map(|user| cookie(&world, *user)).collect();
    let first = world.post_file("/api/v1/License/Preview", Issue::next().text()).await.json();
    let second =
        world.post_file("/api/v1/License/Preview", Issue::next().number("windows", 9).text()).await.json();
    let mut tasks = Vec::new();
    for (at, cookie) in cookies.into_iter().enumerate() {
        let preview = if at % 2 == 0 { &first } else { &second };
        let body = json!({ "Candidate": preview["Candidate"], "World": preview["World"], "Moves": [] });
        let world = Arc::clone(&world);
        tasks.push(tokio::spawn(async move {
            let answer = world.call("POST", "/api/v1/License/Activate", &[("cookie", &cookie)], body).await;
            if answer.status == 200 { (200, String::new()) } else { answer.problem() }
        }));
    }
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.unwrap());
    }
    let counted = count(answers);
    let of = |status: u16, code: &str| counted.get(&(status, code.to_owned())).copied().unwrap_or_default();
    assert_eq!(of(200, ""), 1, "{counted:?}");
    assert_eq!(of(422, "already-active"), 24, "{counted:?}");
    assert_eq!(of(422, "equivocation"), 25, "{counted:?}");
    assert_eq!(world.sequence("SUPEROFFICE"), Some(2));
    assert_eq!(world.store().license_log("SUPEROFFICE", 9).unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_thousand_requests_for_the_last_seat_one_gets_it_and_the_others_are_told_the_numbers() {
    let world = Arc::new(World::new());
    let users = add_users(&world, 1000, 1);
    let cookie = cookie(&world, users[0]);
    let mut tasks = Vec::new();
    for user in users {
        let (world, cookie) = (Arc::clone(&world), cookie.clone());
        tasks.push(tokio::spawn(async move {
            let path = format!("/api/v1/License/NORDDATA/{user}");
            let answer = world.call("PUT", &path, &[("cookie", &cookie)], json!(["nd-orders"])).await;
            if answer.status == 200 {
                return (200, String::new());
            }
            let facts = json!({ "ModuleName": "nd-orders", "NumberOfLicenses": 1, "InUse": 1 });
            assert_eq!(answer.json()["facts"], facts);
            answer.problem()
        }));
    }
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.unwrap());
    }
    let counted = count(answers);
    let expected = [((200, String::new()), 1), ((409, "no-free-seat".to_owned()), 999)];
    assert_eq!(counted, expected.into());
    let holders = world.read("/api/v1/License/NORDDATA/Assignees?Module=nd-orders").await;
    assert_eq!(holders["Total"], 1);
}
