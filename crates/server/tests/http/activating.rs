//! A licence file is looked at, activated with the moves that make room for it, or refused by code.

use serde_json::{Value, json};

use crate::world::{Answer, Issue, World};

async fn preview(world: &World, file: &str) -> Value {
    let answer = world.post_file("/api/v1/License/Preview", file).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

async fn activate(world: &World, preview: &Value, moves: Value) -> Answer {
    let body = json!({ "Candidate": preview["Candidate"], "World": preview["World"], "Moves": moves });
    world.post("/api/v1/License/Activate", body).await
}

fn rows(preview: &Value) -> Vec<&str> {
    preview["Rows"].as_array().unwrap().iter().map(|row| row["ModuleName"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_preview_tells_the_changed_rows_alone_and_leaves_the_licence_as_it_was() {
    let world = World::new();
    let file = Issue::next().number("ten-sales", 5).number("windows", 3).text();
    let preview = preview(&world, &file).await;
    assert_eq!(preview["Verdict"]["Format"], "segl-verdict/1");
    assert_eq!(preview["Verdict"]["Outcome"], "verified-test");
    assert_eq!(rows(&preview), ["ten-sales", "windows"]);
    assert_eq!(
        preview["Rows"][0],
        json!({
            "ModuleName": "ten-sales", "ModuleDescription": "ten-sales in words", "LicenseType": "UserLicense",
            "IsHidden": false, "ImpliedBy": [], "InUse": 1, "Total": 2, "Free": 1, "Added": 3, "NewInUse": 1,
            "NewTotal": 5, "NewFree": 4, "ToRemove": 0, "Differences": ["more"], "IsLoss": false,
        })
    );
    assert_eq!((&preview["CanBeActivated"], &preview["HasLoss"]), (&json!(true), &json!(false)));
    assert_eq!(world.sequence("SUPEROFFICE"), Some(1));

    let path = format!("/api/v1/License/Candidate/{}", preview["Candidate"].as_str().unwrap());
    let cookie = world.sign_in("admin").await;
    assert_eq!(world.get(&path, &[("cookie", &cookie)]).await.body, file.into_bytes());
    let answer = activate(&world, &preview, json!([])).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["Sequence"]), (200, &json!(2)), "{}", answer.text());
    let changes = world.read("/api/v1/License/SUPEROFFICE/Changes").await;
    assert_eq!((&changes[0]["Actor"], &changes[0]["IsAutomatic"]), (&json!("admin"), &json!(false)));
    assert_eq!(
        changes[0]["After"]["Changes"],
        json!([
            { "ModuleName": "ten-sales", "Before": 2, "After": 5 },
            { "ModuleName": "windows", "Before": 1, "After": 3 },
        ])
    );
}

#[tokio::test]
async fn a_lowered_plan_blocks_names_its_rows_and_goes_through_with_the_moves() {
    let world = World::new();
    let store = world.store();
    let (ada, bo) = (world.id("ada"), world.id("bo"));
    let today = crate::world::today();
    store.assign(&world.roots, today, "SUPEROFFICE", bo, &["ten-sales"], &crate::world::actor(), 0).unwrap();
    let file = Issue::next().number("ten-sales", 1).number("user", 1).number("web", 1).text();
    let first = preview(&world, &file).await;
    assert_eq!(first["CanBeActivated"], false);
    let told = |row: &Value| (row["ModuleName"].clone(), row["ToRemove"].clone(), row["ImpliedBy"].clone());
    let blocked: Vec<_> = first["Rows"].as_array().unwrap().iter().map(told).collect();
    assert_eq!(
        blocked,
        [
            (json!("ten-sales"), json!(1), json!([])),
            (json!("user"), json!(1), json!(["ten-sales"])),
            (json!("web"), json!(1), json!(["ten-sales"])),
        ]
    );
    let refused = activate(&world, &first, json!([])).await;
    assert_eq!(refused.problem(), (409, "activation-blocked".to_owned()));
    assert_eq!(
        refused.json()["facts"],
        json!({ "ModuleNames": ["ten-sales", "user", "web"], "InUse": [2, 2, 2], "NewTotals": [1, 1, 1] })
    );

    let holders = world.read("/api/v1/License/SUPEROFFICE/Assignees?Module=ten-sales&Sort=Name").await;
    assert_eq!((&holders["Total"], &holders["Assignees"][1]["AssociateId"]), (&json!(2), &json!(bo)));
    let moves = json!([{ "AssociateId": bo, "Remove": ["ten-sales"], "Give": [] }]);
    let body = json!({ "Candidate": first["Candidate"], "Moves": moves });
    let staged = world.post("/api/v1/License/Preview", body).await.json();
    assert_eq!(staged["CanBeActivated"], true, "{staged}");
    assert_eq!(staged["World"], first["World"]);
    assert_eq!((&staged["Rows"][0]["InUse"], &staged["Rows"][0]["NewInUse"]), (&json!(2), &json!(1)));
    let done = activate(&world, &staged, moves).await;
    assert_eq!(done.status, 200, "{}", done.text());
    assert!(store.holdings(bo).unwrap().is_empty());
    assert_eq!(store.holdings(ada).unwrap().len(), 3);
    let after = &world.read("/api/v1/License/SUPEROFFICE/Changes").await[0]["After"];
    assert_eq!(
        (&after["Moved"], &after["Moves"]),
        (&json!(1), &json!([{ "Name": "BO Åsén", "Remove": ["ten-sales"], "Give": [] }]))
    );
}

#[tokio::test]
async fn a_move_against_a_rule_is_named_in_the_preview_and_refuses_the_whole() {
    let world = World::new();
    let ada = world.id("ada");
    world.store().set_open_requests(ada, 3).unwrap();
    let file = Issue::next().without("windows").text();
    let first = preview(&world, &file).await;
    let moves = json!([{ "AssociateId": ada, "Remove": ["ten-sales"], "Give": [] }]);
    let body = json!({ "candidate": first["Candidate"], "moves": moves });
    let staged = world.post("/api/v1/License/Preview", body).await.json();
    assert_eq!(
        staged["Refused"],
        json!([{
            "AssociateId": ada, "SatelliteId": null, "Name": "ada", "Code": "open-requests",
            "Facts": { "Name": "ada", "ModuleName": "ten-sales", "OpenRequests": 3 },
        }])
    );
    let refused = activate(&world, &first, moves).await;
    assert_eq!(refused.problem(), (409, "moves-refused".to_owned()));
    let facts = refused.json()["facts"].clone();
    assert_eq!((&facts["Names"], &facts["Because"]), (&json!(["ada"]), &json!("open-requests")));
    assert_eq!(world.sequence("SUPEROFFICE"), Some(1));
    for moves in [json!([{ "Remove": [] }]), json!([{ "AssociateId": 1, "SatelliteId": 1 }])] {
        assert_eq!(activate(&world, &first, moves).await.problem(), (400, "request-malformed".to_owned()));
    }
}

#[tokio::test]
async fn whatever_changed_since_the_preview_is_named_and_nothing_is_applied() {
    let world = World::new();
    let file = Issue::next().number("ten-sales", 9).text();
    let first = preview(&world, &file).await;
    let path = format!("/api/v1/License/SUPEROFFICE/{}", world.id("bo"));
    let cookie = world.sign_in("admin").await;
    world.call("PUT", &path, &[("cookie", &cookie)], json!(["ten-sales"])).await;
    let seat = activate(&world, &first, json!([])).await;
    assert_eq!(seat.problem(), (409, "world-changed".to_owned()));
    assert_eq!(seat.json()["facts"], json!({ "Changed": ["seats"] }));
    assert_eq!(world.sequence("SUPEROFFICE"), Some(1));

    let second = preview(&world, &file).await;
    assert_eq!(activate(&world, &second, json!([])).await.status, 200);
    let again = activate(&world, &second, json!([])).await;
    assert_eq!(again.problem(), (422, "already-active".to_owned()));
    let gone = json!({ "Candidate": "ab".repeat(32), "World": "", "Moves": [] });
    let gone = world.post("/api/v1/License/Activate", gone).await;
    assert_eq!(gone.problem(), (409, "candidate-unknown".to_owned()));
    let body = json!({ "Candidate": first["Candidate"], "World": "what", "Moves": [] });
    let odd = world.post("/api/v1/License/Activate", body).await;
    assert_eq!(odd.problem(), (400, "request-malformed".to_owned()));
}

#[tokio::test]
async fn a_session_that_expired_meanwhile_applies_nothing_and_the_file_still_waits() {
    let world = World::new();
    let cookie = world.sign_in("admin").await;
    let told = preview(&world, &Issue::next().text()).await;
    let body = json!({ "Candidate": told["Candidate"], "World": told["World"], "Moves": [] });
    world.hand.forward(3 * 3600);
    let path = "/api/v1/License/Activate";
    let expired = world.call("POST", path, &[("cookie", &cookie)], body.clone()).await;
    assert_eq!(expired.problem(), (401, "not-signed-in".to_owned()));
    assert_eq!(world.sequence("SUPEROFFICE"), Some(1));
    let cookie = world.sign_in("admin").await;
    assert_eq!(world.call("POST", path, &[("cookie", &cookie)], body).await.status, 200);
}

#[tokio::test]
async fn each_kind_of_licence_that_does_not_fit_has_its_own_code() {
    let world = World::new();
    let second = Issue::next().text();
    assert_eq!(world.post_file("/api/v1/License", second.as_str()).await.status, 200);
    let mut equal = Issue::next().number("windows", 9);
    equal.license.sequence = 2;
    let mut other = Issue::next();
    other.license.sequence = 3;
    other.license.serial_nr = "1600065823".to_owned();
    let mut replaced = Issue::superoffice();
    replaced.license.serial_nr = "1600065823".to_owned();
    let replaces =
        segl_license::Replaces { serial_nr: "1801852599".to_owned(), hash: Issue::superoffice().hash() };
    replaced.license.replaces = Some(replaces);
    for (file, code) in [
        (Issue::superoffice().text(), "older-than-installed"),
        (second.clone(), "already-active"),
        (equal.text(), "equivocation"),
        (other.text(), "serial-differs"),
        (replaced.text(), "serial-differs"),
        (second.replacen('A', "B", 1), "signature-bad"),
        (String::new(), "armour-begin-missing"),
        ("x".repeat(9 * 1024 * 1024), "too-large"),
    ] {
        let told = preview(&world, &file).await;
        assert_eq!((&told["Verdict"]["Code"], &told["Candidate"]), (&json!(code), &json!(null)), "{code}");
        let refused = world.post_file("/api/v1/License", file).await;
        assert_eq!(refused.problem(), (422, code.to_owned()));
        assert_eq!(refused.json()["facts"], told["Verdict"]["Facts"], "{code}");
    }
    let mut skipped = Issue::next().number("windows", 4);
    skipped.license.sequence = 9;
    skipped.license.issued = segl_license::Date::parse("2026-12-24").unwrap();
    let told = preview(&world, &skipped.text()).await;
    let warnings: Vec<&Value> =
        told["Verdict"]["Warnings"].as_array().unwrap().iter().map(|one| &one["Code"]).collect();
    assert_eq!(warnings, ["clock-behind", "issues-skipped"]);
    assert_eq!(told["CanBeActivated"], true);
}

#[tokio::test]
async fn a_file_that_a_mail_client_quoted_is_repaired_and_the_vendors_json_string_is_read() {
    let world = World::new();
    let text = Issue::next().text();
    let quoted: String = text.lines().map(|line| format!("> {line}\r\n")).collect();
    let told = preview(&world, &quoted).await;
    let lines = text.lines().count();
    assert_eq!(told["Verdict"]["Armour"]["RepairedLines"], lines);
    let answer = world.post("/api/v1/License", json!(text)).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.json()["Current"]["SerialNr"], "1801852599");
    assert_eq!(world.sequence("SUPEROFFICE"), Some(2));
}

#[tokio::test]
async fn a_third_partys_licence_is_installed_first_then_replaced_then_removed() {
    let world = World::new();
    let cookie = world.sign_in("admin").await;
    let headers = [("cookie", cookie.as_str())];
    let remove = async |owner: &str| {
        world.call("DELETE", &format!("/api/v1/License/{owner}"), &headers, json!(null)).await
    };
    let main = remove("SUPEROFFICE").await;
    assert_eq!(main.problem(), (409, "main-owner-stays".to_owned()));
    let bo = world.id("bo");
    let given = format!("/api/v1/License/NORDDATA/{bo}");
    assert_eq!(world.call("PUT", &given, &headers, json!(["nd-orders"])).await.status, 200);
    let holders = world.read("/api/v1/License/NORDDATA/Assignees").await;
    assert_eq!((&holders["Total"], &holders["Assignees"][0]["Name"]), (&json!(1), &json!("bo")));
    let removed = remove("NORDDATA").await;
    assert_eq!((removed.status.as_u16(), &removed.json()["Succeeded"]), (200, &json!(true)));
    assert_eq!(remove("NORDDATA").await.problem(), (404, "owner-unknown".to_owned()));
    assert!(world.store().holdings(bo).unwrap().is_empty());

    let told = preview(&world, &Issue::norddata().text()).await;
    assert_eq!((rows(&told), &told["CompanyFrom"]), (vec!["nd-orders", "nd-invoices"], &json!(null)));
    assert_eq!(told["Rows"][0]["Differences"], json!(["added"]));
    assert_eq!(activate(&world, &told, json!([])).await.status, 200);
    let mut next = Issue::norddata().number("nd-orders", 8);
    next.license.sequence = 2;
    next.license.previous = Some(Issue::norddata().hash());
    assert_eq!(world.post_file("/api/v1/License", next.text()).await.status, 200);
    assert_eq!(world.sequence("NORDDATA"), Some(2));
}

#[tokio::test]
async fn licences_are_changed_by_administrators_from_this_servers_pages_alone() {
    let world = World::new();
    let (admin, ada) = (world.sign_in("admin").await, world.sign_in("ada").await);
    let file = Issue::next().text();
    for (method, path) in [
        ("POST", "/api/v1/License"),
        ("POST", "/api/v1/License/Preview"),
        ("POST", "/api/v1/License/Activate"),
        ("POST", "/api/v1/License/ChangeSerialNumber"),
        ("POST", "/api/v1/License/SUPEROFFICE/Status"),
        ("DELETE", "/api/v1/License/NORDDATA"),
        ("GET", "/api/v1/License/SUPEROFFICE/Status"),
        ("GET", "/api/v1/License/SUPEROFFICE/Changes"),
        ("GET", "/api/v1/License/SUPEROFFICE/Assignees"),
        ("GET", "/api/v1/License/Candidate/x"),
    ] {
        let nobody = world.call(method, path, &[], json!(file)).await;
        assert_eq!(nobody.problem(), (401, "not-signed-in".to_owned()), "{method} {path}");
        let user = world.call(method, path, &[("cookie", &ada)], json!(file)).await;
        assert_eq!(user.problem(), (403, "not-administrator".to_owned()), "{method} {path}");
        if method != "GET" {
            let elsewhere = [("cookie", admin.as_str()), ("origin", "https://evil.example")];
            let crossed = world.call(method, path, &elsewhere, json!(file)).await;
            assert_eq!(crossed.problem(), (403, "origin-refused".to_owned()), "{method} {path}");
        }
    }
    assert_eq!((world.sequence("SUPEROFFICE"), world.sequence("NORDDATA")), (Some(1), Some(1)));
    let huge = world.post_file("/api/v1/License", vec![b'x'; 13 * 1024 * 1024]).await;
    assert_eq!(huge.problem(), (413, "request-too-large".to_owned()));
}

#[tokio::test]
async fn holders_are_searched_sorted_and_paged_on_the_server() {
    let world = World::new();
    for name in ["bo", "ext"] {
        let path = format!("/api/v1/License/SUPEROFFICE/{}", world.id(name));
        let module = if name == "ext" { "external" } else { "ten-sales" };
        let cookie = world.sign_in("admin").await;
        assert_eq!(world.call("PUT", &path, &[("cookie", &cookie)], json!([module])).await.status, 200);
    }
    world.sign_in("bo").await;
    let names = async |query: &str| {
        let page = world.read(&format!("/api/v1/License/SUPEROFFICE/Assignees?{query}")).await;
        let names: Vec<String> = page["Assignees"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["Name"].as_str().unwrap().to_owned())
            .collect();
        (page["Total"].as_u64().unwrap(), page["Found"].as_u64().unwrap(), names.join(","))
    };
    assert_eq!(names("").await, (3, 3, "ada,bo,ext".to_owned()));
    assert_eq!(names("Module=ten-sales&Search=BO%40").await, (2, 1, "bo".to_owned()));
    assert_eq!(
        names("Search=%C3%A5s%C3%A9n&Sort=Name&Descending=true&Top=2").await,
        (3, 3, "ext,bo".to_owned())
    );
    assert_eq!(names("Sort=LastLogin&Descending=true&Top=1").await, (3, 3, "bo".to_owned()));
    assert_eq!(names("Skip=2&Top=100000").await, (3, 3, "ext".to_owned()));
    assert_eq!(names("Module=nothing").await, (0, 0, String::new()));
    let cookie = world.sign_in("admin").await;
    let odd = world.get("/api/v1/License/SUPEROFFICE/Assignees?Sort=Shoe", &[("cookie", &cookie)]).await;
    assert_eq!(odd.problem(), (400, "request-malformed".to_owned()));
}
