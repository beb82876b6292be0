//! The command lines of the project's own programs, all in one place.

use crate::error::Result;
use crate::places::Places;
use crate::process;
use std::path::Path;
use std::process::Command;

/// The administrator of the demonstration data.
pub(crate) const ADMIN: &str = "admin";
/// Known to everybody who can read: for demonstration only.
pub(crate) const PASSWORD: &str = "segl-demo-2026";
/// The day that tests live in, so that their licences never expire.
pub(crate) const TEST_DAY: &str = "2026-11-22";

const COMPANY: &str = "Wordslayer AS";
const SERIAL: &str = "1801852599";

/// The owners whose licences the demonstration has, by the name of their order, key and certificate files.
pub(crate) const OWNERS: [&str; 2] = ["superoffice", "norddata"];

/// Compiles the server and both command lines; cargo decides what there is to do.
pub(crate) fn build(places: &Places) -> Result<()> {
    let mut cargo = process::command("cargo");
    cargo.args(["build", "-p", "segl-server", "-p", "segl-issuer", "-p", "segl-verifier", "--bins"]);
    cargo.current_dir(&places.root);
    process::step(places, "Building the server and the command lines", "cargo-build", &mut cargo).map(drop)
}

fn program(places: &Places, name: &str) -> Command {
    let file = places.binaries().join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let mut command = process::command(file);
    command.current_dir(&places.root);
    command
}

/// Signs one owner's licence with the committed test keys.
pub(crate) fn issue(places: &Places, owner: &str, today: Option<&str>, out: &Path) -> Command {
    let mut command = program(places, "segl-issuer");
    command.args(["issue", "--order", &format!("demo/{owner}.toml")]);
    command.args(["--key", &format!("demo/keys/{owner}.key"), "--cert", &format!("demo/keys/{owner}.cert")]);
    if let Some(today) = today {
        command.args(["--today", today]);
    }
    command.arg("--out").arg(out);
    command
}

/// Signs the next licence of SUPEROFFICE, which follows another one.
pub(crate) fn issue_following(
    places: &Places,
    order: &Path,
    previous: &Path,
    today: Option<&str>,
    out: &Path,
) -> Command {
    let mut command = program(places, "segl-issuer");
    command.args(["issue", "--key", "demo/keys/superoffice.key", "--cert", "demo/keys/superoffice.cert"]);
    command.arg("--order").arg(order).arg("--previous").arg(previous).arg("--out").arg(out);
    if let Some(today) = today {
        command.args(["--today", today]);
    }
    command
}

/// Hands issued licences out, on this machine alone.
pub(crate) fn hand_out(places: &Places, folder: &Path, today: Option<&str>, port: u16) -> Command {
    let mut command = program(places, "segl-issuer");
    command.args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--folder"]).arg(folder);
    if let Some(today) = today {
        command.args(["--today", today]);
    }
    command.stdout(std::process::Stdio::null());
    command
}

fn server(places: &Places, data: &Path, today: Option<&str>) -> Command {
    let mut command = program(places, "segl-server");
    command.arg("--data").arg(data);
    if let Some(today) = today {
        command.args(["--today", today]);
    }
    command
}

/// Makes an empty database with its administrator.
pub(crate) fn init(places: &Places, data: &Path, today: Option<&str>) -> Command {
    let mut command = server(places, data, today);
    command.args([
        "init",
        "--company",
        COMPANY,
        "--serial",
        SERIAL,
        "--admin",
        ADMIN,
        "--password",
        PASSWORD,
    ]);
    command
}

/// Verifies a licence file and stores it.
pub(crate) fn load(places: &Places, data: &Path, today: Option<&str>, file: &Path) -> Command {
    let mut command = server(places, data, today);
    command.args(["license", "load"]).arg(file);
    command
}

/// Adds the demonstration's users and what they hold.
pub(crate) fn users(places: &Places, data: &Path, today: Option<&str>) -> Command {
    let mut command = server(places, data, today);
    command.args(["users", "import", "demo/users.csv"]);
    command
}

/// The demonstration's satellites, each with its site licences.
pub(crate) const SATELLITES: [(&str, &[&str]); 2] = [
    ("Bergen", &["SUPEROFFICE.satellite", "SUPEROFFICE.reporter-studio", "NORDDATA.nd-connection"]),
    ("Malmö", &["SUPEROFFICE.satellite"]),
];

/// Names a satellite and gives it site licences.
pub(crate) fn satellite(
    places: &Places,
    data: &Path,
    today: Option<&str>,
    (name, licenses): (&str, &[&str]),
) -> Command {
    let mut command = server(places, data, today);
    command.args(["satellite", "add", name]);
    for license in licenses {
        command.args(["--license", license]);
    }
    command
}

/// Notes what the demonstration used of metered services, or what of them is included.
pub(crate) fn metering(places: &Places, data: &Path, today: Option<&str>, what: &str, file: &str) -> Command {
    let mut command = server(places, data, today);
    command.args(["metering", what, file]);
    command
}

/// Serves the app and its data on this machine alone, with the licence server on another port.
pub(crate) fn serve(
    places: &Places,
    data: &Path,
    today: Option<&str>,
    port: u16,
    vendor: Option<u16>,
) -> Command {
    let mut command = server(places, data, today);
    command.arg("--dist").arg(places.dist()).args(["--listen", &format!("127.0.0.1:{port}")]);
    if let Some(vendor) = vendor {
        command.args(["--license-server", &format!("SUPEROFFICE=http://127.0.0.1:{vendor}")]);
    }
    command.args(["--demo-operations", "serve"]);
    command
}
