//! What a judgement depends on besides the licence: roots, state, what is installed.

use std::path::{Path, PathBuf};

use segl_license::{Date, Installed, Root, Roots, State, encode_base64, judge_file, pinned_roots};

use crate::failure::Failure;

/// Which roots are believed.
#[derive(Debug, clap::Args)]
pub(crate) struct RootArgs {
    /// Believe these roots instead of the built-in ones: [{"PublicKey":"base64","Test":false}]
    #[arg(long, value_name = "ROOTS.json")]
    roots: Option<PathBuf>,
    /// The least revocation list to believe, signed by one of these roots
    #[arg(long, value_name = "FILE", requires = "roots")]
    floor: Option<PathBuf>,
}

impl RootArgs {
    /// The roots that were named, else the built-in ones.
    pub(crate) fn load(&self) -> Result<Roots, Failure> {
        let Some(path) = &self.roots else {
            let broken = |_| Failure("the roots built into this program do not hold".to_owned());
            return pinned_roots().map_err(broken);
        };
        let floor = self.floor.as_deref().map(read_text).transpose()?;
        Roots::from_json(&read_text(path)?, floor.as_deref().unwrap_or("null")).map_err(|why| {
            Failure::of(
                path,
                match why {
                    segl_license::RootsError::Json => {
                        r#"not a list of roots: [{"PublicKey":"base64","Test":false}]"#
                    }
                    segl_license::RootsError::Key => "a root is not a usable key, or stands twice",
                    segl_license::RootsError::Floor => {
                        "the floor is not a revocation list that these roots signed"
                    }
                },
            )
        })
    }
}

/// What is remembered: `{"Revocations":..,"TypedSerialNr":..,"Seen":[..],"Activations":[..]}`.
pub(crate) fn state(path: Option<&Path>, serial_nr: Option<&str>) -> Result<State, Failure> {
    let mut state = match path {
        Some(path) => serde_json::from_str(&read_text(path)?)
            .map_err(|why| Failure::of(path, format_args!("not a state: {why}")))?,
        None => State::default(),
    };
    if let Some(serial_nr) = serial_nr {
        state.typed_serial_nr = Some(serial_nr.to_owned());
    }
    Ok(state)
}

/// The licences that are active. Each is judged by itself, under the same roots without a floor; one that does not
/// verify counts as absent, and is named in the second value.
pub(crate) fn installed<'a>(
    paths: &'a [PathBuf],
    roots: &Roots,
    today: Date,
) -> Result<(Installed, Vec<&'a Path>), Failure> {
    let roots = without_floor(roots)?;
    let (mut licenses, mut absent) = (Vec::new(), Vec::new());
    for path in paths {
        let file = read_bytes(path)?;
        match judge_file(&file, &roots, &State::default(), &Installed::default(), today).content {
            Some(content) => licenses.push(content.license),
            None => absent.push(path.as_path()),
        }
    }
    Ok((Installed::new(licenses), absent))
}

fn without_floor(roots: &Roots) -> Result<Roots, Failure> {
    let entry = |root: &Root| {
        format!(r#"{{"PublicKey":"{}","Test":{}}}"#, encode_base64(root.key.as_bytes()), root.test)
    };
    let entries: Vec<String> = roots.iter().map(entry).collect();
    Roots::from_json(&format!("[{}]", entries.join(",")), "null")
        .map_err(|_| Failure("the roots do not hold".to_owned()))
}

/// A file as bytes.
pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|why| Failure::of(path, format_args!("cannot be read: {why}")))
}

/// A file as text.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|why| Failure::of(path, format_args!("cannot be read: {why}")))
}
