//! What changed since an earlier report: the view of it, the marks in the scorecard, and a measure’s series
//! across reports.

use super::number;
use super::overview::{direction_word, rating_word};
use super::row;
use super::view::{
    Choice, DirectionMark, DirectionView, Flag, OtherReports, RatingMark, Scorecard, Since, SinceGroup, SinceRow, SinceSide, TurnedOut,
};
use super::words::{capital, labels, period, since as words};
use crate::engine::Direction;
use crate::engine::between::{Between, Change, Collision, Pair, RatedAs, Shift, Side, Sides, WhyDropped, WhyNew, long};
use crate::model::{Break, Framework, Measure, Report};

/// What changed from an earlier report to a later one; [`crate::engine::between`] found it.
#[must_use]
pub fn since(now: Side, then: Side, found: &Between) -> Since {
    let mut rows: Vec<SinceRow> = Vec::new();
    let mut groups = Groups::default();
    for index in 0..now.0.measures.len() {
        let at = rows.len();
        let pair = found.pairs.iter().find(|p| p.now == index);
        let row = match pair {
            Some(pair) => in_both(now, then, pair, at, &mut groups),
            None => only_now(now, found, index, at, &mut groups),
        };
        rows.extend(row.map(|row| with_collision(now.0, then.0, found, index, at, row, &mut groups)));
    }
    for dropped in &found.dropped {
        let at = rows.len();
        rows.extend(only_then(then, dropped.then, &dropped.why, at, &mut groups));
    }
    let (lead, rest) = summary(now.0, found, &groups, &rows);
    Since {
        title: words::title(then.0),
        lead,
        rest,
        cautions: cautions(now.0, then.0, found),
        groups: groups.shown(now.0, then.0),
        heads: (capital(&period::long(then.0.period)), capital(&period::long(now.0.period))),
        turned_out: found.pairs.iter().flat_map(|pair| turned_out(now.0, then.0, pair)).collect(),
        rows,
    }
}

/// The groups in their order, each with its key.
const GROUPS: [&str; 17] = [
    "newly-off-track",
    "off-track-not-rated-then",
    "still-off-track",
    "dropped-off-track",
    "recovered",
    "rated-lower",
    "rated-higher",
    "rated-now",
    "no-longer-rated",
    "direction",
    "target",
    "definition",
    "revised",
    "not-compared",
    "collision",
    "new",
    "dropped",
];

/// Which rows are in which group, and what is said of them there.
#[derive(Default)]
struct Groups(Vec<(&'static str, usize, String)>);

impl Groups {
    fn put(&mut self, key: &'static str, row: usize, text: String) {
        self.0.push((key, row, text));
    }

    fn rows(&self, key: &str) -> impl Iterator<Item = usize> {
        self.0.iter().filter(move |(other, ..)| *other == key).map(|(_, row, _)| *row)
    }

    fn shown(&self, now: &Report, then: &Report) -> Vec<SinceGroup> {
        let group = |key: &'static str| {
            let rows: Vec<(usize, String)> = self.0.iter().filter(|(k, ..)| *k == key).map(|(_, row, text)| (*row, text.clone())).collect();
            let (word, meaning) = words::group(key, &now.scheme, &then.scheme);
            (!rows.is_empty()).then(|| SinceGroup { key: key.to_owned(), word, meaning, rows })
        };
        GROUPS.into_iter().filter_map(group).collect()
    }
}

fn side((report, evaluation): Side, index: usize) -> Option<SinceSide> {
    let (measure, evaluated) = (report.measures.get(index)?, evaluation.measures.get(index)?);
    Some(SinceSide { rating: row::rating_view(report, measure, evaluated), value: row::latest(measure, evaluated) })
}

fn framework<'a>(report: &'a Report, measure: &Measure) -> Option<&'a Framework> {
    report.frameworks.get(measure.id.framework)
}

fn none((word, detail): (&str, &str)) -> DirectionView {
    DirectionView { mark: DirectionMark::None, word: word.to_owned(), detail: detail.to_owned() }
}

fn change_view(report: &Report, measure: &Measure, change: &Change) -> DirectionView {
    let detail = words::change(measure, change);
    match change {
        Change::Moved(moved) => {
            let mark = row::direction_mark(&Direction::Moved(moved.clone()));
            DirectionView { mark, word: direction_word(report, mark), detail }
        }
        Change::None(_, Some(_)) => none(("No direction", &detail)),
        Change::None(_, None) => none(("No change given", &detail)),
    }
}

/// The group that a change of rating belongs to.
fn key_of(shift: Shift) -> Option<&'static str> {
    match shift {
        Shift::NewlyOffTrack => Some("newly-off-track"),
        Shift::OffTrackNotRatedThen => Some("off-track-not-rated-then"),
        Shift::StillOffTrack => Some("still-off-track"),
        Shift::Recovered => Some("recovered"),
        Shift::Lower => Some("rated-lower"),
        Shift::Higher => Some("rated-higher"),
        Shift::RatedNow => Some("rated-now"),
        Shift::NoLongerRated => Some("no-longer-rated"),
        Shift::Same => None,
    }
}

