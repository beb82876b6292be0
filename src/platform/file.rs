//! Files that a person gives to the page.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, FileList, HtmlInputElement};

use super::element::Event;

/// What was given, not read yet: a file, or several that count as one after the other.
#[derive(Clone, Debug)]
pub(crate) struct File(Vec<web_sys::File>);

impl File {
    /// Nothing where there is no file.
    fn of(list: &FileList) -> Option<Self> {
        let files: Vec<_> = (0..list.length()).filter_map(|at| list.get(at)).collect();
        (!files.is_empty()).then_some(Self(files))
    }

    /// Its name, or the names.
    pub(crate) fn name(&self) -> String {
        self.0.iter().map(web_sys::File::name).collect::<Vec<_>>().join(", ")
    }

    /// The first octets, at most so many of each file: what is larger is refused by whoever judges it, without being
    /// read whole. Several files are lines of one text: two licences in it are one too many, and what lies beside a
    /// licence does no harm.
    pub(crate) async fn read(&self, most: usize) -> Option<Vec<u8>> {
        let mut octets = Vec::new();
        for file in &self.0 {
            if !octets.is_empty() {
                octets.push(b'\n');
            }
            let part = file.slice_with_f64_and_f64(0.0, most as f64).ok()?;
            let buffer: ArrayBuffer = JsFuture::from(part.array_buffer()).await.ok()?.dyn_into().ok()?;
            octets.extend(Uint8Array::new(&buffer).to_vec());
        }
        Some(octets)
    }
}

/// The file that was chosen in a field. The field forgets it, so that the same file can be chosen again.
pub(crate) fn chosen(change: &Event) -> Option<File> {
    let field: HtmlInputElement = change.target()?.dyn_into().ok()?;
    let file = File::of(&field.files()?);
    field.set_value("");
    file
}

/// Whether something that is dragged over the page is a file.
pub(crate) fn is_dragged(drag: &Event) -> bool {
    let kinds = || Some(drag.dyn_ref::<DragEvent>()?.data_transfer()?.types());
    kinds().is_some_and(|kinds| kinds.includes(&"Files".into(), 0))
}

/// What was dropped. The browser does not open it then.
pub(crate) fn dropped(drop: &Event) -> Option<File> {
    drop.prevent_default();
    File::of(&drop.dyn_ref::<DragEvent>()?.data_transfer()?.files()?)
}
