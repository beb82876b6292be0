//! The groups of messages: what a text is follows from the first part of its key.

/// A part of the app that is fetched when it is needed, with the texts that only it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the first view of the licences does without.
    Later,
    /// The rooms beside the licences: the state of the system, and its users.
    System,
}

impl Part {
    /// Every part, in the order of their lines.
    pub const ALL: [Self; 2] = [Self::Later, Self::System];

    /// Its name, in file names too.
    pub fn name(self) -> &'static str {
        match self {
            Self::Later => "later",
            Self::System => "system",
        }
    }
}

/// Where the texts of a group are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// By the app, through a generated function; fetched in one language when it starts.
    App,
    /// Likewise, but only by a part that is fetched when it is needed, and fetched with it.
    Part(Part),
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
const GROUPS: [Group; 21] = [
    Group { name: "activation", used: Use::Part(Part::Later), sentences: false },
    Group { name: "button", used: Use::App, sentences: false },
    Group { name: "check", used: Use::Part(Part::Later), sentences: false },
    Group { name: "consumption", used: Use::Part(Part::System), sentences: false },
    Group { name: "diagnosis", used: Use::Part(Part::Later), sentences: true },
    Group { name: "event", used: Use::Part(Part::System), sentences: false },
    Group { name: "failure", used: Use::App, sentences: true },
    Group { name: "heading", used: Use::App, sentences: false },
    Group { name: "help", used: Use::App, sentences: true },
    Group { name: "label", used: Use::App, sentences: false },
    Group { name: "language", used: Use::Everywhere, sentences: false },
    Group { name: "log", used: Use::Part(Part::System), sentences: false },
    Group { name: "mark", used: Use::App, sentences: false },
    Group { name: "message", used: Use::App, sentences: true },
    Group { name: "offline", used: Use::Part(Part::Later), sentences: false },
    Group { name: "reason", used: Use::Part(Part::Later), sentences: true },
    Group { name: "shell", used: Use::StaticPages, sentences: false },
    Group { name: "signin", used: Use::StaticPages, sentences: false },
    Group { name: "status", used: Use::Part(Part::System), sentences: false },
    Group { name: "users", used: Use::Part(Part::System), sentences: false },
    Group { name: "witness", used: Use::Part(Part::Later), sentences: false },
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
        matches!(self, Self::App | Self::Part(_))
    }

    /// What the app shows through functions that fill it in, in the order in which their lines are counted.
    pub(crate) fn fetched() -> impl Iterator<Item = Self> {
        std::iter::once(Self::App).chain(Part::ALL.map(Self::Part))
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
