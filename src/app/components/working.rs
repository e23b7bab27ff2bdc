//! A result worked out in steps.

use leptos::prelude::*;

use super::rating_tag::RatingTag;
use crate::scorecard::view::Working;

/// Why a rating or an arrow is what it is: the rule, the sum step by step, the result.
#[component]
pub fn WorkingTable(
    /// The working.
    working: Working,
) -> impl IntoView {
    let Working { rule, steps, conclusion, mark, word, notes, .. } = working;
    let rows = steps
        .into_iter()
        .map(|step| {
            view! {
                <tr>
                    <th scope="row">{step.label}</th>
                    <td class="figures__number">{step.value}</td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    let result = view! { <RatingTag mark word /> };
    let sum = if rows.is_empty() {
        // Nothing was worked out: the result and what is said of it, without a table.
        view! { <p class="working__result">{result} " " {conclusion}</p> }.into_any()
    } else {
        view! {
            <table class="figures">
                <caption>"The sum, step by step"</caption>
                <tbody>
                    {rows}
                    <tr class="figures__result">
                        <th scope="row">{conclusion}</th>
                        <td class="figures__number">{result}</td>
                    </tr>
                </tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <div class="working">
            <p>{rule}</p>
            {sum}
            {notes.into_iter().map(|note| view! { <p class="fine">{note}</p> }).collect_view()}
        </div>
    }
}
