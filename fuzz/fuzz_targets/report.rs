//! Any bytes as a report file, and all that can be asked of what opens.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[allow(dead_code)]
#[path = "../../tests/support/whole.rs"]
mod whole;

fuzz_target!(|bytes: &[u8]| {
    whole::report(bytes);
});
