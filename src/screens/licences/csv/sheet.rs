//! Comma-separated values (RFC 4180) as spreadsheets of the Nordic countries read them: semicolons between cells, a
//! decimal comma, UTF-8 with a byte order mark, CR and LF.
//!
//! A text that a spreadsheet would take for a formula, a number, a day or a time gets an apostrophe in front, the
//! spreadsheet's own sign for text; so does a text that begins with one, so that taking one away always gives the text
//! back. What spreadsheets do is in docs/decisions/0009-csv.md.

/// What makes a spreadsheet calculate, and the sign that keeps it from that.
const TAKEN_FOR_MORE: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// Months in the four languages; a spreadsheet knows them shortened too.
const MONTHS: [&str; 22] = [
    "january",
    "januari",
    "february",
    "februari",
    "march",
    "mars",
    "marts",
    "april",
    "may",
    "mai",
    "maj",
    "june",
    "juni",
    "july",
    "juli",
    "augusti",
    "september",
    "october",
    "oktober",
    "november",
    "december",
    "desember",
];

/// Other words in what a spreadsheet reads as a number or a time.
const UNITS: [&str; 5] = ["e", "am", "pm", "kr", "kl"];

/// Whether a spreadsheet would read a number, a day or a time: digits, signs, and no word but those that belong there.
fn is_like_a_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let fits = |word: &str| {
        let month = word.len() >= 3 && MONTHS.iter().any(|month| month.starts_with(word));
        word.is_empty() || month || UNITS.contains(&word)
    };
    lower.contains(|c: char| c.is_ascii_digit()) && lower.split(|c: char| !c.is_alphabetic()).all(fits)
}

/// A cell as it stands in the file.
pub(crate) struct Cell(String);

impl Cell {
    /// A text, whatever it looks like.
    pub(crate) fn text(text: &str) -> Self {
        let sign = if text.starts_with(TAKEN_FOR_MORE) || is_like_a_number(text) { "'" } else { "" };
        if text.contains([';', '"', '\r', '\n', '\t']) {
            Self(format!("\"{sign}{}\"", text.replace('"', "\"\"")))
        } else {
            Self(format!("{sign}{text}"))
        }
    }

    /// A whole number.
    pub(crate) fn number(number: i64) -> Self {
        Self(number.to_string())
    }

    /// A number of tenths, which is not negative.
    pub(crate) fn tenths(tenths: i64) -> Self {
        Self(format!("{},{}", tenths / 10, tenths % 10))
    }
}

/// The file.
pub(crate) fn sheet(lines: impl IntoIterator<Item = Vec<Cell>>) -> String {
    let mut file = String::from('\u{feff}');
    for line in lines {
        for (at, cell) in line.iter().enumerate() {
            if at > 0 {
                file.push(';');
            }
            file.push_str(&cell.0);
        }
        file.push_str("\r\n");
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a file back, as RFC 4180 says.
    fn read(file: &str) -> Vec<Vec<String>> {
        let mut lines = vec![vec![String::new()]];
        let (mut chars, mut quoted) = (file.trim_start_matches('\u{feff}').chars().peekable(), false);
        while let Some(c) = chars.next() {
            let line = lines.last_mut().unwrap();
            match c {
                '"' if quoted && chars.next_if_eq(&'"').is_some() => line.last_mut().unwrap().push('"'),
                '"' => quoted = !quoted,
                ';' if !quoted => line.push(String::new()),
                '\r' if !quoted && chars.next_if_eq(&'\n').is_some() => lines.push(vec![String::new()]),
                c => line.last_mut().unwrap().push(c),
            }
        }
        assert_eq!(lines.pop(), Some(vec![String::new()]), "the last line ends too");
        lines
    }

    #[test]
    fn every_text_comes_back_and_none_begins_like_a_formula() {
        let letters = ['=', '+', '-', '@', '\t', '\r', '\n', '\'', '"', ';', ',', ' ', 'å'];
        let mut texts = vec![String::new()];
        for length in 0..4 {
            let longer: Vec<String> = texts
                .iter()
                .filter(|text| text.chars().count() == length)
                .flat_map(|text| letters.map(|letter| format!("{text}{letter}")))
                .collect();
            texts.extend(longer);
        }
        assert_eq!(texts.len(), 1 + 13 + 169 + 2197 + 28561);
        for pair in texts.chunks(2) {
            let file = sheet([pair.iter().map(|text| Cell::text(text)).collect()]);
            let back = read(&file);
            let back: Vec<&String> = back.first().unwrap().iter().collect();
            assert!(!back.iter().any(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{pair:?}");
            let back: Vec<&str> = back.iter().map(|cell| cell.strip_prefix('\'').unwrap_or(cell)).collect();
            assert_eq!(back, pair);
        }
    }

    #[test]
    fn what_looks_like_a_number_a_day_or_a_time_stays_the_text_that_it_is() {
        let signed = |text: &str| Cell::text(text).0 == format!("'{text}");
        for text in ["00123", "1E5", "3,5", "12:30", "1.5.2027", "2027-05-01", "1/2", " 7", "50 %", "€ 5"] {
            assert!(signed(text), "{text}");
        }
        for text in ["1. mai", "3-Mar", "Sept. 2027", "24. desember", "1 augusti", "9 pm", "kr 100"] {
            assert!(signed(text), "{text}");
        }
        for text in ["", "Orders", "Marketing 2", "24-hour support", "Mai", "SO 10", "–"] {
            assert!(!signed(text), "{text}");
        }
    }

    #[test]
    fn lines_end_as_windows_has_it_and_numbers_stay_numbers() {
        let lines = [vec![Cell::text("Å;b"), Cell::number(-3)], vec![Cell::tenths(1003), Cell::text("=1+1")]];
        assert_eq!(sheet(lines), "\u{feff}\"Å;b\";-3\r\n100,3;'=1+1\r\n");
    }
}
