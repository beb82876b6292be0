//! From the compiled app to what the server sends: one translated page a language, every other file under a hashed
//! name, no inline script, each file also as brotli and gzip.
//!
//! Every file but the pages (`*.html`) and the service worker carries a hash of its content in its name and may be cached for ever.

mod compress;
mod css;
mod help;
mod pages;
mod shorten;
mod template;
mod worker;

use crate::app::{Bundle, style_of};
use crate::error::{Error, Result};
use crate::files;
use crate::hash;
use crate::places::Places;
use std::fmt;
use std::path::Path;

/// The start files under their hashed names, and the style that stands in the pages.
struct Assets {
    wasm: String,
    glue: String,
    icon: String,
    /// What stands in both pages
    common_style: String,
    /// Of the app's page alone, and of the sign-in page alone
    shell_style: String,
    sign_in_style: String,
    /// Fetched by the start script
    style: String,
    boot: String,
    sign_in: String,
    /// Fetched when somebody asks for help
    help: String,
}

/// What can be said in fewer letters.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Script,
    Style,
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Script => "script",
            Self::Style => "style sheet",
        })
    }
}

/// Makes a script or a style sheet smaller.
pub(crate) type Shrink<'a> = dyn Fn(Kind, &str) -> Result<String> + 'a;

/// Makes `dist/` anew; the same app gives the same files. `shrink` makes text smaller that says the same.
pub(crate) fn run(places: &Places, bundle: &Bundle, shrink: &Shrink<'_>) -> Result<()> {
    let folder = &places.dist();
    files::remove(folder)?;
    let boot = places.root.join("src/boot");
    let sheets = css::bundles(&places.root.join("style"))?;
    let sheet = |name: &str| {
        let sheet = sheets.get(name).ok_or_else(|| Error::new(format!("there is no style/{name}.css")))?;
        Ok(shrink(Kind::Style, sheet)?.trim_end().to_owned())
    };
    let help_script = files::read_text(&boot.join("help.js"))?;
    let small = |script: &str| shrink(Kind::Script, &shorten::script(script));
    let script = |name: &str| -> Result<String> {
        let own = files::read_text(&boot.join(name).with_extension("js"))?;
        put(folder, name, "js", small(&format!("{own}{help_script}"))?)
    };
    let assets = Assets {
        wasm: put(folder, "segl", "wasm", &bundle.wasm)?,
        glue: put(folder, "segl", "js", small(&parts(folder, bundle, &sheet)?)?)?,
        icon: put(folder, "icon", "svg", files::read_text(&boot.join("icon.svg"))?)?,
        common_style: sheet("common")?,
        shell_style: sheet("shell")?,
        sign_in_style: sheet("sign_in")?,
        style: put(folder, "main", "css", sheet("main")?)?,
        boot: script("boot")?,
        sign_in: script("signin")?,
        help: put(folder, "help", "js", small(&files::read_text(&boot.join("help_panel.js"))?)?)?,
    };

    let catalogues = segl_catalog::load(&places.root.join("src/i18n")).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        Error::new(format!("the catalogues have problems:\n{}", lines.join("\n")))
    })?;
    let templates = pages::Templates {
        index: files::read_text(&places.root.join("index.html"))?,
        sign_in: files::read_text(&boot.join("signin.html"))?,
        help: files::read_text(&boot.join("help.html"))?,
    };
    let help = help::read(&places.root.join("src/help"))?;
    pages::write(folder, &templates, &catalogues, &help, &assets)?;
    worker::write(folder, &files::read_text(&boot.join("service_worker.js"))?, &small)?;
    compress::beside(folder)
}

/// Writes the parts that are fetched later, and gives the script with the hashed names of them and their styles.
fn parts(folder: &Path, bundle: &Bundle, sheet: &dyn Fn(&str) -> Result<String>) -> Result<String> {
    let mut glue = bundle.glue.clone();
    for part in segl_catalog::Part::ALL.map(segl_catalog::Part::name) {
        let style = style_of(part);
        if !glue.contains(&style) {
            return Err(Error::new(format!("the app's script does not load {style}")));
        }
        glue = glue.replace(&style, &format!("\"./{}\"", put(folder, part, "css", sheet(part)?)?));
    }
    for part in &bundle.parts {
        let named = format!("\"./{}.wasm\"", part.name);
        if !glue.contains(&named) {
            return Err(Error::new(format!("the app's script does not load {named}")));
        }
        glue = glue.replace(&named, &format!("\"./{}\"", put(folder, &part.name, "wasm", &part.wasm)?));
    }
    Ok(glue)
}

/// Writes one file under its hashed name and returns that name.
fn put(folder: &Path, stem: &str, extension: &str, content: impl AsRef<[u8]>) -> Result<String> {
    let name = hash::named(stem, extension, content.as_ref());
    files::write(&folder.join(&name), content)?;
    Ok(name)
}

#[cfg(test)]
mod tests;
