//! The layers keep apart: each folder of `src/` uses only what the table in `docs/architecture.md`
//! lets it, and the README's map names every folder.

use std::path::{Path, PathBuf};

/// Each layer, and the layers it may use.
const MAY_USE: [(&str, &[&str]); 8] = [
    ("model", &[]),
    ("read", &["model"]),
    ("engine", &["model"]),
    ("author", &["model", "read"]),
    ("scorecard", &["model", "engine", "read", "author"]),
    ("export", &["scorecard"]),
    ("charts", &["scorecard"]),
    ("app", &["scorecard", "charts", "export"]),
];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of src") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}

#[test]
fn every_layer_uses_only_what_it_may() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (layer, allowed) in MAY_USE {
        for file in rust_files(&Path::new("src").join(layer)) {
            seen += 1;
            let text = std::fs::read_to_string(&file).expect("a source file");
            for (number, line) in text.lines().enumerate().filter(|(_, l)| !l.trim_start().starts_with("//")) {
                for (other, _) in MAY_USE.iter().filter(|(other, _)| *other != layer && !allowed.contains(other)) {
                    if line.contains(&format!("crate::{other}::")) || line.contains(&format!("use crate::{other};")) {
                        wrong.push(format!("{}:{}: {layer} may not use {other}: {}", file.display(), number + 1, line.trim()));
                    }
                }
            }
        }
    }
    assert!(seen > 30, "only {seen} files were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_scorecard_takes_only_problems_from_the_reader() {
    for file in rust_files(Path::new("src/scorecard")) {
        let text = std::fs::read_to_string(&file).expect("a source file");
        for line in text.lines().filter(|l| l.contains("crate::read::")) {
            assert!(line.contains("crate::read::problem") || line.contains("crate::read::PERIOD_FORMS"), "{}: {line}", file.display());
        }
    }
}

#[test]
fn the_readme_maps_every_folder() {
    let readme = std::fs::read_to_string("README.md").expect("the README");
    for folder in ["src", "tests", "docs", "."] {
        for entry in std::fs::read_dir(folder).expect(folder) {
            let path = entry.expect("an entry").path();
            let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
            let made = ["target", "dist", "node_modules", "test-results"].contains(&name.as_str()) || name.starts_with('.');
            if path.is_dir() && !made {
                let shown = if folder == "." { format!("`{name}/`") } else { format!("`{folder}/{name}/`") };
                assert!(readme.contains(&shown), "the README’s map does not name {shown}");
            }
        }
    }
}
