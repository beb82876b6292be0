//! What a first visit weighs, and the budget that it must keep.

use crate::error::{Context as _, Error, Result};
use crate::files;
use crate::places::Places;
use std::fs;
use std::path::Path;

/// First load of the Licences screen in bytes of brotli: page with its style, scripts, WebAssembly and one language's text.
pub(crate) const FIRST_LOAD_BUDGET: u64 = 150_000;

/// One file as it is, as gzip and as brotli, in bytes.
pub(crate) struct Size {
    pub(crate) name: String,
    pub(crate) raw: u64,
    pub(crate) gzip: u64,
    pub(crate) brotli: u64,
}

/// Every file that the server sends, with its three sizes.
pub(crate) fn measure(dist: &Path) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    for file in files::all_below(dist)? {
        let path = file.strip_prefix(dist).unwrap_or(&file).to_string_lossy().into_owned();
        if path.ends_with(".br") || path.ends_with(".gz") {
            continue;
        }
        let raw = bytes(&file)?;
        let gzip = bytes(&dist.join(format!("{path}.gz")))?;
        let brotli = bytes(&dist.join(format!("{path}.br")))?;
        sizes.push(Size { name: path, raw, gzip, brotli });
    }
    if sizes.is_empty() { Err(Error::new("dist/ is empty: cargo xtask build makes it")) } else { Ok(sizes) }
}

fn bytes(file: &Path) -> Result<u64> {
    fs::metadata(file).map(|data| data.len()).context(|| format!("measuring {}", file.display()))
}

/// What a first visit in a language fetches: the page and every file it names.
pub(crate) fn first_load<'s>(dist: &Path, sizes: &'s [Size], tag: &str) -> Result<Vec<&'s Size>> {
    let page_name = format!("index.{tag}.html");
    let page = files::read_text(&dist.join(&page_name))?;
    Ok(sizes
        .iter()
        .filter(|size| size.name == page_name || page.contains(&format!("\"/{}\"", size.name)))
        .collect())
}

/// The languages that were built, from the pages' names.
pub(crate) fn languages(sizes: &[Size]) -> Vec<&str> {
    sizes.iter().filter_map(|size| size.name.strip_prefix("index.")?.strip_suffix(".html")).collect()
}

/// Prints every file and each language's sum.
pub(crate) fn print(places: &Places) -> Result<()> {
    let dist = places.dist();
    let sizes = measure(&dist)?;
    println!("\n  {:<44} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli");
    for size in &sizes {
        println!("  {:<44} {:>9} {:>9} {:>9}", size.name, size.raw, size.gzip, size.brotli);
    }
    println!();
    for tag in languages(&sizes) {
        let load = first_load(&dist, &sizes, tag)?;
        let sum = |of: fn(&Size) -> u64| load.iter().map(|size| of(size)).sum::<u64>();
        let (raw, gzip, brotli) = (sum(|size| size.raw), sum(|size| size.gzip), sum(|size| size.brotli));
        let name = format!("first load in {tag}, {} files", load.len());
        println!("  {name:<44} {raw:>9} {gzip:>9} {brotli:>9}  budget {FIRST_LOAD_BUDGET}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn the_first_load_is_the_page_and_what_it_names() {
        let scratch = Scratch::new("sizes");
        let put = |name: &str, text: &str| {
            for suffix in ["", ".br", ".gz"] {
                scratch.put(&format!("{name}{suffix}"), text);
            }
        };
        put("index.nb.html", "<script src=\"/boot.1.js\"></script>");
        put("index.da.html", "<script src=\"/boot.1.js\"></script><x href=\"/messages.da.2.txt\">");
        put("boot.1.js", "12345");
        put("messages.da.2.txt", "1");
        put("later.3.wasm", "123");
        let sizes = measure(scratch.path()).unwrap();
        let names = |tag: &str| -> Vec<String> {
            first_load(scratch.path(), &sizes, tag).unwrap().iter().map(|size| size.name.clone()).collect()
        };
        assert_eq!(languages(&sizes), ["da", "nb"]);
        assert_eq!(names("nb"), ["boot.1.js", "index.nb.html"]);
        assert_eq!(names("da"), ["boot.1.js", "index.da.html", "messages.da.2.txt"]);
    }
}