fn in_both(now: Side, then: Side, pair: &Pair, at: usize, groups: &mut Groups) -> Option<SinceRow> {
    let (measure, was) = (now.0.measures.get(pair.now)?, then.0.measures.get(pair.then)?);
    let (is, before) = (side(now, pair.now)?, side(then, pair.then)?);
    let mut notes = Vec::new();
    let same_code = measure.id.code.to_lowercase() == was.id.code.to_lowercase();
    let earlier = framework(then.0, was)?;
    notes.extend(words::found(&pair.matched, earlier, &was.id.code, same_code));
    if pair.renamed {
        notes.push(words::was_called(was));
    }
    notes.extend(pair.matched.notes.iter().map(|text| words::note(text)));
    let like_for_like = pair.rated_as.map(words::rated_otherwise_one);
    if let Some(key) = key_of(pair.shift) {
        let levels = words::levels(&is.rating.word, &before.rating.word);
        groups.put(key, at, like_for_like.as_ref().map_or_else(|| levels.clone(), |text| format!("{levels}. {text}")));
    }
    notes.extend(like_for_like.filter(|_| is.rating.mark != RatingMark::NotRated && before.rating.mark != RatingMark::NotRated));
    if let Some(ways) = pair.direction {
        let text = words::directions(now.0, then.0, ways);
        notes.push(format!("Direction of travel in each report: {text}.", text = text.to_lowercase()));
        groups.put("direction", at, text);
    }
    if let Some(moved) = &pair.target {
        let text = words::target(measure, was, moved);
        notes.push(format!("Target: {text}."));
        groups.put("target", at, text);
    }
    for part in &pair.definition {
        let text = words::definition(measure, was, *part);
        notes.push(format!("{text}."));
        groups.put("definition", at, text);
    }
    for revision in &pair.revisions {
        let text = words::revision(measure, was, revision);
        notes.push(format!("Revised: {text}."));
        groups.put("revised", at, text);
    }
    notes.extend(words::break_note(&pair.change));
    notes.extend(pair.awaited.iter().map(|figure| words::awaited(measure, figure)));
    notes.extend(pair.unchecked.iter().map(|forecast| words::unchecked(was, forecast)));
    let change = change_view(now.0, measure, &pair.change);
    if is_broken(pair) {
        let why = pair.matched.notes.first().map(|text| words::note(text)).or_else(|| words::break_note(&pair.change));
        groups.put("not-compared", at, why.unwrap_or_else(|| change.detail.clone()));
    }
    let code = match labels::code(now.0, measure) {
        code if same_code || earlier.local => code,
        code => format!("{code}, was {}", labels::code(then.0, was)),
    };
    Some(SinceRow { measure: Some(pair.now), title: measure.title.clone(), code, then: Some(before), now: Some(is), change, notes })
}

/// Whether two figures stand on two sides of a break.
fn is_broken(pair: &Pair) -> bool {
    use crate::engine::between::NoChange::{Break, NotComparable, OtherUnit};
    matches!(pair.change, Change::None(NotComparable | Break(_) | OtherUnit, _))
}

fn only_now(now: Side, found: &Between, index: usize, at: usize, groups: &mut Groups) -> Option<SinceRow> {
    let measure = now.0.measures.get(index)?;
    let is = side(now, index)?;
    let why = &found.new.iter().find(|n| n.now == index)?.why;
    let text = words::new(framework(now.0, measure)?, why);
    groups.put("new", at, text.clone());
    let (title, code) = (measure.title.clone(), labels::code(now.0, measure));
    Some(SinceRow { measure: Some(index), title, code, then: None, now: Some(is), change: none(words::NEW), notes: vec![text] })
}

fn only_then(then: Side, index: usize, why: &WhyDropped, at: usize, groups: &mut Groups) -> Option<SinceRow> {
    let measure = then.0.measures.get(index)?;
    let was = side(then, index)?;
    let text = words::dropped(framework(then.0, measure)?, why);
    if was.rating.mark == RatingMark::Bottom {
        groups.put("dropped-off-track", at, format!("{} {text}", words::was_rated(&was.rating.word)));
    }
    groups.put("dropped", at, text.clone());
    let (title, code) = (measure.title.clone(), labels::code(then.0, measure));
    let change = none(words::DROPPED);
    Some(SinceRow { measure: None, title, code, then: Some(was), now: None, change, notes: vec![text] })
}

