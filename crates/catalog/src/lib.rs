//! The message catalogues: one plain-text file a language, made for translators.
//!
//! [`load`] reads and checks all of them together and reports every problem at once, with file and
//! line. What passes is complete by construction: the same keys, placeholders and plural forms in
//! every language. From it come
//! - [`generate_rust`]: one typed function a message, so that a missing or misspelt message or
//!   argument does not compile, and an unused one is dead code;
//! - [`Catalogues::runtime`]: the text of one language, fetched by the app when it starts;
//! - [`Catalogues::text`]: plain texts for the static pages.
//!
//! The format is described at the head of `src/i18n/en.txt`.

mod catalogues;
mod compare;
mod file;
mod generate;
mod group;
mod key;
mod language;
mod letters;
mod load;
mod message;
mod problem;
mod rules;
mod runtime;
mod text;

pub use catalogues::Catalogues;
pub use generate::generate_rust;
pub use group::Part;
pub use language::Language;
pub use load::load;
pub use problem::Problem;
