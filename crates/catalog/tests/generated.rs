//! The generated functions, compiled by rustc: what is missing, misused or unused does not build.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail like the tests themselves")]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use segl_catalog::{Catalogues, generate_rust};

const SOURCE: &str = "\
language.name = English
label.type = Type
label.owner = Owner
message.left[one] = {n:number} day left, until {on:date} ({m}).
message.left[other] = {n:number} days left, until {on:date} ({m}).
shell.title = Segl
reason.bad = Bad.
";

const USES_ALL: &str = "\
    let left = texts::message::left(m, 2_u32, \"2027-06-30\", \"x\");
    [left.as_str(), texts::label::type_(m), texts::label::owner(m), texts::language::name(Lang::Nb), texts::reason::bad(m)].concat()";

/// The app's side, reduced to what the generated functions need.
const APP: &str = r#"
#[derive(Clone, Copy)]
pub enum Lang { En, Nb, Da, Sv }
pub struct Messages(pub [String; texts::ENDS[2]]);
impl Messages {
    pub fn new(_: &str) -> Self { Self(std::array::from_fn(|_| texts::FINGERPRINT.to_owned())) }
    fn text(&self, line: usize) -> &str { &self.0[line] }
    fn fill(&self, line: usize, arguments: &[&str]) -> String { self.text(line).to_owned() + &arguments.concat() }
    fn choose(&self, line: usize, n: f64, arguments: &[&str]) -> String {
        self.fill(if n == 1.0 { line } else { line + 1 }, arguments)
    }
    fn number(&self, n: f64) -> String { n.to_string() }
    fn day(&self, iso: &str) -> String { iso.to_owned() }
}
mod texts { GENERATED }
pub fn page(m: &Messages) -> String {
    let _ = [Lang::En, Lang::Da, Lang::Sv];
    BODY
}
"#;

/// Compiles the app with `body`, warnings denied; the error is what rustc says.
fn compile(test: &str, body: &str) -> Result<(), String> {
    let catalogues = Catalogues::parse(|language| (language.tag(), SOURCE)).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join(format!("{test}.rs"));
    fs::write(&file, APP.replace("GENERATED", &generate_rust(&catalogues)).replace("BODY", body)).unwrap();
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".into());
    let output = Command::new(rustc)
        .args(["--edition=2024", "--crate-type=lib", "--emit=metadata", "-Dwarnings", "--out-dir"])
        .arg(folder)
        .arg(&file)
        .output()
        .unwrap();
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

#[test]
fn an_app_that_uses_every_message_builds_without_a_warning() {
    // `fill` is the one method that this source does not need, as its messages with arguments are plural.
    let body = format!("let _ = m.fill(0, &[]);\n{USES_ALL}");
    assert_eq!(compile("uses_all", &body), Ok(()));
}

#[test]
fn a_message_that_nobody_shows_fails_the_build_by_name() {
    let body = USES_ALL.replace("texts::label::owner(m), ", "");
    let error = compile("unused", &body).unwrap_err();
    assert!(error.contains("function `owner` is never used"), "{error}");
}

#[test]
fn a_message_that_does_not_exist_fails_the_build() {
    let body = USES_ALL.replace("label::owner", "label::owners");
    let error = compile("missing", &body).unwrap_err();
    assert!(error.contains("cannot find function `owners`"), "{error}");
}

#[test]
fn an_argument_of_the_wrong_type_or_number_fails_the_build() {
    for (test, from, to) in [("type", "2_u32", "\"two\""), ("count", ", \"x\")", ")")] {
        assert!(compile(test, &USES_ALL.replace(from, to)).is_err(), "{test}");
    }
}

#[test]
fn no_key_and_no_text_is_compiled_into_the_program() {
    let catalogues = Catalogues::parse(|language| (language.tag(), SOURCE)).unwrap();
    let generated = generate_rust(&catalogues);
    let code: String = generated.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    for word in ["days left", "Owner", "label.", "message.", "Segl"] {
        assert!(!code.contains(word), "{word}");
    }
    assert!(code.contains("\"English\""), "the names of the languages are");
}
