//! The program that becomes WebAssembly: it hands the page's start script (`src/boot/boot.js`) one function.

use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Half the code of the standard allocator.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Starts the app with the text of the page's language.
///
/// # Errors
/// As [`segl::start`]; the start script then shows that the page could not start.
#[wasm_bindgen]
pub fn start(messages: &str) -> Result<(), JsError> {
    segl::start(messages)
}

/// Called when the program is loaded, before it is started.
fn main() {}
