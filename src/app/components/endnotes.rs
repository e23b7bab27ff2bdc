//! What stands at the foot of a paper: tolerances, notes, background papers.

use std::sync::Arc;

use leptos::prelude::*;

use crate::scorecard::view::{LinkView, Scorecard};

/// The foot of the scorecard.
#[component]
pub fn Endnotes(
    /// The scorecard.
    scorecard: Arc<Scorecard>,
) -> impl IntoView {
    let Scorecard { tolerances, notes, background_papers, .. } = &*scorecard;
    view! {
        <div class="endnotes">
            {section("Tolerances", tolerances)}
            {section("Notes", notes)}
            {(!background_papers.is_empty())
                .then(|| {
                    view! {
                        <section class="endnotes__section">
                            <h3>"Background papers"</h3>
                            <Links links=background_papers.clone() />
                        </section>
                    }
                })}
        </div>
    }
}

fn section(title: &'static str, lines: &[String]) -> Option<impl IntoView + use<>> {
    let lines = lines.to_vec();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="endnotes__section">
                <h3>{title}</h3>
                <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </section>
        }
    })
}

/// Documents elsewhere. Only web addresses become links.
#[component]
pub fn Links(
    /// The documents.
    links: Vec<LinkView>,
) -> impl IntoView {
    view! {
        <ul class="links">
            {links
                .into_iter()
                .map(|link| match link.url.filter(|url| is_web_address(url)) {
                    Some(url) => view! { <li><a href=url rel="noopener noreferrer">{link.title}</a></li> }.into_any(),
                    None => view! { <li>{link.title}</li> }.into_any(),
                })
                .collect_view()}
        </ul>
    }
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
