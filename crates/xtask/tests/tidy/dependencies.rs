//! Who may depend on whom, and why anything is depended on.

use crate::manifest::{self, Kind};

fn assert_never(package: &str, forbidden: &[&str]) {
    let behind = manifest::rooms_behind(package);
    for name in forbidden {
        assert!(!behind.contains(*name), "{package} depends on {name}; it reaches {behind:?}");
    }
}

#[test]
fn the_app_never_depends_on_server_store_or_issuer() {
    assert_never("segl", &["segl-server", "segl-store", "segl-issuer"]);
}

#[test]
fn the_server_never_depends_on_issuer_or_app() {
    assert_never("segl-server", &["segl-issuer", "segl"]);
}

#[test]
fn the_verifier_never_depends_on_issuer_or_app() {
    assert_never("segl-verifier", &["segl-issuer", "segl"]);
}

#[test]
fn the_core_and_the_carriers_depend_on_no_other_room() {
    assert!(manifest::rooms_behind("segl-license").is_empty());
    assert!(manifest::rooms_behind("segl-webapi").is_empty());
}

#[test]
fn the_carriers_depend_on_serde_alone() {
    assert_eq!(Vec::from_iter(manifest::direct("segl-webapi")), ["serde"]);
}

#[test]
fn only_the_store_depends_on_a_database() {
    for package in manifest::all().into_keys().filter(|name| name != "segl-store") {
        assert!(!manifest::direct(&package).contains("rusqlite"), "{package}");
    }
}

#[test]
fn every_dependency_has_its_reason_beside_it() {
    let mut missing = Vec::new();
    for line in manifest::all().into_values().flatten() {
        // What the workspace names has its reason there; the rooms of this house need none.
        let elsewhere = line.kind != Kind::Workspace && line.text.contains("workspace = true");
        let own = line.text.contains("path = \"");
        if !line.has_reason && !elsewhere && !own {
            missing.push(format!("{} {}", line.place, line.name));
        }
    }
    assert!(missing.is_empty(), "no reason beside {missing:#?}");
}
