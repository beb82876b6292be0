//! From what the compiler made to what a browser loads: the first part with its script, and the parts fetched later.

use super::glue;
use super::names::Names;
use crate::error::{Context as _, Error, Result};
use crate::files;
use crate::places::Places;
use crate::process;
use crate::tools::npm;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// The compiled app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bundle {
    /// The WebAssembly that draws the first view.
    pub(crate) wasm: Vec<u8>,
    /// The script that loads it, and later the parts. It names each part `./NAME.wasm`.
    pub(crate) glue: String,
    /// What is fetched when it is needed.
    pub(crate) parts: Vec<Part>,
}

/// One of the parts that are fetched when they are needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// As the script names it, without `.wasm`.
    pub(crate) name: String,
    /// Its WebAssembly.
    pub(crate) wasm: Vec<u8>,
}

/// What the cutter calls the script that loads parts, as the first part imports it.
const LOADER: &str = "./__wasm_split.js";

/// Cuts, binds and shrinks the compiled program, in this order: the cutter needs the linker's notes, which binding
/// drops, and shrinking comes last.
pub(super) fn make(places: &Places, compiled: &Path) -> Result<Bundle> {
    let folder = places.own().join("app");
    files::remove(&folder)?;
    let first = folder.join("segl.wasm");
    let parts = cut(compiled, &folder, &first)?;
    let loader = files::read_text(&folder.join(LOADER))?;
    let glue = glue::join(&bind(&first)?, LOADER, &loader)?;
    let wasm = shrink(places, &first, "segl")?;
    let parts = parts.into_iter().map(|name| {
        let wasm = shrink(places, &folder.join(format!("{name}.wasm")), &name)?;
        Ok(Part { name, wasm })
    });
    Ok(Bundle { wasm, glue, parts: parts.collect::<Result<_>>()? })
}

/// Moves what only later parts need out of the first one. Gives their names.
fn cut(compiled: &Path, folder: &Path, first: &Path) -> Result<Vec<String>> {
    let wasm = files::read(compiled)?;
    let mut options = wasm_split_cli_support::Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = first;
    options.link_name = LOADER;
    let made =
        wasm_split_cli_support::transform(options).context(|| "cutting the app in parts".to_owned())?;
    let mut names: Vec<String> =
        made.split_modules.iter().map(|file| files::name(file).replace(".wasm", "")).collect();
    names.sort();
    Ok(names)
}

/// Makes the first part's bridge to the page: changes its file and gives the script.
fn bind(first: &Path) -> Result<String> {
    let binding = || "binding the app to the page".to_owned();
    let mut bindgen = Bindgen::new();
    bindgen.input_path(first).typescript(false).omit_default_module_path(true);
    // Parts share the first one's memory and table, which nothing else uses.
    bindgen.keep_lld_exports(true).web(true).context(binding)?;
    let mut made = bindgen.generate_output().context(binding)?;
    if made.snippets().values().any(|scripts| !scripts.is_empty()) || !made.local_modules().is_empty() {
        return Err(Error::new("a dependency brings a script of its own, which nothing here would serve"));
    }
    let program = made.wasm_mut();
    let unused = program.exports.iter().filter(|export| glue::is_of_streams(&export.name));
    for export in unused.map(|export| export.id()).collect::<Vec<_>>() {
        program.exports.delete(export);
    }
    let mut names = Names::default();
    for import in program.imports.iter_mut() {
        import.name = names.short(&import.name);
    }
    for export in program.exports.iter_mut() {
        export.name = names.short(&export.name);
    }
    files::write(first, program.emit_wasm())?;
    Ok(names.in_script(&glue::without_streams(made.js())))
}

/// Two rounds, the first after the program's jumps were laid out anew: 0.8 % less than one round, compressed.
const SHRINKING: [&str; 5] = ["--flatten", "--rereloop", "-Oz", "--generate-global-effects", "-Oz"];

fn shrink(places: &Places, file: &Path, name: &str) -> Result<Vec<u8>> {
    let small = file.with_extension("small.wasm");
    let mut optimise = process::command(npm::binaryen(places)?.join("wasm-opt"));
    optimise.args(SHRINKING).arg(file).arg("-o").arg(&small);
    process::step(places, &format!("Shrinking {name}.wasm"), &format!("wasm-opt-{name}"), &mut optimise)?;
    files::read(&small)
}
