//! The guide for vendors does what it says.
#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use segl_license::{Date, Installed, Outcome, State, decode_base64, judge_file};
use segl_license::{Roots, encode_base64};

use crate::support::{Bench, TODAY};

/// The blocks of commands, in their order.
fn blocks(text: &str) -> Vec<&str> {
    text.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

/// Trusts the root that the guide made.
fn roots(bench: &Bench) -> Roots {
    let public = segl_issuer::public_key_from_json(&bench.read("root.key.pub")).unwrap();
    let key = encode_base64(public.key.as_bytes());
    assert!(decode_base64(&key).is_some() && !public.test);
    Roots::from_json(&format!(r#"[{{"PublicKey":"{key}","Test":false}}]"#), "null").unwrap()
}

#[test]
fn the_guides_commands_lead_to_a_first_customers_file() {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/vendor.md");
    let guide = std::fs::read_to_string(guide).unwrap();
    let blocks = blocks(&guide);
    assert!(blocks.len() >= 6, "{}", blocks.len());
    let bench = Bench::new();
    // The day is the test's, not the machine's.
    let program = format!(
        "segl-issuer() {{ case \"$1\" in issue|revocations|revoke|rotate) '{0}' \"$@\" --today {TODAY} ;; *) '{0}' \"$@\" ;; esac; }}",
        env!("CARGO_BIN_EXE_segl-issuer")
    );
    let folder = Path::new(env!("CARGO_BIN_EXE_segl-issuer")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let script = format!("set -eu\n{program}\n{}", blocks.join("\n"));
    let output = Command::new("bash")
        .args(["-c", &script])
        .env("PATH", path)
        .current_dir(bench.path("."))
        .output()
        .unwrap();
    let said =
        String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");

    let (roots, today) = (roots(&bench), Date::parse(TODAY).unwrap());
    for (file, epoch, sequence) in
        [("wordslayer-1", 1, 1), ("wordslayer-2", 1, 2), ("wordslayer-3", 2, 3), ("wordslayer-4", 3, 4)]
    {
        let bytes = std::fs::read(bench.path(&format!("{file}.segl"))).unwrap();
        let judgement = judge_file(&bytes, &roots, &State::default(), &Installed::default(), today);
        assert_eq!(judgement.verdict.outcome, Outcome::Verified, "{file}: {said}");
        let license = judgement.content.unwrap().license;
        assert_eq!((license.epoch, license.sequence), (epoch, sequence), "{file}");
    }
}
