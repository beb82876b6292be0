//! The files that the app fetches: one language, without keys.

use crate::group::{Part, Use};
use crate::text::{Placeholder, Segment, Text};
use crate::{Catalogues, Language};

impl Catalogues {
    /// The text of `language` as the app fetches it when it starts: the [fingerprint](Self::fingerprint),
    /// then one line for each form of each message in order of key (`[one]` before `[other]`).
    ///
    /// The n-th argument of a message stands in its text as the control character U+0000 + n:
    /// one byte, never part of a text, so that braces need no escape and nothing is parsed.
    pub fn runtime(&self, language: Language) -> String {
        self.lines(language, Use::App)
    }

    /// Likewise what only a part of the app says that is fetched when it is needed.
    pub fn runtime_of(&self, part: Part, language: Language) -> String {
        self.lines(language, Use::Part(part))
    }

    fn lines(&self, language: Language, way: Use) -> String {
        let mut file = self.fingerprint();
        file.push('\n');
        for (key, reference) in self.used(way) {
            let slots = reference.placeholders();
            for form in self.message(language, key).into_iter().flat_map(|message| message.forms()) {
                push_line(&mut file, form, &slots);
            }
        }
        file
    }

    /// 16 hex digits that change when a key, a placeholder or a plural form does: program and text
    /// fit together only when both carry the same (64-bit FNV-1a; it guards against a stale file,
    /// not against an enemy).
    pub fn fingerprint(&self) -> String {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut feed = |part: &str| {
            for byte in part.bytes().chain([0]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        };
        for (key, message) in Use::fetched().flat_map(|way| self.used(way)) {
            feed(key);
            feed(if message.is_plural() { "plural" } else { "single" });
            for slot in message.placeholders() {
                feed(&slot.to_string());
            }
        }
        format!("{hash:016x}")
    }
}

fn push_line(file: &mut String, form: &Text, slots: &[&Placeholder]) {
    for segment in form.segments() {
        match segment {
            Segment::Words(words) => file.push_str(words),
            Segment::Slot(slot) => {
                let number = (1u8..).zip(slots).find(|(_, known)| *known == &slot);
                file.extend(number.map(|(number, _)| char::from(number)));
            }
        }
    }
    file.push('\n');
}
