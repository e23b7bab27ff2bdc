//! Plain tables of figures.

use leptos::prelude::*;

use crate::scorecard::view::{Figures, PeopleRow, ReadingRow, YardstickRow};

/// A table whose first column heads its rows and whose others hold numbers.
#[component]
pub fn FigureTable(
    /// What it holds, for those who do not see where it stands.
    #[prop(into)]
    caption: String,
    /// Heads and rows.
    figures: Figures,
) -> impl IntoView {
    let head = figures
        .head
        .into_iter()
        .enumerate()
        .map(|(column, head)| view! { <th scope="col" class:figures__number=column != 0>{head}</th> })
        .collect_view();
    let rows = figures
        .rows
        .into_iter()
        .map(|row| {
            let mut cells = row.into_iter();
            view! {
                <tr>
                    <th scope="row">{cells.next()}</th>
                    {cells.map(|cell| view! { <td class="figures__number">{cell}</td> }).collect_view()}
                </tr>
            }
        })
        .collect_view();
    let label = caption.clone();
    view! {
        <div class="scroll" role="group" tabindex="0" aria-label=label>
            <table class="figures">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// All readings of a measure, newest first.
#[component]
pub fn ReadingTable(
    /// The readings.
    readings: Vec<ReadingRow>,
) -> impl IntoView {
    view! {
        <table class="figures">
            <caption class="visually-hidden">"Readings, newest first"</caption>
            <thead>
                <tr>
                    <th scope="col">"Period"</th>
                    <th scope="col" class="figures__number">"Value"</th>
                </tr>
            </thead>
            <tbody>
                {readings
                    .into_iter()
                    .map(|reading| {
                        view! {
                            <tr>
                                <th scope="row">
                                    {reading.period}
                                    {fine(reading.status)}
                                    {fine(reading.note)}
                                </th>
                                <td class="figures__number">
                                    {reading.value}
                                    {fine(reading.base)}
                                </td>
                            </tr>
                        }
                    })
                    .collect_view()}
            </tbody>
        </table>
    }
}

/// Targets, milestones and comparators.
#[component]
pub fn YardstickTable(
    /// The yardsticks.
    yardsticks: Vec<YardstickRow>,
) -> impl IntoView {
    view! {
        <table class="figures">
            <caption class="visually-hidden">"Targets and comparators"</caption>
            <thead>
                <tr>
                    <th scope="col">"Compared with"</th>
                    <th scope="col" class="figures__number">"Value"</th>
                    <th scope="col" class="figures__number">"Difference"</th>
                </tr>
            </thead>
            <tbody>
                {yardsticks
                    .into_iter()
                    .map(|row| {
                        view! {
                            <tr>
                                <th scope="row">
                                    {row.kind}
                                    {row.rated.then(|| view! { " " <span class="tag">"Rated against"</span> })}
                                    {fine(row.label)}
                                    {fine(row.period)}
                                </th>
                                <td class="figures__number">{row.value}</td>
                                <td class="figures__number">{row.gap}</td>
                            </tr>
                        }
                    })
                    .collect_view()}
            </tbody>
        </table>
    }
}

/// How far it is to each line, in people.
#[component]
pub fn PeopleTable(
    /// The distances.
    people: Vec<PeopleRow>,
) -> impl IntoView {
    view! {
        <table class="figures">
            <caption class="visually-hidden">"Distance in people"</caption>
            <thead>
                <tr>
                    <th scope="col">"To reach"</th>
                    <th scope="col" class="figures__number">"Needed"</th>
                    <th scope="col" class="figures__number">"Change"</th>
                </tr>
            </thead>
            <tbody>
                {people
                    .into_iter()
                    .map(|row| {
                        view! {
                            <tr>
                                <th scope="row">{row.reach}</th>
                                <td class="figures__number">{row.needed}</td>
                                <td class="figures__number">{row.change}</td>
                            </tr>
                        }
                    })
                    .collect_view()}
            </tbody>
        </table>
    }
}

/// A second line, if there is one.
fn fine(text: String) -> Option<impl IntoView> {
    (!text.is_empty()).then(|| view! { <span class="figures__fine">{text}</span> })
}
