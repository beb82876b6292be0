//! Pictures of plain shapes. They are drawn into an element that is in the page already, so that nobody who shows no
//! picture pays for them.

use super::page;

const NAMESPACE: Option<&str> = Some("http://www.w3.org/2000/svg");

/// A shape: its element, its class, and its attributes.
pub(crate) struct Shape {
    pub(crate) tag: &'static str,
    pub(crate) class: &'static str,
    pub(crate) attributes: Vec<(&'static str, String)>,
}

/// Draws shapes into the element with this id, instead of what was drawn there. The picture fills the element, whatever
/// its proportions.
pub(crate) fn draw(id: &str, (width, height): (u32, u32), shapes: &[Shape]) {
    let Some(place) = page::element(id) else { return };
    place.set_text_content(None);
    let Some(document) = place.owner_document() else { return };
    let Ok(picture) = document.create_element_ns(NAMESPACE, "svg") else { return };
    for (name, value) in [
        ("viewBox", format!("0 0 {width} {height}")),
        ("preserveAspectRatio", "none".to_owned()),
        ("aria-hidden", "true".to_owned()),
        ("focusable", "false".to_owned()),
    ] {
        let _ = picture.set_attribute(name, &value);
    }
    for shape in shapes {
        let Ok(element) = document.create_element_ns(NAMESPACE, shape.tag) else { return };
        let _ = element.set_attribute("class", shape.class);
        for (name, value) in &shape.attributes {
            let _ = element.set_attribute(name, value);
        }
        let _ = picture.append_child(&element);
    }
    let _ = place.append_child(&picture);
}
