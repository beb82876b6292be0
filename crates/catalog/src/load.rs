use std::fs;
use std::path::Path;

use crate::{Catalogues, Language, Problem};

/// Reads `en.txt`, `nb.txt`, `da.txt` and `sv.txt` in `dir` and checks them together.
///
/// # Errors
/// Every [`Problem`] of every file, in order of file and line. When a file cannot be read, only
/// that is said: without it the others cannot be compared.
pub fn load(dir: &Path) -> Result<Catalogues, Vec<Problem>> {
    let mut problems = Vec::new();
    let files = Language::ALL.map(|language| {
        let path = dir.join(language.file_name());
        let name = path.display().to_string();
        let text =
            fs::read(&path).map_err(|error| (0, format!("cannot be read: {error}"))).and_then(|bytes| {
                String::from_utf8(bytes).map_err(|error| (bad_line(&error), "is not UTF-8".into()))
            });
        let text = text.unwrap_or_else(|(line, what)| {
            problems.push(Problem { file: name.clone(), line, what });
            String::new()
        });
        (language, name, text)
    });
    if !problems.is_empty() {
        return Err(problems);
    }
    Catalogues::parse(|language| {
        files.iter().find(|file| file.0 == language).map_or(("", ""), |(_, name, text)| (name, text))
    })
}

/// The line of the first byte that is not UTF-8.
fn bad_line(error: &std::string::FromUtf8Error) -> usize {
    let before = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
    1 + before.filter(|&&byte| byte == b'\n').count()
}
