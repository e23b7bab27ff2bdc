//! "What if": a measure as it would be, beside what it is, and what that does to the report's headline.

use super::compare::{Subject, chosen, peers_name};
use super::number;
use super::overview::{direction_word, headline, rating_word};
use super::row::{self, base, direction_mark};
use super::selection::Supposed as InAddress;
use super::view::{EdgeView, LeverView, Mark, Measure as Shown, RatingMark, SupposedView, WhatIf, WhatIfRow, WhatIfSide};
use super::words::{capital, compare, direction, period, rating, what_if as words};
use crate::engine::among::among;
use crate::engine::what_if::{Lever, Levers, Moves, NoPlace, Supposed, Supposition, What, edges, levers, suppose, table};
use crate::engine::{Against, Direction, Evaluated, Evaluation, Figure, FigureUnit, NotRated, Rated, Verdict, distance};
use crate::model::{Benchmarks, Measure, Path, Report, decimals, real};

/// The row of the tolerance.
const TOLERANCE: &str = "Tolerance";

/// One measure as it would be, by its index. `shown` are the report's measures as the scorecard has them, `wanted` all
/// that the address supposes, `with` whom to compare with as for [`super::compare`].
#[must_use]
pub fn what_if(
    report: &Report,
    evaluation: &Evaluation,
    shown: &[Shown],
    benchmarks: Option<&Benchmarks>,
    index: usize,
    wanted: &[InAddress],
    with: &str,
) -> Option<WhatIf> {
    let (measure, evaluated) = (report.measures.get(index)?, evaluation.measures.get(index)?);
    let wanted = suppositions(shown, wanted);
    let supposed = suppose(report, evaluation, &wanted);
    let (measure_then, then) = (supposed.report.measures.get(index)?, supposed.evaluation.measures.get(index)?);
    let ours: Vec<Supposition> = supposed.taken.iter().copied().filter(|s| s.measure == index).collect();
    let found = levers(report, measure, evaluated);
    let before = Standing { report, measure, evaluated };
    let after = Standing { report: &supposed.report, measure: measure_then, evaluated: then };
    let mut rows = rows(&before, &after);
    if ours.iter().any(|s| s.what == What::Tolerance) {
        rows.iter_mut().filter(|row| row.name == TOLERANCE).for_each(|row| words::SUPPOSED.clone_into(&mut row.after.fine));
    }
    let mut notes = notes(index, measure, evaluated, &found, &ours, &supposed);
    let mut results = vec![words::rating_then(&rating_word(report, evaluated.level), &rating_word(report, then.level))];
    if let Verdict::NotRated(reason) = then.lead()
        && !ours.is_empty()
    {
        results.push(rating::not_rated(measure_then, reason));
    }
    let way = |evaluated: &Evaluated| direction_word(report, direction_mark(&evaluated.direction));
    results.extend(words::direction_then(&way(evaluated), &way(then)));
    if let Some(benchmarks) = benchmarks {
        let figure_moved = ours.iter().any(|s| found.figure.as_ref().is_ok_and(|lever| lever.what == s.what));
        let places = places(&before, &after, benchmarks, with, figure_moved);
        results.extend(places.sentence);
        rows.extend(places.rows);
        notes.extend(places.notes);
    }
    let were: Vec<String> = ours.iter().filter_map(|s| Some(words::were(measure, found.of(s.what)?, s.amount))).collect();
    let (headline, headline_then) = headlines(report, evaluation, shown, &supposed);
    Some(WhatIf {
        levers: found.iter().map(|lever| lever_view(measure, lever, &ours, start(&found, evaluated))).collect(),
        fixed: fixed(measure, &found),
        edges: edges(report, measure, evaluated, &ours)
            .iter()
            .filter_map(|edge| {
                let lever = found.figure.as_ref().ok()?;
                Some(EdgeView { label: words::edge(report, measure, edge), what: lever.what, amount: bare(lever, edge.amount) })
            })
            .collect(),
        moved: !ours.is_empty(),
        finding: words::finding(&were, &results),
        rows,
        headline,
        headline_then,
        notes,
        others: words::others(supposed.taken.len() - ours.len()),
    })
}

