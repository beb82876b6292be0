/// A language that the product speaks. English is the reference for all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// British English, the reference.
    En,
    /// Norwegian bokmål.
    Nb,
    /// Danish.
    Da,
    /// Swedish.
    Sv,
}

impl Language {
    /// Every language, the reference first.
    pub const ALL: [Self; 4] = [Self::En, Self::Nb, Self::Da, Self::Sv];

    /// The BCP 47 tag, which is also the stem of the catalogue's file name.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Nb => "nb",
            Self::Da => "da",
            Self::Sv => "sv",
        }
    }

    /// The language with this tag, or `None`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The name of the catalogue's file, such as `nb.txt`.
    pub fn file_name(self) -> String {
        format!("{}.txt", self.tag())
    }

    /// The name of the variant of the app's `Lang`, for generated code.
    pub(crate) fn variant(self) -> &'static str {
        match self {
            Self::En => "En",
            Self::Nb => "Nb",
            Self::Da => "Da",
            Self::Sv => "Sv",
        }
    }
}
