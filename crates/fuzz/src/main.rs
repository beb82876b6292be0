//! The engine's program: `SEGL_FUZZ_TARGET` says at what it throws, `SEGL_FUZZ_SEEDS` where genuine inputs are put first.

#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use segl_fuzz::Target;

static TARGET: OnceLock<&'static Target> = OnceLock::new();

fn begin() {
    let name = std::env::var("SEGL_FUZZ_TARGET").unwrap_or_default();
    let Some(target) = segl_fuzz::target(&name) else {
        eprintln!("SEGL_FUZZ_TARGET is {name:?}, no target");
        std::process::exit(2);
    };
    if let Some(folder) = std::env::var_os("SEGL_FUZZ_SEEDS") {
        for (number, seed) in (target.seeds)().iter().enumerate() {
            if let Err(cause) =
                std::fs::write(std::path::Path::new(&folder).join(format!("seed-{number}")), seed)
            {
                eprintln!("a seed cannot be written: {cause}");
                std::process::exit(2);
            }
        }
    }
    // Otherwise the first input would pay for it.
    segl_fuzz::fixture::fixture();
    (target.run)(b"");
    TARGET.get_or_init(|| target);
}

fuzz_target!(init: begin(), |data: &[u8]| {
    if let Some(target) = TARGET.get() {
        (target.run)(data);
    }
});
