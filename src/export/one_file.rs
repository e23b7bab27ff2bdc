//! The page in one file, with reports in it: it opens by a double click, without a connection.

/// What stands before the reports in the page, and after them. `web/single.mjs` writes them, with nothing between.
const BEFORE: &str = "<script type=\"application/json\" id=\"files\">";
const AFTER: &str = "</script>";
const TITLE: (&str, &str) = ("<title>", "</title>");

/// The page in one file with these files in it, by name and text, in place of those it had; `title` is its own. None if
/// `page` is not such a page.
#[must_use]
pub fn one_file(page: &str, title: &str, files: &[(&str, &str)]) -> Option<String> {
    let texts: Vec<String> = files.iter().flat_map(|(name, text)| [quoted(name), quoted(text)]).collect();
    let (before, after) = around(page, BEFORE, AFTER)?;
    let (head, rest) = around(before, TITLE.0, TITLE.1)?;
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    Some([head, &title, rest, "[", &texts.join(","), "]", after].concat())
}

/// What is up to the end of `before`, and what is from the next `after` on.
fn around<'a>(text: &'a str, before: &str, after: &str) -> Option<(&'a str, &'a str)> {
    let start = text.find(before)? + before.len();
    let (head, rest) = text.split_at_checked(start)?;
    Some((head, rest.get(rest.find(after)?..)?))
}

/// A text in JSON, written so that nothing in it ends the script it stands in.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '<' | '\u{0}'..='\u{1f}' | '\u{7f}' => out.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        "<title>Scorecard</title><script type=\"application/json\" id=\"files\">[]</script><script>let a = '</title>';</script>";

    #[test]
    fn what_is_put_in_comes_out_again() {
        let text = "{ \"a\": \"</script><!-- \\n é\u{2028}\u{1f}\" }\r\n";
        let page = one_file(PAGE, "A & <b>", &[("a \"1\".json", text)]).expect("a page");
        assert!(page.starts_with("<title>A &amp; &lt;b></title>"));
        let (_, rest) = around(&page, BEFORE, AFTER).expect("files");
        let inside = &page[page.find(BEFORE).expect("files") + BEFORE.len()..page.len() - rest.len()];
        let files: Vec<String> = serde_json::from_str(inside).expect("JSON");
        assert_eq!(files, ["a \"1\".json", text]);
        // Other reports take their place.
        assert_eq!(one_file(&page, "Scorecard", &[]).as_deref(), Some(PAGE));
    }

    #[test]
    fn another_page_is_refused() {
        assert_eq!(one_file("<title>Scorecard</title>", "", &[]), None);
    }
}