/// What an address supposes of which measures, in their order; what cannot be supposed is left out.
#[must_use]
pub fn supposed(report: &Report, evaluation: &Evaluation, shown: &[Shown], wanted: &[InAddress]) -> Vec<SupposedView> {
    let taken = suppose(report, evaluation, &suppositions(shown, wanted)).taken;
    let of = |(index, (measure, evaluated)): (usize, (&Measure, &Evaluated))| {
        let ours: Vec<&Supposition> = taken.iter().filter(|s| s.measure == index).collect();
        if ours.is_empty() {
            return None;
        }
        let levers = levers(report, measure, evaluated);
        let texts = ours.iter().filter_map(|s| Some(words::supposed(measure, levers.of(s.what)?, s.amount)));
        Some(SupposedView { measure: index, count: ours.len(), text: texts.collect::<Vec<_>>().join("; ") })
    };
    report.measures.iter().zip(&evaluation.measures).enumerate().filter_map(of).collect()
}

/// As the engine takes it; what is of no measure or no number is left out.
fn suppositions(shown: &[Shown], wanted: &[InAddress]) -> Vec<Supposition> {
    let one = |s: &InAddress| {
        let measure = shown.iter().position(|measure| measure.key == s.measure)?;
        Some(Supposition { measure, what: s.what, amount: real(&s.amount)? })
    };
    wanted.iter().filter_map(one).collect()
}

/// A measure of a report and what was worked out of it.
struct Standing<'a> {
    report: &'a Report,
    measure: &'a Measure,
    evaluated: &'a Evaluated,
}

impl Standing<'_> {
    fn rated(&self) -> Option<&Rated> {
        match self.evaluated.lead() {
            Verdict::Rated(rated) => Some(rated),
            Verdict::NotRated(_) => None,
        }
    }

    fn figure(&self) -> WhatIfSide {
        let Some(figure) = self.evaluated.lead_figure() else { return side("No figure".to_owned()) };
        let text = rating::figure(self.measure, figure);
        let base = match figure.unit {
            FigureUnit::Measure => base(self.measure, figure),
            FigureUnit::Counted => String::new(),
        };
        let parts = [base, period::short(figure.period)];
        WhatIfSide { fine: parts.iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(" · "), ..side(capital(&text)) }
    }

    fn against(&self) -> WhatIfSide {
        match self.evaluated.lead() {
            Verdict::Rated(rated) => WhatIfSide {
                fine: capital(&rating::yardstick_short(self.measure, &rated.yardstick)),
                ..side(rating::wanted(self.measure, &rated.yardstick))
            },
            Verdict::NotRated(NotRated::Missing { .. } | NotRated::NoReading) => side("–".to_owned()),
            Verdict::NotRated(reason) => side(capital(&rating::not_rated_short(self.measure, reason))),
        }
    }

    fn rating(&self) -> WhatIfSide {
        let level = self.evaluated.level;
        let judged = self.measure.judgement.is_some();
        let fine = if judged { "the officers’ judgement".to_owned() } else { String::new() };
        WhatIfSide { mark: Some(Mark::Rating(RatingMark::of(level))), text: rating_word(self.report, level), fine }
    }

    fn direction(&self) -> WhatIfSide {
        let mark = direction_mark(&self.evaluated.direction);
        let fine = match &self.evaluated.direction {
            Direction::Moved(moved) | Direction::None(_, Some(moved)) => direction::change(self.measure, moved),
            Direction::None(reason, None) => direction::none_short(reason),
        };
        WhatIfSide { mark: Some(Mark::Direction(mark)), text: direction_word(self.report, mark), fine }
    }

    fn gap(&self) -> WhatIfSide {
        self.of_rated(|rated| Some(capital(&rating::gap(self.measure, rated))))
    }

    fn tolerance(&self) -> WhatIfSide {
        let of = self.of_rated(|rated| Some(rating::tolerance(self.measure, rated.tolerance.tolerance)));
        WhatIfSide { fine: self.rated().map(|rated| rating::set_by(self.measure, &rated.tolerance)).unwrap_or_default(), ..of }
    }

    fn people(&self) -> WhatIfSide {
        self.of_rated(|rated| {
            let distance = distance(self.measure, &rated.figure, rated.yardstick.requirement)?;
            Some(rating::people(self.measure, distance, rated.gap))
        })
    }

    fn of_rated(&self, tell: impl Fn(&Rated) -> Option<String>) -> WhatIfSide {
        side(self.rated().and_then(tell).unwrap_or_else(|| "–".to_owned()))
    }
}

