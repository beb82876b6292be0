//! Checks the message catalogues and writes what the app is built from: a typed function for each message, and the
//! text of each language for the tests.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use segl_catalog::{Language, Part};

const CATALOGUES: &str = "src/i18n";

fn main() -> Result<(), Box<dyn Error>> {
    for language in Language::ALL {
        println!("cargo::rerun-if-changed={CATALOGUES}/{}", language.file_name());
    }
    let catalogues = match segl_catalog::load(Path::new(CATALOGUES)) {
        Ok(catalogues) => catalogues,
        Err(problems) => {
            for problem in &problems {
                println!("cargo::error={problem}");
            }
            return Err(format!("{} problems in the message catalogues", problems.len()).into());
        }
    };
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("messages.rs"), segl_catalog::generate_rust(&catalogues))?;
    for language in Language::ALL {
        let write = |name: &str, text| fs::write(out.join(format!("{name}.{}.txt", language.tag())), text);
        write("messages", catalogues.runtime(language))?;
        for part in Part::ALL {
            write(part.name(), catalogues.runtime_of(part, language))?;
        }
    }
    Ok(())
}
