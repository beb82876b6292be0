//! The spelling checker with a dictionary for each language.

use crate::error::{Error, Result};
use crate::places::Places;
use crate::process;
use crate::tools::{debian, on_path};
use segl_catalog::Language;

/// Debian's packages: the program, and who made the words of each language.
const PACKAGES: [&str; 5] = ["hunspell", "hunspell-en-gb", "hunspell-no", "hunspell-da", "hunspell-sv"];

/// The dictionary of a language, as hunspell calls it.
pub(crate) fn dictionary(language: Language) -> &'static str {
    match language {
        Language::En => "en_GB",
        Language::Nb => "nb_NO",
        Language::Da => "da_DK",
        Language::Sv => "sv_SE",
    }
}

/// Makes sure that the program and all dictionaries are there.
pub(crate) fn ensure(places: &Places) -> Result<()> {
    if !is_there() {
        debian::install(places, "Installing hunspell and its dictionaries from Debian", &PACKAGES)?;
    }
    if is_there() {
        Ok(())
    } else {
        let packages = PACKAGES.join(" ");
        Err(Error::new(format!(
            "hunspell or a dictionary is missing: install them (on Debian as root: apt-get install -y {packages})"
        )))
    }
}

/// Whether hunspell knows every language: without a dictionary it ends with an error.
fn is_there() -> bool {
    let knows = |language| process::ask("hunspell", &["-d", dictionary(language), "-l"]).is_some();
    on_path(&["hunspell"]).is_some() && Language::ALL.into_iter().all(knows)
}
