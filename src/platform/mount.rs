//! Where the app and the page meet.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::mount::UnmountHandle;
use leptos::tachys::view::Render;

use super::element::{Built, El};
use super::page;

/// An element that leptos keeps alive. Dropped, it leaves the page.
pub(crate) struct Mounted {
    built: Built,
    // After the element, whose effects belong to it.
    _owner: UnmountHandle<<() as Render>::State>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.built.remove();
    }
}

/// Puts an element into the one with this id; none where the page has no such place.
pub(crate) fn mount(id: &str, view: impl FnOnce() -> El + 'static) -> Option<Mounted> {
    let place = page::element(id)?;
    let built = Rc::new(RefCell::new(None));
    let (there, here) = (Rc::clone(&built), place.clone());
    let owner = leptos::mount::mount_to(place, move || *there.borrow_mut() = view().append_to(&here));
    let built = built.take()?;
    Some(Mounted { built, _owner: owner })
}
