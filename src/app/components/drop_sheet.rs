//! The sheet over the page while a file is dragged over it.

use leptos::ev;
use leptos::prelude::*;
use web_sys::DragEvent;

use crate::app::opening;
use crate::app::session::Session;

/// Takes files that are dropped anywhere on the page, and shows while they hover that it will.
/// Dragged text, links and pictures of pages are left alone.
#[component]
pub fn DropSheet(
    /// What the page holds.
    session: Session,
) -> impl IntoView {
    let hovering = RwSignal::new(false);
    let over = move |event: DragEvent| {
        if has_files(&event) {
            event.prevent_default();
            if let Some(data) = event.data_transfer() {
                data.set_drop_effect("copy");
            }
            hovering.set(true);
        }
    };
    let left = move |event: DragEvent| {
        // Told for every element that is crossed; only the edge of the window leads nowhere.
        if event.related_target().is_none() {
            hovering.set(false);
        }
    };
    let dropped = move |event: DragEvent| {
        hovering.set(false);
        if !has_files(&event) {
            return;
        }
        event.prevent_default();
        if let Some(files) = event.data_transfer().and_then(|data| data.files()) {
            opening::files(session, &files);
        }
    };
    let listeners = [
        window_event_listener(ev::dragenter, over),
        window_event_listener(ev::dragover, over),
        window_event_listener(ev::dragleave, left),
        window_event_listener(ev::drop, dropped),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));

    view! {
        <div class="drop-sheet" hidden=move || !hovering.get() aria-hidden="true">
            <p class="drop-sheet__words">"Drop the report here to open it"</p>
        </div>
    }
}

/// Whether something dragged is a file.
fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}
