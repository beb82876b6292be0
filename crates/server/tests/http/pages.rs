use crate::world::World;

#[tokio::test]
async fn without_a_session_every_page_of_the_app_leads_to_the_sign_in_page_and_back() {
    let world = World::new();
    for (path, expected) in [
        ("/", "/sign-in?next=%2F"),
        ("/licences", "/sign-in?next=%2Flicences"),
        (
            "/licences/SUPEROFFICE/e.mail?q=a%20b&lang=da&sort=free",
            "/sign-in?lang=da&next=%2Flicences%2FSUPEROFFICE%2Fe.mail%3Fq%3Da%2520b%26sort%3Dfree",
        ),
        ("/users?lang=da", "/sign-in?lang=da&next=%2Fusers"),
        ("//evil", "/sign-in?next=%2F"),
    ] {
        let answer = world.get(path, &[]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, expected), "{path}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

#[tokio::test]
async fn with_a_session_the_app_is_served_in_the_readers_language_and_the_sign_in_page_leads_on() {
    let world = World::new();
    let cookie = world.sign_in("ada").await;
    for (path, headers, expected) in [
        ("/", vec![], "index in en"),
        ("/licences/NORDDATA/nd-orders", vec![("accept-language", "no,en;q=0.5")], "index in nb"),
        ("/", vec![("accept-language", "en;q=0.5, sv;q=0.7")], "index in sv"),
        ("/", vec![("accept-language", "en"), ("cookie", "lang=da")], "index in da"),
        ("/?lang=sv", vec![("cookie", "lang=da")], "index in sv"),
    ] {
        let headers = [headers.as_slice(), &[("cookie", cookie.as_str())]].concat();
        let answer = world.get(path, &headers).await;
        assert_eq!(answer.text(), expected, "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-cache");
        assert_eq!(answer.header("vary"), "Accept-Encoding, Accept-Language, Cookie");
    }
    for (path, expected) in [
        ("/sign-in", "/"),
        ("/sign-in?next=%2Fusers", "/users"),
        ("/sign-in?next=https%3A%2F%2Fevil.example", "/"),
        ("/sign-in?next=%2F%2Fevil.example", "/"),
    ] {
        let answer = world.get(path, &[("cookie", &cookie)]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, expected), "{path}");
    }
}

#[tokio::test]
async fn a_link_from_elsewhere_asks_once_more_because_the_browser_withholds_the_session_then() {
    let world = World::new();
    for headers in
        [vec![("sec-fetch-site", "cross-site")], vec![("sec-fetch-site", "cross-site"), ("cookie", "x=y")]]
    {
        let answer = world.get("/licences/NORDDATA", &headers).await;
        assert_eq!(answer.status.as_u16(), 200);
        assert!(answer.text().contains(r#"<meta http-equiv="refresh" content="0">"#), "{}", answer.text());
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    let again = world.get("/licences/NORDDATA", &[("sec-fetch-site", "same-origin")]).await;
    assert_eq!(again.header("location"), "/sign-in?next=%2Flicences%2FNORDDATA");
}

#[tokio::test]
async fn a_language_that_is_asked_for_by_link_is_remembered() {
    let world = World::new();
    let answer = world.get("/sign-in?lang=no&next=%2F", &[]).await;
    assert_eq!(answer.text(), "sign-in in nb");
    assert_eq!(answer.header("set-cookie"), "lang=nb; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
    let answer = world.get("/sign-in", &[("cookie", "lang=nb")]).await;
    assert_eq!((answer.text().as_str(), answer.header("set-cookie")), ("sign-in in nb", ""));
    assert_eq!(world.get("/sign-in?lang=xx", &[]).await.header("set-cookie"), "");
}

#[tokio::test]
async fn a_page_that_has_not_changed_is_not_sent_again() {
    let world = World::new();
    let cookie = world.sign_in("ada").await;
    let first = world.get("/", &[("cookie", &cookie)]).await;
    let tag = first.header("etag").to_owned();
    let again = world.get("/", &[("cookie", &cookie), ("if-none-match", &tag)]).await;
    assert_eq!((again.status.as_u16(), again.body.len(), again.header("etag")), (304, 0, tag.as_str()));
    let danish = world.get("/?lang=da", &[("cookie", &cookie), ("if-none-match", &tag)]).await;
    assert_eq!((danish.status.as_u16(), danish.text().as_str()), (200, "index in da"));
}

#[tokio::test]
async fn files_are_sent_compressed_as_they_lie_there_and_kept_for_ever() {
    let world = World::new();
    let path = "/segl-1f0e3dad99908345_bg.wasm";
    for (accepted, encoding, body) in [
        ("", "", "wasm"),
        ("gzip", "gzip", "wasm.gz"),
        ("gzip, deflate, br", "br", "wasm.br"),
        ("br;q=0, *", "gzip", "wasm.gz"),
        ("identity, br;q=0, gzip;q=0", "", "wasm"),
    ] {
        let answer = world.get(path, &[("accept-encoding", accepted)]).await;
        assert_eq!(
            (answer.header("content-encoding"), answer.text().as_str()),
            (encoding, body),
            "{accepted}"
        );
        assert_eq!(answer.header("content-type"), "application/wasm");
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(answer.header("vary"), "Accept-Encoding");
    }
    let answer = world.get("/robots.txt", &[]).await;
    assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-cache"));
}

#[tokio::test]
async fn what_is_no_file_of_the_app_is_not_found_and_pages_are_not_files() {
    let world = World::new();
    for path in
        ["/missing.js", "/index.en.html", "/../segl.sqlite", "/%2e%2e/segl.sqlite", "/index.en.html.br"]
    {
        let answer = world.get(path, &[]).await;
        assert_eq!((answer.status.as_u16(), answer.text().as_str()), (404, "not found\n"), "{path}");
    }
}

#[tokio::test]
async fn what_starts_the_app_without_network_gets_the_pages_by_their_names_and_its_script_is_never_kept() {
    let world = World::new();
    let script = world.get("/service-worker.js", &[]).await;
    assert_eq!((script.status.as_u16(), script.header("cache-control")), (200, "no-cache"));
    assert_eq!(script.header("content-type"), "text/javascript; charset=utf-8");
    for (path, page) in [("/index.nb.html", "index in nb"), ("/signin.sv.html", "sign-in in sv")] {
        let answer = world.get(path, &[("sec-fetch-dest", "empty")]).await;
        assert_eq!((answer.status.as_u16(), answer.text().as_str()), (200, page));
        let opened = world.get(path, &[("sec-fetch-dest", "document")]).await;
        assert_eq!(opened.status.as_u16(), 404, "nobody opens a page at two addresses");
    }
    for tag in ["nb", "sv"] {
        let page = world.get("/sign-in", &[("accept-language", tag)]).await;
        assert_eq!(page.header("content-language"), tag);
    }
}
