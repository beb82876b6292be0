//! `messages.toml`: what the owner has to say to all customers or to one.

use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

use super::wire::Asked;

/// The file, beside the licences.
const FILE: &str = "messages.toml";
/// The longest text, in characters.
const LONGEST: usize = 1000;

/// One message.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct Message {
    owner_name: String,
    /// To every customer of the owner, where there is none.
    serial_nr: Option<String>,
    pub(super) text: String,
    #[serde(default)]
    pub(super) url: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct File {
    #[serde(default)]
    message: Vec<Message>,
}

/// Reads the messages of a folder; a folder without the file has none.
pub(super) fn read(folder: &Path) -> io::Result<Vec<Message>> {
    let text = match fs::read_to_string(folder.join(FILE)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        read => read?,
    };
    let wrong = |why: String| io::Error::new(io::ErrorKind::InvalidData, format!("{FILE}: {why}"));
    let file: File = toml::from_str(&text).map_err(|why| wrong(why.to_string()))?;
    for message in &file.message {
        let fits = message.text.chars().count() <= LONGEST && !message.text.contains(char::is_control);
        if message.text.is_empty() || !fits {
            return Err(wrong(format!("Text has 1 to {LONGEST} characters, none of them a control")));
        }
        if !message.url.is_empty() && !message.url.starts_with("https://") {
            return Err(wrong("Url begins with https://".to_owned()));
        }
    }
    Ok(file.message)
}

/// The message for a customer: the one to it alone goes before the one to all.
pub(super) fn to<'a>(messages: &'a [Message], asked: &Asked) -> Option<&'a Message> {
    let of_owner = || messages.iter().filter(|message| message.owner_name == asked.owner_name);
    let mine = of_owner().find(|message| message.serial_nr.as_ref() == Some(&asked.serial_nr));
    mine.or_else(|| of_owner().find(|message| message.serial_nr.is_none()))
}
