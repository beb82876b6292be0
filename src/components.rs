//! What screens are made of: one idea a file, with its style in `style/` under the same name.

pub(crate) mod banner;
pub(crate) mod check_list;
pub(crate) mod copyable;
pub(crate) mod definitions;
pub(crate) mod dialog;
pub(crate) mod fetching;
pub(crate) mod field;
pub(crate) mod findings;
pub(crate) mod gathering;
pub(crate) mod list_tools;
pub(crate) mod mark;
pub(crate) mod navigator;
pub(crate) mod notice;
pub(crate) mod skeleton;
pub(crate) mod status;
pub(crate) mod table;
pub(crate) mod tabs;
pub(crate) mod time_line;
pub(crate) mod top_bar;
pub(crate) mod usage;

use crate::platform::element::{El, Text, of_class};

/// Words for those who do not see what stands in their place.
pub(crate) fn hidden_words(words: impl Into<Text>) -> El {
    of_class("span", "visually-hidden").text(words)
}
