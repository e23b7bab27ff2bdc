//! Web entry: what to do when all else fails, then mount; nothing else.
//!
//! The message "Opening Scorecard…" is taken away by `web/boot.js`, once this has run.

fn main() {
    std::panic::set_hook(Box::new(|panic| {
        scorecard::app::say_it_stopped();
        console_error_panic_hook::hook(panic);
    }));
    leptos::mount::mount_to_body(scorecard::app::start);
}
