//! The bar on top of every screen.

use leptos::html;
use leptos::prelude::*;

use super::page_link::PageLink;
use crate::app::session::{Screen, Session};

/// The first thing the tab key reaches: past the bar, to what the page is about. The address stays
/// as it is, for it holds the reader's view.
#[component]
pub fn SkipLink(
    /// The main part of the page.
    main: NodeRef<html::Main>,
) -> impl IntoView {
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        if let Some(main) = main.get_untracked() {
            let _ = main.focus();
            main.scroll_into_view();
        }
    };
    view! { <a class="skip-link" href="#main" on:click=skip>"Skip to main content"</a> }
}

/// The bar: the name of the page, which leads to the welcome screen, and what can be done from every screen.
#[component]
pub fn Bar(
    /// What the page holds.
    session: Session,
) -> impl IntoView {
    let on_report = move || session.screen().with(|screen| matches!(screen, Screen::Report(_)));
    let on_welcome = move || session.screen().with(|screen| matches!(screen, Screen::Welcome { .. }));
    let about_is_current = move || session.screen().with(|screen| matches!(screen, Screen::About)).then_some("page");
    let go_to_welcome = Callback::new(move |()| session.go_to_welcome());
    let go_to_about = Callback::new(move |()| session.go_to_about());
    let print = move |_| {
        let _ = window().print();
    };
    view! {
        <header class="bar">
            <div class="bar__inner wrap">
                <PageLink class="bar__brand" href="./" on_go=go_to_welcome>"Scorecard"</PageLink>
                <nav class="bar__nav" aria-label="Scorecard">
                    <ul class="bar__list" role="list">
                        <Show when=move || !on_welcome()>
                            <li>
                                <PageLink class="bar__link" href="./" on_go=go_to_welcome>"Open another"</PageLink>
                            </li>
                        </Show>
                        <Show when=on_report>
                            <li>
                                <button class="bar__link" type="button" on:click=print>"Print"</button>
                            </li>
                        </Show>
                        <li aria-current=about_is_current>
                            <PageLink class="bar__link" href="#about" on_go=go_to_about>"How to make the file"</PageLink>
                        </li>
                    </ul>
                </nav>
            </div>
        </header>
    }
}
