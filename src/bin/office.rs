//! Office files for the page: a WebAssembly of its own, run in a worker (`web/office-worker.js`), so that the page neither waits
//! for it nor carries it. What makes a file of a report takes the files of the page by name and text, the report that is read first.

#[cfg(target_family = "wasm")]
#[allow(unreachable_pub, reason = "they are reached from JavaScript, which takes only what is public")]
mod exported {
    use scorecard::Opened;
    use scorecard::author::{Brought, FiguresFile};
    use scorecard::scorecard::{cannot_bring, cannot_take, not_opened_view, problems_view, readings_alone_view, sheet_problems_view};
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

    /// What a file with figures would bring into a report, packed as [`scorecard::scorecard::view::BringIn`] is. `said` are what a person
    /// said of the file, the report's text and name among it: the texts of report and benchmark file, the report's name, the file's name,
    /// the period, the council.
    ///
    /// # Errors
    /// Why nothing can be brought in, in words.
    #[wasm_bindgen]
    pub fn bring_in(said: Vec<String>, figures: Vec<u8>) -> Result<String, String> {
        brought(&said, &figures).map(|brought| scorecard::scorecard::bring_in(&brought).packed())
    }

    /// The report with what was chosen of it; the rest as for [`bring_in`].
    ///
    /// # Errors
    /// Why it cannot be made, in words.
    #[wasm_bindgen]
    pub fn take_over(said: Vec<String>, figures: Vec<u8>, chosen: Vec<String>) -> Result<String, String> {
        let brought = brought(&said, &figures)?;
        scorecard::take_over(of(&said, 0).as_bytes(), &brought, &chosen).map_err(|why| cannot_take(of(&said, 2), of(&said, 3), &why))
    }

    /// The values of all councils as a benchmark file; the rest as for [`take_over`].
    ///
    /// # Errors
    /// Why it cannot be made, in words.
    #[wasm_bindgen]
    pub fn values_of_all_councils(said: Vec<String>, figures: Vec<u8>, chosen: Vec<String>) -> Result<String, String> {
        let brought = brought(&said, &figures)?;
        scorecard::values_of_all_councils(&brought, &chosen).map_err(|why| cannot_take(of(&said, 2), of(&said, 3), &why))
    }

    fn of(said: &[String], at: usize) -> &str {
        said.get(at).map_or("", String::as_str)
    }

    fn brought(said: &[String], bytes: &[u8]) -> Result<Brought, String> {
        let of = |at| of(said, at);
        let file = FiguresFile { name: of(3), bytes, period: of(4), area: of(5), benchmarks: of(1) };
        scorecard::bring_in(of(0).as_bytes(), &file).map_err(|why| cannot_bring(of(2), of(3), &why))
    }

    /// A workbook to start from.
    ///
    /// # Errors
    /// That there is none, in words.
    #[wasm_bindgen]
    pub fn template() -> Result<Vec<u8>, String> {
        scorecard::workbook(&scorecard::template_sheets()).ok_or_else(too_much)
    }

    /// A report file as a workbook.
    ///
    /// # Errors
    /// Why there is none, in words.
    #[wasm_bindgen]
    pub fn workbook(text: String) -> Result<Vec<u8>, String> {
        let sheets = scorecard::sheets_of(text.as_bytes()).map_err(|problems| problems_view("", &problems).text)?;
        scorecard::workbook(&sheets).ok_or_else(too_much)
    }

    /// What comes of a workbook: "report", the report file it makes, and what should be looked at in it; or "problems" and what is wrong
    /// with it; or "readings" and what is said of readings alone. Problems are texts ([`scorecard::scorecard::ProblemsView::to_texts`]).
    #[wasm_bindgen]
    pub fn report(name: String, bytes: Vec<u8>) -> Vec<String> {
        let (what, text, view) = match scorecard::read_spreadsheet(&bytes) {
            Err(why) => ("problems", None, not_opened_view(&name, why)),
            Ok(sheets) if scorecard::are_readings_alone(&sheets) => ("readings", None, readings_alone_view(&name)),
            Ok(sheets) => match scorecard::from_sheets(&sheets) {
                Ok(made) => ("report", Some(made.text), sheet_problems_view(&name, &made.warnings)),
                Err(problems) => ("problems", None, sheet_problems_view(&name, &problems)),
            },
        };
        std::iter::once(what.to_owned()).chain(text).chain(view.to_texts()).collect()
    }

    fn too_much() -> String {
        "There is more in it than a workbook can hold.".to_owned()
    }

    fn open(files: &[String]) -> Result<Opened, String> {
        let files: Vec<(&str, &[u8])> = files.as_chunks().0.iter().map(|[name, text]| (name.as_str(), text.as_bytes())).collect();
        scorecard::open_together(&files).map_err(|(name, problems)| problems_view(&name, &problems).text)
    }
}

fn main() {}
