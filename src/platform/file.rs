//! Files that a person gives to the page.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, HtmlInputElement};

use super::element::Event;

/// A file, not read yet.
#[derive(Clone, Debug)]
pub(crate) struct File(web_sys::File);

impl File {
    /// Its name.
    pub(crate) fn name(&self) -> String {
        self.0.name()
    }

    /// Its first octets, at most so many: what is larger is refused by whoever judges it, without being read whole.
    pub(crate) async fn read(&self, most: usize) -> Option<Vec<u8>> {
        let part = self.0.slice_with_f64_and_f64(0.0, most as f64).ok()?;
        let buffer: ArrayBuffer = JsFuture::from(part.array_buffer()).await.ok()?.dyn_into().ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }
}

/// The file that was chosen in a field. The field forgets it, so that the same file can be chosen again.
pub(crate) fn chosen(change: &Event) -> Option<File> {
    let field: HtmlInputElement = change.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0);
    field.set_value("");
    file.map(File)
}

/// Whether something that is dragged over the page is a file.
pub(crate) fn is_dragged(drag: &Event) -> bool {
    let kinds = || Some(drag.dyn_ref::<DragEvent>()?.data_transfer()?.types());
    kinds().is_some_and(|kinds| kinds.includes(&"Files".into(), 0))
}

/// The file that was dropped. The browser does not open it then.
pub(crate) fn dropped(drop: &Event) -> Option<File> {
    drop.prevent_default();
    drop.dyn_ref::<DragEvent>()?.data_transfer()?.files()?.get(0).map(File)
}
