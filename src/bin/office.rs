//! Office files for the page: a WebAssembly of its own, run in a worker (`web/office-worker.js`), so that the page neither waits
//! for it nor carries it. Each export takes the files of the page by name and text, the report that is read first.

#[cfg(target_family = "wasm")]
#[allow(unreachable_pub, reason = "they are reached from JavaScript, which takes only what is public")]
mod exported {
    use scorecard::Opened;
    use scorecard::scorecard::problems_view;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// A Word document, with drafted commentary if that is wanted. `files` are names and texts by turns.
    ///
    /// # Errors
    /// Why there is none, in words.
    #[wasm_bindgen]
    pub fn word(files: Vec<String>, drafted: bool) -> Result<Vec<u8>, String> {
        open(&files)?.word(drafted).map_err(|error| error.to_string())
    }

    /// A spreadsheet. `files` are names and texts by turns.
    ///
    /// # Errors
    /// Why there is none, in words.
    #[wasm_bindgen]
    pub fn sheets(files: Vec<String>) -> Result<Vec<u8>, String> {
        open(&files)?.sheets().map_err(|error| error.to_string())
    }

    fn open(files: &[String]) -> Result<Opened, String> {
        let files: Vec<(&str, &[u8])> = files.as_chunks().0.iter().map(|[name, text]| (name.as_str(), text.as_bytes())).collect();
        scorecard::open_together(&files).map_err(|(name, problems)| problems_view(&name, &problems).text)
    }
}

fn main() {}
