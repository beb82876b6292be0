//! Children that come and go.

use std::collections::VecDeque;

use leptos::prelude::{Owner, RenderEffect};
use web_sys::Element;

use super::build::{Built, effect, marker};
use super::{El, Row};

/// Rows that are in the page, each with the owner of what it made.
type Shown = VecDeque<(usize, Built, Owner)>;

/// Children in place of those that were there before.
pub(super) fn follow_children(
    parent: &Element,
    children: Box<dyn Fn() -> Vec<El>>,
) -> Option<RenderEffect<()>> {
    let (parent, end) = (parent.clone(), marker(parent)?);
    let mut shown: Vec<Built> = Vec::new();
    Some(effect(move || {
        let children = children();
        for old in shown.drain(..) {
            old.remove();
        }
        shown.extend(children.into_iter().filter_map(|child| child.insert_into(&parent, Some(&end))));
    }))
}

/// Rows in order: those whose key was there stay as they are, new ones are made, the others go.
pub(super) fn follow_rows(
    parent: &Element,
    owner: Owner,
    rows: Box<dyn Fn() -> Vec<Row>>,
) -> Option<RenderEffect<()>> {
    let (parent, end) = (parent.clone(), marker(parent)?);
    let mut shown = Shown::new();
    Some(effect(move || {
        let rows = rows();
        let mut old = std::mem::take(&mut shown);
        for row in rows {
            // Mostly rows only join, so that the first old one left is the right one.
            let before = match old.front() {
                Some((key, ..)) if *key == row.key => {
                    shown.extend(old.pop_front());
                    continue;
                }
                Some((_, next, _)) => next.element.clone().into(),
                None => end.clone(),
            };
            let moved = old.iter().position(|(key, ..)| *key == row.key).and_then(|at| old.remove(at));
            if let Some(moved) = moved {
                let _ = parent.insert_before(&moved.1.element, Some(&before));
                shown.push_back(moved);
                continue;
            }
            // What a row makes must outlive this run: its owner is the list's, not the run's.
            let owner = owner.child();
            let view = row.view;
            if let Some(built) = owner.with(|| view().insert_into(&parent, Some(&before))) {
                shown.push_back((row.key, built, owner));
            }
        }
        for (_, gone, _) in old {
            gone.remove();
        }
    }))
}
