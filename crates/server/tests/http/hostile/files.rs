//! The group File: what is not one licence in armour.

use segl_license::{Code, armour};

use super::forge::text;
use super::{Item, refused, verified};

const GROUP: &str = "File";

pub(super) fn items() -> Vec<Item> {
    let text = text();
    let framed = |inside: &str| format!("{}\n{inside}\n{}\n", armour::BEGIN, armour::END).into_bytes();
    let utf16 = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let mut items = refused(
        GROUP,
        vec![
            ("empty", Vec::new(), Code::ArmourBeginMissing),
            ("10 MiB of A", vec![b'A'; 10 << 20], Code::TooLarge),
            ("UTF-16", utf16, Code::ArmourEncoding),
            ("BEGIN of another kind", text.replace("SEGL LICENSE", "CERTIFICATE").into(), Code::ArmourKind),
            ("two files in one", text.repeat(2).into(), Code::ArmourRepeated),
            ("cut off", text[..text.len() / 2].into(), Code::ArmourEndMissing),
            ("missing padding", framed("e30"), Code::Base64Bad),
            ("QR==", framed("QR=="), Code::Base64Bad),
            ("a PDF renamed", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n".into(), Code::ArmourBeginMissing),
        ],
    );
    items.extend(verified(
        GROUP,
        vec![
            ("CR only", text.replace('\n', "\r").into()),
            ("quoted lines", text.lines().map(|line| format!("> {line}\n")).collect::<String>().into()),
            ("text around", format!("Dear customer,\n\n{text}\n-- \nThe vendor\n").into()),
        ],
    ));
    items
}
