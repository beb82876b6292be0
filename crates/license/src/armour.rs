//! The text armour of a licence file: tolerant of mail clients, and it says what it repaired.

use crate::{ArmourReport, Code, Fact, Finding, decode_base64, encode_base64};

/// First line of a licence file.
pub const BEGIN: &str = "-----BEGIN SEGL LICENSE-----";
/// Last line of a licence file.
pub const END: &str = "-----END SEGL LICENSE-----";

/// Wraps bytes as a licence file: 64 base64 characters a line.
pub fn wrap(bytes: &[u8]) -> String {
    let text = encode_base64(bytes);
    let mut file = format!("{BEGIN}\n");
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (line, tail) = rest.split_at_checked(64).unwrap_or((rest, ""));
        file.push_str(line);
        file.push('\n');
        rest = tail;
    }
    file.push_str(END);
    file.push('\n');
    file
}

/// Takes the content out of the armour.
///
/// # Errors
/// A finding of step 1: `armour-*` or `base64-bad`.
pub fn unwrap(file: &[u8]) -> Result<(Vec<u8>, ArmourReport), Finding> {
    if file.starts_with(&[0xff, 0xfe]) || file.starts_with(&[0xfe, 0xff]) {
        return Err(Finding::new(Code::ArmourEncoding));
    }
    let text = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    let (begin, end) = markers(text)?;
    let mut repaired_lines = 0;
    let mut content = String::new();
    for line in lines(text).take(end).skip(begin - 1) {
        repaired_lines += usize::from(line.repaired);
        if line.number == begin || line.number == end {
            continue;
        }
        let text = str::from_utf8(line.text).ok().filter(|text| is_base64(text));
        let Some(text) = text else {
            return Err(Finding::new(Code::Base64Bad).with("Line", Fact::from(line.number)));
        };
        content.push_str(text);
    }
    let bytes = decode_base64(&content).ok_or_else(|| Finding::new(Code::Base64Bad))?;
    Ok((bytes, ArmourReport { repaired_lines }))
}

struct Line<'a> {
    /// Counted from 1, as an editor shows it.
    number: usize,
    text: &'a [u8],
    repaired: bool,
}

/// Splits at LF, CRLF or CR, and strips what mail clients put before and after a line. Nothing is kept: a file may
/// be eight million empty lines.
fn lines(text: &[u8]) -> impl Iterator<Item = Line<'_>> {
    let mut rest = Some(text);
    (1..).map_while(move |number| {
        let text = rest?;
        let end = text.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let (line, tail) = text.split_at_checked(end.unwrap_or(text.len())).unwrap_or((text, &[]));
        rest = match tail {
            [b'\r', b'\n', after @ ..] | [_, after @ ..] => Some(after),
            [] => None,
        };
        let stripped = strip(line);
        Some(Line { number, text: stripped, repaired: stripped.len() != line.len() })
    })
}

fn strip(mut line: &[u8]) -> &[u8] {
    while let [b' ' | b'\t' | b'>', rest @ ..] = line {
        line = rest;
    }
    while let [rest @ .., b' ' | b'\t'] = line {
        line = rest;
    }
    line
}

/// The numbers of the one BEGIN line and the one END line.
fn markers(text: &[u8]) -> Result<(usize, usize), Finding> {
    let places = |marker: &str| -> Vec<usize> {
        let marked = lines(text).filter(|line| line.text == marker.as_bytes());
        marked.map(|line| line.number).take(2).collect()
    };
    match (places(BEGIN).as_slice(), places(END).as_slice()) {
        ([], _) => Err(match other_kind(text) {
            Some(found) => Finding::new(Code::ArmourKind).with("Found", found),
            None => Finding::new(Code::ArmourBeginMissing),
        }),
        (_, []) => Err(Finding::new(Code::ArmourEndMissing)),
        ([begin], [end]) if begin < end => Ok((*begin, *end)),
        ([_], [_]) => Err(Finding::new(Code::ArmourOrder)),
        _ => Err(Finding::new(Code::ArmourRepeated)),
    }
}

/// The label of the first `-----BEGIN x-----` line: upper-case letters, digits and spaces, at most 60.
fn other_kind(text: &[u8]) -> Option<&str> {
    lines(text).find_map(|line| {
        let label = line.text.strip_prefix(b"-----BEGIN ")?.strip_suffix(b"-----")?;
        let plain = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b' ';
        (1..=60).contains(&label.len()).then_some(())?;
        label.iter().all(plain).then(|| str::from_utf8(label).ok())?
    })
}

fn is_base64(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(file: &[u8]) -> Code {
        unwrap(file).unwrap_err().code
    }

    #[test]
    fn a_file_survives_mail_quoting_line_ends_and_text_around_it() {
        let file = wrap(&[7; 200]);
        let mangled = format!(
            "\u{feff}Hi,\r\nhere it is:\r\n> {}\r\nBest regards",
            file.trim().replace('\n', " \r\n> ")
        );
        let (bytes, report) = unwrap(mangled.as_bytes()).unwrap();
        assert_eq!(bytes, [7; 200]);
        assert_eq!(report.repaired_lines, 7);
        let (_, clean) = unwrap(file.replace('\n', "\r").as_bytes()).unwrap();
        assert_eq!(clean.repaired_lines, 0);
    }

    #[test]
    fn what_is_not_one_licence_in_armour_has_its_own_code() {
        let file = wrap(b"{}");
        assert_eq!(code(b""), Code::ArmourBeginMissing);
        assert_eq!(code(b"%PDF-1.7"), Code::ArmourBeginMissing);
        assert_eq!(code(b"\xff\xfe-\0-\0"), Code::ArmourEncoding);
        assert_eq!(code(b"-----BEGIN CERTIFICATE-----\nAA==\n"), Code::ArmourKind);
        assert_eq!(code(file.replace(END, "").as_bytes()), Code::ArmourEndMissing);
        assert_eq!(code(format!("{file}{file}").as_bytes()), Code::ArmourRepeated);
        assert_eq!(code(format!("{END}\n{BEGIN}\n").as_bytes()), Code::ArmourOrder);
        assert_eq!(code(file.replace("e30=", "e3 0=").as_bytes()), Code::Base64Bad);
        assert_eq!(code(file.replace("e30=", "e30").as_bytes()), Code::Base64Bad);
        assert_eq!(code(file.replace("e30=", "e31=").as_bytes()), Code::Base64Bad);
    }
}
