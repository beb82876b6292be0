//! The groups of messages: what a text is follows from the first part of its key.

/// Where the texts of a group are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// By the app, through a generated function; fetched in one language when it starts.
    App,
    /// Likewise, but only by what is fetched later, and fetched with it.
    Later,
    /// By the app in all languages at once: compiled into the program.
    Everywhere,
    /// By the static pages only: neither fetched nor compiled in.
    StaticPages,
}

struct Group {
    name: &'static str,
    used: Use,
    sentences: bool,
}

/// Every group there is. A new one is one line here.
const GROUPS: [Group; 14] = [
    Group { name: "activation", used: Use::Later, sentences: false },
    Group { name: "button", used: Use::App, sentences: false },
    Group { name: "check", used: Use::Later, sentences: false },
    Group { name: "diagnosis", used: Use::Later, sentences: true },
    Group { name: "failure", used: Use::App, sentences: true },
    Group { name: "heading", used: Use::App, sentences: false },
    Group { name: "help", used: Use::App, sentences: true },
    Group { name: "label", used: Use::App, sentences: false },
    Group { name: "language", used: Use::Everywhere, sentences: false },
    Group { name: "mark", used: Use::App, sentences: false },
    Group { name: "message", used: Use::App, sentences: true },
    Group { name: "reason", used: Use::Later, sentences: true },
    Group { name: "shell", used: Use::StaticPages, sentences: false },
    Group { name: "signin", used: Use::StaticPages, sentences: false },
];

fn group_of(key: &str) -> Option<&'static Group> {
    let (group, _) = key.split_once('.')?;
    GROUPS.iter().find(|known| known.name == group)
}

/// Where the text of `key` is used; `None` when its group does not exist.
pub(crate) fn used(key: &str) -> Option<Use> {
    group_of(key).map(|group| group.used)
}

impl Use {
    /// Whether the app shows it through a function that fills it in.
    pub(crate) fn is_fetched(self) -> bool {
        matches!(self, Self::App | Self::Later)
    }
}

/// Whether the text of `key` is a sentence (ends in `.`, `?` or `!`) rather than a label.
pub(crate) fn is_sentence(key: &str) -> bool {
    key.ends_with("-sentence") || group_of(key).is_some_and(|group| group.sentences)
}

/// The names of all groups, for an error message.
pub(crate) fn names() -> String {
    GROUPS.map(|group| group.name).join(", ")
}
