//! The demonstration's licence server: a process of its own beside the backend, for as long as that runs.

use crate::error::{Context as _, Result};
use crate::files;
use crate::options::Options;
use crate::places::Places;
use crate::process::step;
use crate::programs;
use crate::run::parent;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The command that keeps the licence server beside the backend.
pub(crate) const KEEP: &str = "vendor";

/// Where issued licences lie below the demonstration data.
const SHELF: &str = "issued";

/// Rows of the next licence with another number: one grows, one shrinks below what is in use.
const NEXT: [(&str, u32); 2] = [("ten-sales", 70), ("ten-service", 30)];

/// The folder of issued licences.
pub(crate) fn shelf(data: &Path) -> PathBuf {
    data.join(SHELF)
}

/// Signs the next licence of the demonstration's company, which follows the one that is loaded.
pub(crate) fn issue_next(places: &Places, data: &Path, today: Option<&str>) -> Result<()> {
    let shelf = shelf(data);
    files::make_folder(&shelf)?;
    let order = files::read_text(&places.root.join("demo/superoffice.toml"))?;
    let order =
        NEXT.iter().try_fold(order, |order, (module, number)| with_number(&order, module, *number))?;
    let file = data.join("superoffice-2.toml");
    files::write(&file, order)?;
    let (first, next) = (data.join("superoffice.segl"), shelf.join("superoffice-2.segl"));
    files::write(&shelf.join("superoffice.segl"), files::read(&first)?)?;
    let mut issue = programs::issue_following(places, &file, &first, today, &next);
    step(places, "Signing the next licence of superoffice", "issue-next", &mut issue).map(drop)
}

/// An order with another number of a row.
fn with_number(order: &str, module: &str, number: u32) -> Result<String> {
    const FIELD: &str = "NumberOfLicenses = ";
    let missing = || format!("demo/superoffice.toml has no number of {module}");
    let name = format!("ModuleName = \"{module}\"\n");
    let row = order.find(&name).context(missing)? + name.len();
    let (before, rest) = order.split_at_checked(row).context(missing)?;
    let at = rest.find(FIELD).context(missing)? + FIELD.len();
    let (between, rest) = rest.split_at_checked(at).context(missing)?;
    let (_, after) = rest.split_once('\n').context(missing)?;
    Ok(format!("{before}{between}{number}\n{after}"))
}

/// A port that nobody listens on now.
pub(crate) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context(|| "looking for a free port".to_owned())?;
    Ok(listener.local_addr().context(|| "looking for a free port".to_owned())?.port())
}

/// Starts the process that keeps the licence server; it ends with this one, or with what this one becomes.
pub(crate) fn start(data: &Path, today: Option<&str>, port: u16) -> Result<()> {
    let keeper = std::env::current_exe().context(|| "finding this program".to_owned())?;
    let mut command = Command::new(keeper);
    command.arg(KEEP).arg(shelf(data)).arg(port.to_string()).args(today);
    command.spawn().context(|| "starting the licence server".to_owned()).map(drop)
}

/// Runs the licence server until the process that asked for it has ended.
pub(crate) fn keep(places: &Places, mut options: Options) -> Result<()> {
    let usage = || "vendor needs a folder and a port".to_owned();
    let folder = options.next_word().context(usage)?;
    let port: u16 = options.next_word().context(usage)?.parse().context(usage)?;
    let today = options.next_word();
    let backend = parent();
    let mut server = programs::hand_out(places, Path::new(&folder), today.as_deref(), port);
    let mut server = server.spawn().context(|| "starting the licence server".to_owned())?;
    while parent() == backend {
        if server.try_wait().context(|| "waiting for the licence server".to_owned())?.is_some() {
            return Ok(());
        }
        // Nothing tells when the parent has ended: it can only be looked at.
        std::thread::sleep(Duration::from_millis(200));
    }
    server.kill().context(|| "stopping the licence server".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_changed_in_its_row_alone() {
        let order =
            "ModuleName = \"a\"\nNumberOfLicenses = 1\n\nModuleName = \"b\"\nX = 1\nNumberOfLicenses = 2\n";
        assert_eq!(
            with_number(order, "b", 30).unwrap(),
            order.replace("NumberOfLicenses = 2", "NumberOfLicenses = 30")
        );
        assert!(with_number(order, "c", 1).is_err());
    }

    #[test]
    fn the_demonstrations_order_has_the_rows_that_change() {
        let order =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/superoffice.toml"));
        let order = order.unwrap();
        for (module, number) in NEXT {
            assert_ne!(with_number(&order, module, number).unwrap(), order, "{module}");
        }
    }
}
