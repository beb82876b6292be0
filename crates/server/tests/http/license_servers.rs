//! Licence servers are asked, believed in nothing, and may be down.

use segl_license::Replaces;
use serde_json::{Value, json};

use crate::vendor::{Vendor, http, mute, nobody, parrot, parrots, rude};
use crate::world::{Issue, SERIAL, World};

const DAY: i64 = 24 * 3600;
const OTHER: &str = "1600065823";

async fn ask(world: &World, owner: &str) -> Value {
    let answer = world.post(&format!("/api/v1/License/{owner}/Status"), json!(null)).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

/// A world whose SUPEROFFICE licence server is the vendor's own.
async fn with_vendor() -> (World, Vendor) {
    let world = World::new();
    let vendor = Vendor::new(&world).await;
    let world = world.asking(&[("SUPEROFFICE", &vendor.url)]);
    vendor.put("1", &Issue::superoffice());
    (world, vendor)
}

#[tokio::test]
async fn a_licence_by_which_nobody_loses_is_activated_by_itself_and_the_vendor_is_told() {
    let (world, vendor) = with_vendor().await;
    let before = world.read("/api/v1/License/SUPEROFFICE/Status").await;
    assert_eq!((&before["IsConfigured"], &before["IsAsked"]), (&json!(true), &json!(false)));
    assert_eq!(ask(&world, "SUPEROFFICE").await["LicenseStatus"], "Ok");
    let more = Issue::next().number("ten-sales", 7);
    vendor.put("2", &more);
    let told = ask(&world, "SUPEROFFICE").await;
    assert_eq!((&told["LicenseStatus"], &told["Candidate"]), (&json!("NewLicenseActivated"), &json!(null)));
    assert_eq!(world.sequence("SUPEROFFICE"), Some(2));
    let hashes = [Issue::superoffice().hash().to_base64(), more.hash().to_base64()];
    assert_eq!(vendor.accepted(), hashes);
    let changes = world.read("/api/v1/License/SUPEROFFICE/Changes").await;
    assert_eq!((&changes[0]["IsAutomatic"], &changes[0]["After"]["Sequence"]), (&json!(true), &json!(2)));
    assert_eq!(ask(&world, "SUPEROFFICE").await["LicenseStatus"], "Ok");
    assert_eq!(vendor.accepted().len(), 2, "it is told once");
}

#[tokio::test]
async fn a_licence_by_which_somebody_loses_waits_for_an_administrator() {
    let (world, vendor) = with_vendor().await;
    let fewer = Issue::next().number("windows", 5).number("ten-sales", 1);
    vendor.put("2", &fewer);
    let told = ask(&world, "SUPEROFFICE").await;
    assert_eq!(told["LicenseStatus"], "NewLicenseAvailable");
    assert_eq!(world.sequence("SUPEROFFICE"), Some(1));
    let body = json!({ "Candidate": told["Candidate"], "Moves": [] });
    let preview = world.post("/api/v1/License/Preview", body).await.json();
    assert_eq!((&preview["HasLoss"], &preview["CanBeActivated"]), (&json!(true), &json!(true)));
    let body = json!({ "Candidate": told["Candidate"], "World": preview["World"], "Moves": [] });
    assert_eq!(world.post("/api/v1/License/Activate", body).await.status, 200);
    // The vendor is told in the background: the next question waits for it.
    assert_eq!(ask(&world, "SUPEROFFICE").await["LicenseStatus"], "Ok");
    assert_eq!(vendor.accepted().last(), Some(&fewer.hash().to_base64()));
    let after = world.read("/api/v1/License/SUPEROFFICE/Status").await;
    assert_eq!((&after["Candidate"], &after["Code"]), (&json!(null), &json!("")));
}

#[tokio::test]
async fn the_owners_own_words_and_link_are_handed_on() {
    let (world, vendor) = with_vendor().await;
    let message = "[[Message]]\nOwnerName = \"SUPEROFFICE\"\nText = \"Call us\"\n";
    vendor.write("messages.toml", message);
    let told = ask(&world, "SUPEROFFICE").await;
    assert_eq!((&told["LicenseStatus"], &told["Message"]), (&json!("UseCustomMessage"), &json!("Call us")));
    vendor.write("messages.toml", &format!("{message}Url = \"https://superoffice.example/call\"\n"));
    let told = ask(&world, "SUPEROFFICE").await;
    assert_eq!(told["LicenseStatus"], "UseCustomMessageAndUrl");
    assert_eq!(told["Url"], "https://superoffice.example/call");
    let evil = r#"{"Status":"up-to-date","Message":"a\u0000b\nc","Url":"javascript:alert(1)"}"#;
    let world = world.asking(&[("SUPEROFFICE", &parrot(http("200 OK", "application/json", evil)))]);
    let told = ask(&world, "SUPEROFFICE").await;
    assert_eq!((&told["Message"], &told["Url"]), (&json!("abc"), &json!("")));
}

#[tokio::test]
async fn the_day_of_the_next_check_brings_it_by_itself_and_back_off_spares_a_server_that_is_down() {
    let (world, vendor) = with_vendor().await;
    vendor.put("2", &Issue::next().number("ten-sales", 7));
    assert!(world.checks.look().await.is_empty(), "before the day nobody is asked");
    world.hand.forward(7 * DAY);
    assert_eq!(world.checks.look().await, ["SUPEROFFICE"]);
    assert_eq!(world.sequence("SUPEROFFICE"), Some(2));
    assert!(world.checks.look().await.is_empty());
    world.hand.forward(DAY);
    assert_eq!(world.checks.look().await, ["SUPEROFFICE"]);

    let world = world.asking(&[("SUPEROFFICE", &nobody())]);
    world.hand.forward(10 * DAY);
    let mut waits = Vec::new();
    for _ in 0..12 {
        assert_eq!(world.checks.look().await, ["SUPEROFFICE"]);
        let told = world.read("/api/v1/License/SUPEROFFICE/Status").await;
        assert_eq!(told["Code"], "license-server-unreachable");
        let wait = told["NextCheck"].as_i64().unwrap() - told["Asked"].as_i64().unwrap();
        world.hand.forward(wait - 1);
        assert!(world.checks.look().await.is_empty());
        world.hand.forward(1);
        waits.push(wait / 60);
    }
    assert_eq!(waits, [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440, 1440]);
}

#[tokio::test]
async fn whatever_a_server_answers_the_licence_stays_and_the_trouble_has_its_code() {
    let world = World::new();
    let json = "application/json";
    let new = r#"{"Status":"new-license","Message":"","Url":""}"#;
    let page = "<!doctype html><p>Sign in to the hotel</p>";
    let mut somebody_elses = Issue::next();
    somebody_elses.license.serial_nr = OTHER.to_owned();
    let then = |answer: Vec<u8>| parrots(vec![http("200 OK", json, new), answer]);
    let huge = "x".repeat(70_000);
    let redirected = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    let mut world = world;
    for (server, code, status) in [
        (nobody(), "license-server-unreachable", "UnknownError"),
        // Asked by TLS, and answered without.
        (rude().replace("http:", "https:"), "license-server-unreachable", "UnknownError"),
        (
            parrot(http("500 Internal Server Error", "text/plain", "oops")),
            "license-server-failed",
            "UnknownError",
        ),
        (parrot(http("200 OK", "text/html", page)), "license-server-not-understood", "UnknownError"),
        (parrot(http("200 OK", json, page)), "license-server-not-understood", "UnknownError"),
        (
            parrot(http("200 OK", json, r#"{"Status":"hurra"}"#)),
            "license-server-not-understood",
            "UnknownError",
        ),
        (parrot(http("200 OK", json, &huge)), "license-server-too-large", "UnknownError"),
        (parrot(redirected), "license-server-failed", "UnknownError"),
        (parrot("not even HTTP\r\n\r\n"), "license-server-not-understood", "UnknownError"),
        (then(http("200 OK", "text/html", page)), "license-server-not-understood", "UnknownError"),
        (then(http("200 OK", "text/plain", "no licence")), "armour-begin-missing", "ProblemWithLicense"),
        (then(http("200 OK", "text/plain", &somebody_elses.text())), "serial-differs", "ProblemWithLicense"),
        (
            then(http("200 OK", "text/plain", &Issue::superoffice().text())),
            "already-active",
            "ProblemWithLicense",
        ),
    ] {
        world = world.asking(&[("SUPEROFFICE", &server)]);
        let told = ask(&world, "SUPEROFFICE").await;
        assert_eq!((&told["Code"], &told["LicenseStatus"]), (&json!(code), &json!(status)), "{told}");
        assert_eq!((world.sequence("SUPEROFFICE"), &told["Candidate"]), (Some(1), &json!(null)));
    }
    let told = ask(&world, "NORDDATA").await;
    assert_eq!(
        (&told["Code"], &told["IsConfigured"]),
        (&json!("license-server-unconfigured"), &json!(false))
    );
}

#[tokio::test]
async fn a_server_that_never_answers_is_given_up_and_others_are_served_meanwhile() {
    let world = World::new().asking(&[("SUPEROFFICE", &mute())]);
    let begun = std::time::Instant::now();
    let (told, health) = tokio::join!(ask(&world, "SUPEROFFICE"), world.get("/healthz", &[]));
    assert_eq!(told["Code"], "license-server-timed-out");
    assert_eq!(health.status, 200);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

#[tokio::test]
async fn strangers_to_the_vendor_are_told_so() {
    let (world, vendor) = with_vendor().await;
    let mut elsewhere = Issue::superoffice();
    elsewhere.license.company_name = "Somebody Else AS".to_owned();
    vendor.put("1", &elsewhere);
    assert_eq!(ask(&world, "SUPEROFFICE").await["Code"], "company-differs");
    vendor.write("1.segl", "");
    let told = ask(&world, "SUPEROFFICE").await;
    assert_eq!(
        (&told["Code"], &told["LicenseStatus"]),
        (&json!("serial-unknown"), &json!("ProblemWithLicense"))
    );
}

/// The licence for the other serial number that takes over from the first one.
fn moved() -> Issue {
    let mut moved = Issue::superoffice();
    moved.license.serial_nr = OTHER.to_owned();
    moved.license.company_name = "Wordslayer Nordic AS".to_owned();
    let hash = Issue::superoffice().hash();
    moved.license.replaces = Some(Replaces { serial_nr: SERIAL.to_owned(), hash });
    moved
}

#[tokio::test]
async fn a_new_serial_number_and_owner_come_through_the_licence_server() {
    let (world, vendor) = with_vendor().await;
    vendor.put("2", &moved());
    let change = async |name: &str, serial: &str| {
        let path =
            format!("/api/v1/License/ChangeSerialNumber?newCompanyName={name}&newSerialNumber={serial}");
        world.post(&path, json!(null)).await
    };
    let name = "Wordslayer%20Nordic%20AS";
    assert_eq!(change(name, "1600065824").await.problem(), (409, "serial-nr-invalid".to_owned()));
    assert_eq!(change("%20", OTHER).await.problem(), (409, "company-name-invalid".to_owned()));
    assert_eq!(change("Nobody", OTHER).await.problem(), (409, "company-differs".to_owned()));
    assert_eq!(change(name, "1501116519").await.problem(), (409, "serial-unknown".to_owned()));
    let done = change(name, "1600%20065823").await;
    assert_eq!((done.status.as_u16(), &done.json()["Succeeded"]), (200, &json!(true)), "{}", done.text());
    let company = world.store().company().unwrap();
    assert_eq!((company.name.as_str(), company.serial_nr.as_str()), ("Wordslayer Nordic AS", OTHER));
}

#[tokio::test]
async fn a_new_serial_number_is_never_taken_by_itself_and_a_demonstration_is_recognised() {
    let (world, vendor) = with_vendor().await;
    vendor.put("2", &moved());
    let told = ask(&world, "SUPEROFFICE").await;
    assert_eq!((&told["LicenseStatus"], &told["IsDemo"]), (&json!("NewSerialAvailable"), &json!(false)));
    assert_eq!(world.store().company().unwrap().serial_nr, SERIAL);
    let body = json!({ "Candidate": told["Candidate"], "Moves": [] });
    let preview = world.post("/api/v1/License/Preview", body).await.json();
    assert_eq!(preview["CompanyTo"], json!({ "Name": "Wordslayer Nordic AS", "SerialNr": OTHER }));
    world.store().confirm_company("Demo", "1010000006", &crate::world::actor(), 0).unwrap();
    assert_eq!(world.read("/api/v1/License/SUPEROFFICE/Status").await["IsDemo"], true);
}
