//! Tabs after the ARIA Authoring Practices: arrow keys, Home and End move and choose; Tab leaves for the panel.

use leptos::prelude::*;

use crate::platform::element::{El, Event, Text, of_class};
use crate::platform::event::{self, Move};
use crate::platform::page;

/// A tab.
pub(crate) struct Tab {
    /// What it is called.
    pub(crate) label: Box<dyn Fn() -> Text>,
    /// Words for those who should look here; empty where nobody need.
    pub(crate) attention: Box<dyn Fn() -> Text>,
}

/// The id of a tab.
pub(crate) fn tab_id(at: usize) -> String {
    format!("tab-{at}")
}

/// The id of a tab's panel.
pub(crate) fn panel_id(at: usize) -> String {
    format!("panel-{at}")
}

/// The row of tabs, named by `label`.
pub(crate) fn tabs(
    label: &'static str,
    tabs: Vec<Tab>,
    chosen: Memo<usize>,
    choose: impl Fn(usize) + Copy + 'static,
) -> El {
    let last = tabs.len().saturating_sub(1);
    let moved = move |key: Event| {
        let here = chosen.get_untracked();
        let to = match event::tab_move(&key) {
            None => return,
            Some(Move::Previous) => here.checked_sub(1).unwrap_or(last),
            Some(Move::Next) if here >= last => 0,
            Some(Move::Next) => here + 1,
            Some(Move::First) => 0,
            Some(Move::Last) => last,
        };
        choose(to);
        page::focus(&tab_id(to));
    };
    let button = move |(at, tab): (usize, Tab)| {
        let when_chosen = move |yes: &'static str, no: &'static str| {
            move || Some(if chosen.get() == at { yes } else { no }.into())
        };
        of_class("button", "tab")
            .attr("type", "button")
            .attr("role", "tab")
            .attr("id", tab_id(at))
            .attr("aria-controls", panel_id(at))
            .live_attr("aria-selected", when_chosen("true", "false"))
            .live_attr("tabindex", when_chosen("0", "-1"))
            .on("click", move |_| choose(at))
            .live_text(tab.label)
            .child(of_class("span", "tab-attention").live_text(tab.attention))
    };
    of_class("div", "tabs")
        .attr("role", "tablist")
        .attr("aria-label", label)
        .on("keydown", moved)
        .children(tabs.into_iter().enumerate().map(button))
}
