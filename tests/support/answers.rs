//! Cases in a folder, each a `.json` with its answer beside it in a `.txt`.

use std::fs;
use std::path::{Path, PathBuf};

/// The cases of a folder, in order of their names.
pub(crate) fn cases(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    files
}

/// Holds every case of a folder to the answer beside it, or writes it anew where `UPDATE` is set.
pub(crate) fn hold(folder: &str, answer: impl Fn(&Path) -> String) {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for path in cases(folder) {
        let found = answer(&path);
        let beside = path.with_extension("txt");
        if update {
            fs::write(&beside, &found).unwrap();
        } else if fs::read_to_string(&beside).unwrap_or_default() != found {
            wrong.push(format!("--- {} now says:\n{found}", beside.display()));
        }
    }
    let test = folder.trim_start_matches("tests/");
    assert!(wrong.is_empty(), "{}\nRight? Then UPDATE=1 cargo test --test {test}", wrong.join("\n"));
}

/// Every answer of a folder stands beside its case.
pub(crate) fn stand_beside_their_cases(folder: &str) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_answer = path.extension().is_some_and(|e| e == "txt");
        assert!(!is_answer || path.with_extension("json").exists(), "{} has no case", path.display());
    }
}
