//! Why a rank and a quarter are what they are, and what would change them.

use super::Subject;
use crate::engine::among::{nth, number as number_of};
use crate::engine::benchmarking::{Groups, RankGoal, Standing, ToRank, last_rank_of};
use crate::model::Quartile;
use crate::scorecard::number;
use crate::scorecard::view::{Step, WhyId, Working};
use crate::scorecard::words::compare as compare_words;
use crate::scorecard::words::{capital, edges, sources, what_if, why as words};
use crate::scorecard::working::step;

/// So many better ranks are told.
const BETTER: usize = 2;

/// Why the rank, and why the quarter; none where all are level, or there is nobody to compare with.
pub(super) fn workings(subject: &Subject<'_>) -> Vec<Working> {
    let among = subject.among;
    let Ok(standing) = among.standing.as_ref().map_err(|_| ()) else { return Vec::new() };
    if among.all_equal() || among.n() < 2 {
        return Vec::new();
    }
    let quarter = among.quarter().ok().map(|quarter| quarter_working(subject, standing, quarter));
    [Some(rank_working(subject, standing)), quarter].into_iter().flatten().collect()
}

fn source<'a>(subject: &Subject<'a>) -> Option<&'a str> {
    subject.table().and_then(|table| table.source.as_deref())
}

fn rank_working(subject: &Subject<'_>, standing: &Standing) -> Working {
    let among = subject.among;
    let judged = among.best().judges();
    let count = |n: usize| number::count(n as f64);
    let mut steps = vec![step(capital(&compare_words::own_name(subject)), among.value().map(|v| subject.print(v)).unwrap_or_default())];
    steps.push(step("Councils with a figure".to_owned(), count(standing.n)));
    steps.push(step(if judged { "Better than it" } else { "Larger" }.to_owned(), count(standing.rank - 1)));
    steps.push(step("With the same figure".to_owned(), count(standing.tied_with)));
    Working {
        id: WhyId::Rank,
        title: "Why this rank".to_owned(),
        rule: words::rank_rule(judged).to_owned(),
        steps,
        conclusion: "1 more than those before it".to_owned(),
        mark: None,
        word: compare_words::charts::rank_of(among),
        notes: if judged { vec![what_if::OTHERS_STAY.to_owned()] } else { Vec::new() },
        changes_title: edges::CHANGES,
        changes: if judged { rank_changes(subject, standing) } else { vec![words::NOT_JUDGED.to_owned()] },
        sources: sources::of_rank(source(subject)),
    }
}

/// The next better ranks, and the next worse, in people where the counts are known and give the rank that is shown.
fn rank_changes(subject: &Subject<'_>, standing: &Standing) -> Vec<String> {
    let among = subject.among;
    let by_counts = |goal: RankGoal| among.people_to(subject.measure, goal).ok().filter(|to| to.from == standing.rank);
    let mut out = Vec::new();
    let mut goal = RankGoal::NextBetter;
    let better: Vec<ToRank> = (0..BETTER)
        .map_while(|_| {
            let to = by_counts(goal)?;
            goal = RankGoal::Rank(to.to.checked_sub(1)?);
            Some(to)
        })
        .collect();
    if better.is_empty() {
        out.extend(among.better_values().take(BETTER).filter_map(|to| words::by_value(subject, standing.rank, &to)));
    } else {
        out.extend(better.iter().filter_map(|to| words::by_people(subject, to)));
    }
    if standing.rank == 1 {
        out.push(words::FIRST.to_owned());
    }
    out.extend(match by_counts(RankGoal::NextWorse) {
        Some(to) => words::by_people(subject, &to),
        None => among.worse_values(subject.step()).next().and_then(|to| words::by_value(subject, standing.rank, &to)),
    });
    out
}

fn quarter_working(subject: &Subject<'_>, standing: &Standing, quarter: Quartile) -> Working {
    let among = subject.among;
    let judged = among.best().judges();
    let published = among.published_of(among.own).is_some();
    Working {
        id: WhyId::Quarter,
        title: "Why this quarter".to_owned(),
        rule: words::quarter_rule(published).to_owned(),
        steps: if published { Vec::new() } else { quarter_steps(standing, quarter) },
        conclusion: if published { "As printed" } else { "By its rank" }.to_owned(),
        mark: None,
        word: capital(&compare_words::quarter(quarter, judged)),
        notes: compare_words::on_the_edge(among).into_iter().chain(compare_words::published_otherwise(among)).collect(),
        changes_title: edges::CHANGES,
        changes: if judged { quarter_changes(subject, standing, quarter, published) } else { vec![words::NOT_JUDGED.to_owned()] },
        sources: sources::of_quarter(published, source(subject)),
    }
}

/// The next better quarter and the next worse: in people where the counts are known, else by the value. One that is printed is not told by
/// the ranks.
fn quarter_changes(subject: &Subject<'_>, standing: &Standing, quarter: Quartile, published: bool) -> Vec<String> {
    let among = subject.among;
    let last = |quarter: usize| last_rank_of(quarter, standing.n, Groups::QUARTERS);
    let named = |number: usize| nth(number).map(|quarter| compare_words::quarter(quarter, true));
    let number = number_of(quarter);
    let better = || {
        let last = last(number.checked_sub(1)?)?;
        let to = among.better_values().find(|to| to.rank <= last).filter(|_| among.to_next.is_err() && !published)?;
        words::to_quarter_by_value(subject, &to, &named(number - 1)?)
    };
    let worse = || {
        let goal = last(number)? + 1;
        let next = named(number + 1)?;
        match among.people_to(subject.measure, RankGoal::Rank(goal)) {
            Ok(to) if to.from == standing.rank => Some(words::to_worse_quarter(subject, &to, &next)),
            Ok(_) | Err(_) => {
                let to = among.worse_values(subject.step()).find(|to| to.rank >= goal)?;
                words::to_quarter_by_value(subject, &to, &next)
            }
        }
    };
    let better = better().or_else(|| compare_words::figures::to_next(subject));
    better.into_iter().chain(if published { None } else { worse() }).collect()
}

fn quarter_steps(standing: &Standing, quarter: Quartile) -> Vec<Step> {
    let (n, r) = (number::count(standing.n as f64), number::count(standing.rank as f64));
    let parts = (standing.n + 1 - standing.rank) as f64 / (standing.n as f64 / 4.0);
    let quarter = number_of(quarter);
    vec![
        step("Rank (r)".to_owned(), r.clone()),
        step("Councils with a figure (N)".to_owned(), n.clone()),
        step(format!("(N + 1 − r) ÷ (N ÷ 4): ({n} + 1 − {r}) ÷ ({n} ÷ 4)"), number::plain(parts, 2)),
        step("Rounded up".to_owned(), number::count((5 - quarter) as f64)),
        step("5 less that: which quarter, 1 the best".to_owned(), number::count(quarter as f64)),
    ]
}
