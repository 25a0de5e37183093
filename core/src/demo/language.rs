//! The languages a demo can be written in. What happens in it is the same in both.

/// A language of the demo books.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Simplified Chinese.
    Chinese,
    /// English.
    English,
}

/// A text in Chinese and in English.
pub type Both = (&'static str, &'static str);

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The text in this language.
    pub fn of(self, (chinese, english): Both) -> String {
        let text = match self {
            Self::Chinese => chinese,
            Self::English => english,
        };
        text.to_owned()
    }

    /// The name of a firm from what it is called and what it is.
    pub fn name(self, called: Both, kind: Both) -> String {
        let gap = match self {
            Self::Chinese => "",
            Self::English => " ",
        };
        [self.of(called), self.of(kind)].join(gap)
    }
}
