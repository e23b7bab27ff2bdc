//! What stands at the foot of a paper: tolerances, notes, background papers.

use crate::app::el::{El, el};
use crate::scorecard::view::{LinkView, Scorecard};

/// The foot of the scorecard.
#[must_use]
pub fn endnotes(scorecard: &Scorecard) -> El {
    let papers = &scorecard.background_papers;
    el("div", "endnotes")
        .maybe(section("Tolerances", lines(&scorecard.tolerances)))
        .maybe(section("Notes", lines(&scorecard.notes)))
        .maybe(section("Background papers", (!papers.is_empty()).then(|| links(papers.clone()))))
}

fn section(title: &'static str, body: Option<El>) -> Option<El> {
    body.map(|body| el("section", "endnotes__section").add(el("h3", "").add(title)).add(body))
}

/// A list of lines, if there are any.
#[must_use]
pub fn lines(lines: &[String]) -> Option<El> {
    let items: Vec<El> = lines.iter().map(|line| el("li", "").add(line.clone())).collect();
    (!items.is_empty()).then(|| el("ul", "").add(items))
}

/// Documents elsewhere. Only web addresses become links.
#[must_use]
pub fn links(links: Vec<LinkView>) -> El {
    let items = links.into_iter().map(|link| match link.url.filter(|url| is_web_address(url)) {
        Some(url) => el("li", "").add(el("a", "").attr("href", url).attr("rel", "noopener noreferrer").add(link.title)),
        None => el("li", "").add(link.title),
    });
    el("ul", "links").add(items.collect::<Vec<_>>())
}

/// Whether an address is one a reader may be sent to: never a script.
fn is_web_address(url: &str) -> bool {
    let lower = url.trim_start().to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_links() {
        assert!(is_web_address("https://example.org/a") && is_web_address("HTTP://example.org"));
        assert!(!is_web_address("javascript:alert(1)") && !is_web_address("data:text/html,x") && !is_web_address(""));
    }
}