fn side(text: String) -> WhatIfSide {
    WhatIfSide { text, ..WhatIfSide::default() }
}

fn rows(before: &Standing<'_>, after: &Standing<'_>) -> Vec<WhatIfRow> {
    let row = |name: &'static str, before: WhatIfSide, after: WhatIfSide| WhatIfRow { name, before, after };
    let mut out = vec![
        row("Figure", before.figure(), after.figure()),
        row("Rated against", before.against(), after.against()),
        row(TOLERANCE, before.tolerance(), after.tolerance()),
        row("Rating", before.rating(), after.rating()),
        row("Gap", before.gap(), after.gap()),
        row("Distance in people", before.people(), after.people()),
        row("Direction", before.direction(), after.direction()),
    ];
    // What is known on neither side says nothing.
    out.retain(|row| row.before.text != "–" || row.after.text != "–");
    out
}

/// Where a measure stands among others, on both sides.
struct Places {
    rows: Vec<WhatIfRow>,
    sentence: Option<String>,
    notes: Vec<String>,
}

fn places(before: &Standing<'_>, after: &Standing<'_>, benchmarks: &Benchmarks, with: &str, figure_moved: bool) -> Places {
    let mut out = Places { rows: Vec::new(), sentence: None, notes: Vec::new() };
    let chosen = chosen(benchmarks, with);
    let name = peers_name(benchmarks, &chosen);
    let position_at = before.report.position_at;
    let moved = match after.evaluated.lead_figure().filter(|_| figure_moved) {
        Some(figure) => table(before.measure, benchmarks, figure, position_at).map(Some),
        None => Ok(None),
    };
    let (then, follows) = match &moved {
        Ok(Some(moved)) => (moved, true),
        Ok(None) => (benchmarks, true),
        Err(reason) => {
            out.notes.extend(words::no_place(*reason));
            (benchmarks, false)
        }
    };
    if matches!(moved, Err(NoPlace::NoTable(_))) {
        return out;
    }
    let place = |standing: &Standing<'_>, benchmarks: &Benchmarks| {
        let found = among(standing.measure, benchmarks, &chosen, position_at).ok()?;
        let subject = Subject { report: standing.report, measure: standing.measure, benchmarks, among: &found, peers_name: &name };
        let rank = compare::charts::rank_of(&found);
        let quarter = found.quarter().ok().map(|quarter| capital(&compare::quarter(quarter, found.best().judges())));
        let peers = (!found.peers.members.is_empty()).then(|| compare::figures::among_peers(&subject));
        let published = found.published_of(found.own).is_some();
        Some((rank, quarter, peers, published))
    };
    let (Some(now), Some(then)) = (place(before, benchmarks), place(after, then)) else { return out };
    let fine = if follows { "" } else { "does not follow" };
    let mut row = |name: &'static str, before: String, after: String| {
        if !before.is_empty() || !after.is_empty() {
            let dash = |text: String| if text.is_empty() { "–".to_owned() } else { text };
            let after = WhatIfSide { fine: fine.to_owned(), ..side(dash(after)) };
            out.rows.push(WhatIfRow { name, before: side(dash(before)), after });
        }
    };
    row("Rank among councils", now.0.clone(), then.0.clone());
    row("Quarter", now.1.unwrap_or_default(), then.1.unwrap_or_default());
    row("Rank among similar councils", now.2.unwrap_or_default(), then.2.unwrap_or_default());
    out.sentence = words::rank_then(&now.0, &then.0);
    if figure_moved && follows {
        out.notes.push(words::OTHERS_STAY.to_owned());
        out.notes.extend(now.3.then(|| words::QUARTER_BY_RANK.to_owned()));
    }
    out
}

