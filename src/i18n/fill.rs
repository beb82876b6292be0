//! Putting arguments into a text.

/// The text with its n-th argument in place of each control character U+0000 + n, which `segl-catalog` put there.
///
/// An argument is put in as it is and not read again, whatever it contains.
pub(super) fn fill(text: &str, arguments: &[&str]) -> String {
    let mut filled =
        String::with_capacity(text.len() + arguments.iter().map(|argument| argument.len()).sum::<usize>());
    for c in text.chars() {
        match (c as usize).checked_sub(1).and_then(|at| arguments.get(at)) {
            Some(argument) => filled.push_str(argument),
            None => filled.push(c),
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_go_to_their_numbers_in_any_order_and_more_than_once() {
        assert_eq!(fill("\u{2} before \u{1}, \u{2}!", &["a", "b"]), "b before a, b!");
        assert_eq!(fill("no argument", &[]), "no argument");
        assert_eq!(fill("", &["a"]), "");
    }

    #[test]
    fn an_argument_is_not_read_again() {
        assert_eq!(fill("\u{1} and \u{2}", &["\u{2}", "{n:number}"]), "\u{2} and {n:number}");
    }
}
