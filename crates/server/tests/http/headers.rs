use crate::world::{Answer, World};

fn listed(answer: &Answer) -> String {
    let mut lines: Vec<String> = answer
        .headers
        .iter()
        .filter(|(name, _)| *name != "x-request-id")
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    lines.sort();
    lines.join("\n")
}

#[tokio::test]
async fn an_answer_of_the_api_is_never_kept_and_can_be_neither_framed_nor_sniffed() {
    let world = World::new();
    let answer = world.get("/healthz", &[]).await;
    insta::assert_snapshot!(listed(&answer), @r"
    cache-control: no-store
    content-length: 15
    content-security-policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'
    content-type: application/json
    cross-origin-embedder-policy: require-corp
    cross-origin-opener-policy: same-origin
    cross-origin-resource-policy: same-origin
    permissions-policy: accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()
    referrer-policy: no-referrer
    x-content-type-options: nosniff
    x-frame-options: DENY
    ");
}

#[tokio::test]
async fn the_strict_headers_stand_on_pages_files_redirects_and_problems_too() {
    let world = World::with(true);
    for path in ["/", "/sign-in", "/segl-1f0e3dad99908345_bg.wasm", "/missing.js", "/api/v1/License"] {
        let answer = world.get(path, &[]).await;
        for name in ["content-security-policy", "x-content-type-options", "x-frame-options", "x-request-id"] {
            assert_ne!(answer.header(name), "", "{path} {name}");
        }
        assert_eq!(
            answer.header("strict-transport-security"),
            "max-age=63072000; includeSubDomains",
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_sign_in_page_names_its_origin_to_this_server_alone_so_that_its_form_is_accepted() {
    let world = World::new();
    assert_eq!(world.get("/sign-in", &[]).await.header("referrer-policy"), "same-origin");
    let cookie = world.sign_in("ada").await;
    assert_eq!(world.get("/", &[("cookie", &cookie)]).await.header("referrer-policy"), "no-referrer");
}

#[tokio::test]
async fn every_request_has_an_id_of_its_own() {
    let world = World::new();
    let one = world.get("/healthz", &[("x-request-id", "forged")]).await;
    let other = world.get("/healthz", &[]).await;
    assert_eq!(one.header("x-request-id").len(), 16);
    assert_ne!(one.header("x-request-id"), other.header("x-request-id"));
}