fn notes(
    index: usize,
    measure: &Measure,
    evaluated: &Evaluated,
    levers: &Levers,
    ours: &[Supposition],
    supposed: &Supposed,
) -> Vec<String> {
    let mut out = Vec::new();
    if measure.judgement.is_some() {
        out.push(words::NO_JUDGEMENT.to_owned());
    }
    for lever in ours.iter().filter_map(|s| levers.of(s.what)) {
        match lever.moves {
            Moves::Count { reading, out_of: Some(_), .. } if evaluated.contradictions.iter().any(|c| c.figure.reading == Some(reading)) => {
                out.push(words::BY_COUNTS.to_owned());
            }
            Moves::Target { against: Against::Target { index } | Against::Milestone { index, .. } } => {
                let target = measure.targets.get(index);
                let is_share = target.is_some_and(|t| matches!(t.path, Some(Path::StraightLine | Path::Shares(_))));
                out.extend(words::along(lever, is_share, target.is_some_and(|t| t.people.is_some())));
            }
            Moves::Comparator { .. } => {
                let pace = matches!(evaluated.lead(), Verdict::Rated(Rated { yardstick, .. }) if matches!(yardstick.against, Against::EvenPace { .. }));
                out.extend(pace.then(|| words::PACE_FOLLOWS.to_owned()));
            }
            Moves::Value { .. } | Moves::Count { .. } | Moves::Target { .. } | Moves::Tolerance { .. } => {}
        }
    }
    let refused = supposed.refused.iter().filter(|(s, _)| s.measure == index);
    out.extend(refused.filter_map(|(s, reason)| words::refused(measure, levers.of(s.what), *reason)));
    out
}

fn fixed(measure: &Measure, levers: &Levers) -> Vec<String> {
    let figure = levers.figure.as_ref().err().map(|reason| words::fixed(measure, "The figure", reason));
    let yardstick = levers.yardstick.as_ref().err().map(|reason| words::fixed(measure, "What it is rated against", reason));
    // The tolerance is fixed for the same reason.
    [figure, yardstick].into_iter().flatten().collect()
}

fn lever_view(measure: &Measure, lever: &Lever, ours: &[Supposition], start: Option<f64>) -> LeverView {
    let supposed = ours.iter().find(|s| s.what == lever.what).map(|s| s.amount);
    let middle = || lever.range.held(lever.range.min() / 2.0 + lever.range.max() / 2.0);
    let held = |amount: Option<f64>| amount.and_then(|amount| lever.range.held(amount));
    let amount = supposed.or_else(|| held(lever.now)).or_else(|| held(start)).or_else(middle).unwrap_or_else(|| lever.range.min());
    LeverView {
        what: lever.what,
        label: words::label(measure, lever),
        hint: words::hint(measure, lever),
        unit: words::unit(measure, lever),
        min: bare(lever, lever.range.min()),
        max: bare(lever, lever.range.max()),
        step: bare(lever, lever.range.step()),
        amount: bare(lever, amount),
        reported: lever.now.map(|now| bare(lever, now)).unwrap_or_default(),
        spoken: words::amount(measure, lever, amount),
        moved: supposed.is_some(),
    }
}

/// Where a lever begins for which the report has no figure: at the figure, the one before, or what they are rated against.
fn start(levers: &Levers, evaluated: &Evaluated) -> Option<f64> {
    let figures = [evaluated.lead_figure(), evaluated.previous.as_ref()];
    let figure = figures.into_iter().flatten().find(|f: &&Figure| f.unit == FigureUnit::Measure).map(|f| f.value);
    let against = || levers.yardstick.iter().flatten().next().and_then(|lever| lever.now);
    figure.or_else(against)
}

/// An amount in plain digits, to the steps of its lever.
fn bare(lever: &Lever, amount: f64) -> String {
    number::bare(amount, u8::try_from(decimals(lever.range.step())).unwrap_or(0))
}

/// The headline as it is, and with all that is supposed if that is another.
fn headlines(report: &Report, evaluation: &Evaluation, shown: &[Shown], supposed: &Supposed) -> (String, Option<String>) {
    let mut then = shown.to_vec();
    for s in &supposed.taken {
        let of = (then.get_mut(s.measure), supposed.report.measures.get(s.measure), supposed.evaluation.measures.get(s.measure));
        if let (Some(place), Some(measure), Some(evaluated)) = of {
            *place = row::measure(&supposed.report, measure, evaluated, place.key.clone());
        }
    }
    let whole = |evaluation: &Evaluation, shown: &[Shown]| {
        let headline = headline(report, evaluation, shown);
        format!("{} {}", headline.lead, headline.rest).trim_end().to_owned()
    };
    let (now, then) = (whole(evaluation, shown), whole(&supposed.evaluation, &then));
    let other = (now != then).then_some(then);
    (now, other)
}