/// What a measure’s code meant in the earlier report, where it meant something else.
fn with_collision(
    now: &Report,
    then: &Report,
    found: &Between,
    index: usize,
    at: usize,
    mut row: SinceRow,
    groups: &mut Groups,
) -> SinceRow {
    if let Some(text) = found.collisions.iter().find(|c| c.now == index).and_then(|c| collision(now, then, c)) {
        row.notes.push(text.clone());
        groups.put("collision", at, text);
    }
    row
}

fn collision(now: &Report, then: &Report, collision: &Collision) -> Option<String> {
    let measure = now.measures.get(collision.now)?;
    let others: Vec<&Measure> = collision.then.iter().filter_map(|t| then.measures.get(*t)).collect();
    let version = &framework(then, others.first()?)?.version;
    let exactly = |other: &Measure| other.id.code.to_lowercase() == measure.id.code.to_lowercase();
    let name = |other: &&Measure| match exactly(other) {
        true => format!("“{}”", other.title),
        false => format!("“{}” ({})", other.title, other.id.code),
    };
    Some(words::collision(&measure.id.code, version, &others.iter().map(name).collect::<Vec<_>>()))
}

fn summary(now: &Report, found: &Between, groups: &Groups, rows: &[SinceRow]) -> (String, String) {
    let titles = |key: &str| groups.rows(key).filter_map(|at| Some(rows.get(at)?.title.clone())).collect::<Vec<_>>();
    let count = |key: &str| groups.rows(key).count();
    let named = |what: &str, key: &str| words::named(what, &titles(key));
    let both: Vec<&SinceRow> = rows.iter().filter(|r| r.then.is_some() && r.now.is_some()).collect();
    let ways = |mark: DirectionMark| both.iter().filter(|r| r.change.mark == mark).count();
    let other = ways(DirectionMark::Higher) + ways(DirectionMark::Lower);
    let moves = words::moves(
        now,
        ways(DirectionMark::Improved),
        ways(DirectionMark::Similar),
        ways(DirectionMark::NotAsGood),
        other,
        ways(DirectionMark::None),
    );
    let rest = [
        named("Newly off track", "newly-off-track"),
        named("Off track now, and not rated then", "off-track-not-rated-then"),
        named("Off track in both", "still-off-track"),
        named("Off track then, and no longer reported", "dropped-off-track"),
        named("Recovered", "recovered"),
        Some(moves).filter(|text| !text.is_empty()),
        words::besides(count("direction"), count("target"), count("definition"), count("revised")),
        words::new_and_dropped(found.new.len(), found.dropped.len()),
    ];
    (
        words::lead(both.len(), count("newly-off-track"), count("off-track-not-rated-then"), count("recovered")),
        rest.into_iter().flatten().collect::<Vec<_>>().join(" "),
    )
}

fn cautions(now: &Report, then: &Report, found: &Between) -> Vec<String> {
    let mut out = Vec::new();
    if found.other_scheme {
        out.push(words::other_scheme(&now.scheme, &then.scheme));
    }
    let mut kinds: Vec<((RatedAs, RatedAs), usize)> = Vec::new();
    for kind in found.pairs.iter().filter_map(|p| p.rated_as) {
        match kinds.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((kind, 1)),
        }
    }
    out.extend(kinds.into_iter().map(|(kind, count)| words::rated_otherwise(count, kind)));
    out.extend(words::long_between(found.months));
    let (months, of_then) = (stretch(now), stretch(then));
    if months != of_then {
        out.push(words::other_stretch(now.period, then.period));
    }
    if let Some((is, was)) = now.department.as_ref().zip(then.department.as_ref())
        && is.to_lowercase() != was.to_lowercase()
    {
        out.push(words::other_department(is, was));
    }
    for framework in &now.frameworks {
        let of_it = |n: &&crate::engine::between::New| now.measures.get(n.now).and_then(|m| self::framework(now, m)) == Some(framework);
        let unknown = found.new.iter().filter(of_it).find_map(|n| match &n.why {
            WhyNew::NoMapping { version } => Some(version),
            WhyNew::NoFramework | WhyNew::NotThen(_) | WhyNew::NotListed | WhyNew::NotReported { .. } => None,
        });
        out.extend(unknown.map(|version| words::no_mapping(framework, version)));
        let collides = found.collisions.iter().filter_map(|c| {
            let measure = now.measures.get(c.now).filter(|m| self::framework(now, m) == Some(framework))?;
            let version = &self::framework(then, then.measures.get(*c.then.first()?)?)?.version;
            Some((measure.id.code.clone(), version))
        });
        let (codes, versions): (Vec<String>, Vec<&String>) = collides.unzip();
        out.extend(versions.first().map(|version| words::collisions(&codes, version)));
    }
    out
}

/// The stretch of a year that a report is for: its kind, its first month of the year, and its length.
fn stretch(report: &Report) -> (crate::model::PeriodKind, i8, i32) {
    let (first, last) = (report.period.first_month(), report.period.last_month());
    (report.period.kind(), first.month(), first.count_to(last))
}

