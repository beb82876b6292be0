//! Short names on the bridge between the page and the program. Binding gives every function that crosses it a name with a
//! hash, which stands in the program and in the script, and which nothing can compress: 3 KB of the first load.

use std::collections::BTreeMap;

/// The short name of each long one, in the order in which they come.
#[derive(Default)]
pub(super) struct Names(BTreeMap<String, String>);

/// What binding calls its own functions, by the beginning of the name.
const OURS: [&str; 3] = ["__wbg_", "__wbindgen_", "wasm_bindgen__"];

impl Names {
    /// A name to be used instead, in program and script; the name itself where somebody else has given it.
    pub(super) fn short(&mut self, name: &str) -> String {
        // A mark of the binder, which wasm-opt and the script's start know by its name.
        if !OURS.iter().any(|ours| name.starts_with(ours)) || name == "__wbindgen_start" {
            return name.to_owned();
        }
        let next = format!("${}", self.0.len());
        self.0.entry(name.to_owned()).or_insert(next).clone()
    }

    /// The script with short names wherever a long one stands as a whole.
    pub(super) fn in_script(&self, script: &str) -> String {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let mut short = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(start) = rest.find(is_part) {
            let (before, from) = rest.split_at(start);
            let (word, after) = from.split_at(from.find(|c| !is_part(c)).unwrap_or(from.len()));
            short.push_str(before);
            short.push_str(self.0.get(word).map_or(word, String::as_str));
            rest = after;
        }
        short + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_of_the_binder_is_short_in_program_and_script_and_others_stay() {
        let mut names = Names::default();
        let given =
            ["__wbg_now_1f", "memory", "__wbindgen_malloc", "__wbg_now_1f", "__wbindgen_start", "start"];
        assert_eq!(
            given.map(|name| names.short(name)),
            ["$0", "memory", "$1", "$0", "__wbindgen_start", "start"]
        );
        assert_eq!(
            names.in_script("{ __wbg_now_1f: () => wasm.__wbindgen_malloc(1), __wbg_now_1f2: start }"),
            "{ $0: () => wasm.$1(1), __wbg_now_1f2: start }"
        );
    }
}