fn turned_out(now: &Report, then: &Report, pair: &Pair) -> Vec<TurnedOut> {
    let Some((measure, was)) = now.measures.get(pair.now).zip(then.measures.get(pair.then)) else { return Vec::new() };
    let one = |found: &crate::engine::between::TurnedOut| TurnedOut {
        measure: format!("{} ({})", measure.title, labels::code(now, measure)),
        period: period::long(found.forecast.period),
        forecast: words::forecast(then, was, &found.forecast),
        outturn: number::value(measure, found.outturn.value),
        difference: words::difference(
            measure,
            found.error,
            found.relative,
            number::value(measure, found.error.abs()) == number::value(measure, 0.0),
        ),
    };
    pair.turned_out.iter().map(one).collect()
}

/// How an earlier report's forecasts of one measure turned out, in sentences.
#[must_use]
pub fn earlier_forecasts(now: &Report, then: &Report, found: &Between, index: usize) -> Vec<String> {
    let pairs = found.pairs.iter().filter(|pair| pair.now == index);
    pairs.flat_map(|pair| turned_out(now, then, pair)).map(|found| words::turned_out(&found)).collect()
}

/// The other reports that are open, seen from the one that is read.
#[must_use]
pub fn other_reports(read: &Report, others: &[&Report], sides: &Sides) -> OtherReports {
    let choice = |r: &&Report| Choice { key: r.position_at.to_string(), word: capital(&period::long(r.period)) };
    OtherReports {
        earlier: sides.earlier.iter().filter_map(|i| others.get(*i)).map(choice).collect(),
        set_aside: sides.aside.iter().filter_map(|(i, why)| Some(words::aside(read, others.get(*i)?, *why))).collect(),
    }
}

/// Marks what changed since an earlier report in the scorecard of the later one.
pub fn mark_changes(scorecard: &mut Scorecard, then: Side, found: &Between) {
    let label = words::since(then.0);
    for (index, shown) in scorecard.measures.iter_mut().enumerate() {
        let parts = match found.pairs.iter().find(|p| p.now == index) {
            Some(pair) if pair.is_changed() => marks(then, pair),
            Some(_) => continue,
            None if found.new.iter().any(|n| n.now == index) => vec!["new".to_owned()],
            None => continue,
        };
        shown.flags.push(Flag { label: label.clone(), text: format!("{}.", capital(&parts.join("; "))) });
        shown.facets.changed = true;
    }
}

fn marks(then: Side, pair: &Pair) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(shift) = words::shift(pair.shift) {
        let was = then.1.measures.get(pair.then).map(|was| rating_word(then.0, was.level));
        let was = was.filter(|_| !matches!(pair.shift, Shift::OffTrackNotRatedThen | Shift::RatedNow));
        parts.push(match was {
            Some(was) => format!("{shift}, was {}", super::words::inside(&was)),
            None => shift.to_owned(),
        });
    }
    if let Some((was, _)) = pair.direction {
        parts.push(format!("direction was {}", super::words::inside(&super::words::direction::word(then.0, was))));
    }
    for (holds, text) in [
        (pair.target.is_some_and(|t| t.same_period), "target moved"),
        (!pair.definition.is_empty(), "definition changed"),
        (!pair.revisions.is_empty(), "past figure revised"),
        (!pair.matched.comparable, "not compared with then"),
    ] {
        if holds {
            parts.push(text.to_owned());
        }
    }
    parts
}

/// A measure of the first report with the readings of earlier ones (the latest first) in its series, each
/// saying where it is from; none where they add nothing.
#[must_use]
pub fn long_measure(reports: &[&Report], index: usize) -> Option<Measure> {
    let found = long(reports, index);
    let mut measure = reports.first()?.measures.get(index).filter(|_| found.is_longer())?.clone();
    let readings = found.readings.into_iter().map(|long| {
        let mut reading = long.reading;
        if let Some(earlier) = reports.get(long.report).filter(|_| long.report > 0) {
            let from = words::from_report(earlier);
            reading.source = Some(reading.source.map_or_else(|| from.clone(), |source| format!("{from}; {source}")));
        }
        if let Some((report, was)) = &long.was
            && let Some(earlier) = reports.get(*report)
        {
            let revised = words::revised(&measure, earlier, was);
            reading.note = Some(reading.note.map_or_else(|| revised.clone(), |note| format!("{}. {revised}", note.trim_end_matches('.'))));
        }
        reading
    });
    let readings = readings.collect();
    measure.readings = readings;
    let reason =
        |b: crate::engine::between::LongBreak| Break { from: b.from, reason: b.reason.unwrap_or_else(words::break_without_reason) };
    measure.breaks = found.breaks.into_iter().map(reason).collect();
    Some(measure)
}
