//! The drafted commentary laid out: purpose, position, each layer, benchmarking, surveys and breaks, conclusions.

use super::view::{CommentView, Commentary, CommentarySection, CompareAll, DraftParagraph, DraftSentence, Scorecard, Since};
use super::words::commentary::{self as words, whole};
use super::words::{capital, direction, inside, period, rating, uncapital};
use crate::engine::commentary::{Opening, Remark, Side, Sides, Told, commentary as findings, in_telling_order, sides};
use crate::engine::{Direction, Evaluation, NoDirection, NotRated, Verdict, Way};
use crate::model::{Absence, Level, Measure, Missing, Month, Period, Report, in_order, lower};

/// Measures in a list, each with what is said of it there.
type Listed = Vec<(usize, String)>;

/// What a draft is made from.
struct Draft<'r> {
    report: &'r Report,
    evaluation: &'r Evaluation,
    scorecard: &'r Scorecard,
    told: Vec<Told>,
    order: Vec<usize>,
}

/// A draft of the commentary on a whole report: with how it compares with other councils, and what changed since an earlier report,
/// where those are open.
#[must_use]
pub fn commentary(
    report: &Report,
    evaluation: &Evaluation,
    scorecard: &Scorecard,
    compared: Option<&CompareAll>,
    since: Option<&Since>,
) -> Commentary {
    let from = of(report, evaluation, scorecard);
    let sides = sides(report, &from.told, &from.order);
    let mut sections = vec![
        section("purpose", "Purpose of the report", vec![from.purpose()]),
        section("position", "Position in the year", from.position(&sides, since)),
    ];
    sections.extend(from.layers());
    sections.push(section("benchmarking", "Comparison with others", from.benchmarking(&sides, compared)));
    sections.push(section("surveys", "Surveys, breaks and figures to check", from.to_know()));
    sections.push(section("conclusions", "Conclusions", from.conclusions(&sides)));
    sections.retain(|section| !section.paragraphs.is_empty());
    Commentary { lead: words::LEAD.to_owned(), note: words::NOTE.to_owned(), sections }
}

/// The drafted paragraph of one measure, by its index.
#[must_use]
pub fn draft(report: &Report, evaluation: &Evaluation, scorecard: &Scorecard, index: usize) -> Option<DraftParagraph> {
    of(report, evaluation, scorecard).measure(index)
}

fn of<'r>(report: &'r Report, evaluation: &'r Evaluation, scorecard: &'r Scorecard) -> Draft<'r> {
    let told = findings(report, evaluation);
    let order = in_telling_order(&told, evaluation);
    Draft { report, evaluation, scorecard, told, order }
}

/// A section with its paragraphs numbered; those of a measure have its name.
fn section(key: &str, title: &str, mut paragraphs: Vec<DraftParagraph>) -> CommentarySection {
    paragraphs.retain(|paragraph| !paragraph.sentences.is_empty());
    for (number, paragraph) in (1..).zip(&mut paragraphs) {
        if paragraph.key.is_empty() {
            paragraph.key = format!("{key}-{number}");
        }
    }
    CommentarySection { key: key.to_owned(), title: title.to_owned(), paragraphs }
}

/// A paragraph of several measures.
fn together(sentences: Vec<DraftSentence>) -> DraftParagraph {
    DraftParagraph { key: String::new(), measure: None, heading: String::new(), sentences, officers: Vec::new() }
}

fn sentence(text: impl Into<String>) -> DraftSentence {
    DraftSentence { text: text.into(), measures: Vec::new() }
}

/// A sentence that lists measures after a colon.
fn listed(head: &str, measures: Listed) -> Option<DraftSentence> {
    let (measures, names): (Vec<usize>, Vec<String>) = measures.into_iter().unzip();
    (!names.is_empty()).then(|| DraftSentence { text: format!("{head}: {}.", names.join("; ")), measures })
}

impl Draft<'_> {
    fn measure(&self, index: usize) -> Option<DraftParagraph> {
        let (measure, evaluated) = (self.report.measures.get(index)?, self.evaluation.measures.get(index)?);
        let shown = self.scorecard.measures.get(index)?;
        let texts = words::paragraph(self.report, measure, evaluated, self.told.get(index)?);
        let officers = measure.commentary.iter();
        Some(DraftParagraph {
            key: format!("on-{}", shown.key),
            measure: Some(index),
            heading: format!("{} ({})", shown.title, shown.code),
            sentences: texts.into_iter().map(|text| DraftSentence { text, measures: vec![index] }).collect(),
            officers: officers.map(|c| CommentView { text: c.text.clone(), source: c.source.clone().unwrap_or_default() }).collect(),
        })
    }

    fn level(&self, index: usize) -> Option<Level> {
        self.evaluation.measures.get(index)?.level
    }

    fn way(&self, index: usize) -> Option<Way> {
        self.evaluation.measures.get(index)?.direction.way()
    }

    /// Measures of the telling order, each with what is said of it in a list.
    fn list(&self, among: &[usize], wanted: impl Fn(usize) -> bool, name: impl Fn(&Measure, usize) -> String) -> Listed {
        let indices = self.order.iter().copied().filter(|index| among.contains(index) && wanted(*index));
        indices.filter_map(|index| Some((index, name(self.report.measures.get(index)?, index)))).collect()
    }

    fn word(&self, level: Level) -> String {
        inside(&self.report.scheme.words(level).word)
    }

    fn purpose(&self) -> DraftParagraph {
        together(vec![sentence(whole::purpose(self.report)), sentence(whole::covers(self.report))])
    }

    /// The headline, how it went, what is forecast; targets; what changed since an earlier report.
    fn position(&self, sides: &[Sides<'_>], since: Option<&Since>) -> Vec<DraftParagraph> {
        let mut headline = vec![sentence(self.scorecard.headline.lead.clone())];
        headline.extend(super::overview::ways(self.report, &self.scorecard.measures).map(sentence));
        headline.extend(super::overview::outlooks(self.report, self.evaluation).map(sentence));
        let targets = sides.iter().filter(|sides| sides.side == Side::Targets).flat_map(|sides| self.sides(sides));
        let earlier = since.map(|since| {
            let mut said = vec![sentence(format!("{}: {}", since.title, uncapital(&since.lead)))];
            let wanted = ["newly-off-track", "off-track-not-rated-then", "recovered"];
            for group in since.groups.iter().filter(|group| wanted.contains(&group.key.as_str())) {
                let rows = group.rows.iter().filter_map(|(row, _)| since.rows.get(*row));
                said.extend(listed(&group.word, rows.filter_map(|row| Some((row.measure?, row.title.clone()))).collect()));
            }
            together(said)
        });
        [together(headline), together(targets.collect())].into_iter().chain(earlier).collect()
    }

    /// The sections of the layers, as printed; measures without one come last.
    fn layers(&self) -> Vec<CommentarySection> {
        let within = |layer: Option<usize>| -> Vec<usize> {
            let of = |index: &usize| self.report.measures.get(*index).is_some_and(|measure| measure.layer == layer);
            self.order.iter().copied().filter(of).collect()
        };
        let layers =
            self.report.layers.iter().enumerate().map(|(index, layer)| (layer.id.as_str(), layer.name.as_str(), within(Some(index))));
        let rest =
            if self.report.layers.is_empty() { ("all", "The measures", within(None)) } else { ("none", "Other measures", within(None)) };
        let all = layers.chain([rest]).filter(|(_, _, measures)| !measures.is_empty());
        all.map(|(id, name, measures)| {
            let paragraphs = std::iter::once(self.layer(name, &measures)).chain(measures.iter().filter_map(|index| self.measure(*index)));
            section(&format!("layer-{id}"), name, paragraphs.collect())
        })
        .collect()
    }

    /// A layer in short: its counts, what misses with its figures, then the measures that stand alike together.
    fn layer(&self, name: &str, among: &[usize]) -> DraftParagraph {
        let levels: Vec<Option<Level>> = among.iter().map(|index| self.level(*index)).collect();
        let mut out = vec![sentence(whole::layer(self.report, name, &levels))];
        if among.len() < 2 {
            return together(out);
        }
        let title = |measure: &Measure, _: usize| measure.title.clone();
        let evaluated = |index: usize| self.evaluation.measures.get(index);
        let changed = |m: &Measure, index| evaluated(index).map_or_else(String::new, |e| whole::with_change(m, e));
        let missed = |m: &Measure, index| evaluated(index).map_or_else(String::new, |e| whole::missed(self.report, m, e));
        let reason = |m: &Measure, index| evaluated(index).map_or_else(String::new, |e| whole::with_reason(m, e));
        let low = capital(&self.word(Level::Bottom));
        out.extend(listed(&low, self.list(among, |index| self.level(index) == Some(Level::Bottom), missed)));
        let ways = [Some(Way::NotAsGood), Some(Way::Similar), Some(Way::Improved), Some(Way::Higher), Some(Way::Lower), None];
        for (level, way) in [Level::Middle, Level::Top].into_iter().flat_map(|level| ways.map(|way| (level, way))) {
            let alike = |index: usize| self.level(index) == Some(level) && self.way(index) == way;
            let list = if way == Some(Way::NotAsGood) { self.list(among, alike, changed) } else { self.list(among, alike, title) };
            out.extend(listed(&whole::alike(self.report, level, way, list.len()), list));
        }
        let unrated = self.list(among, |index| self.level(index).is_none(), reason);
        out.extend(listed(&whole::not_rated(unrated.len()), unrated));
        together(out)
    }

    /// One kind of thing that measures are held against: how many, and which stand how; those on its other side with their figures.
    fn sides(&self, sides: &Sides<'_>) -> Vec<DraftSentence> {
        let title = |(index, remark): &(usize, &Remark)| {
            let measure = self.report.measures.get(*index)?;
            let short = remark.rated.gap < 0.0 || sides.count() == 1;
            Some((*index, if short { whole::against(measure, remark) } else { measure.title.clone() }))
        };
        let lists = [&sides.short, &sides.good, &sides.in_line].map(|list| list.iter().filter_map(title).collect::<Vec<_>>());
        let head = whole::held(self.report, sides);
        // One list needs no head of its own.
        let [short, good, in_line] = lists;
        if [&short, &good, &in_line].iter().filter(|list| !list.is_empty()).count() == 1 {
            return listed(&head, [short, good, in_line].concat()).into_iter().collect();
        }
        let [good_head, in_line_head, short_head] = whole::heads(sides.side);
        let rest = [listed(short_head, short), listed(good_head, good), listed(in_line_head, in_line)];
        std::iter::once(sentence(format!("{head}."))).chain(rest.into_iter().flatten()).collect()
    }

    /// What is short of each kind of thing, for the conclusions.
    fn short(&self, sides: &[Sides<'_>]) -> Vec<DraftSentence> {
        let some = sides.iter().filter(|sides| !sides.short.is_empty()).enumerate();
        some.filter_map(|(place, sides)| {
            let head = whole::short_of(self.report, sides);
            let head = if place == 0 { format!("Conversely, {head}") } else { capital(&head) };
            let short = sides.short.iter();
            listed(
                &head,
                short.filter_map(|(index, remark)| Some((*index, whole::short(self.report.measures.get(*index)?, remark)))).collect(),
            )
        })
        .collect()
    }

    fn benchmarking(&self, sides: &[Sides<'_>], compared: Option<&CompareAll>) -> Vec<DraftParagraph> {
        let comparators = sides.iter().filter(|sides| sides.side != Side::Targets).map(|sides| together(self.sides(sides)));
        let mut out: Vec<DraftParagraph> = comparators.collect();
        let awaited = self.unpublished();
        out.extend((!awaited.is_empty()).then(|| together(awaited)));
        out.extend(compared.map(|compared| {
            let in_quarter = |quarter: usize| {
                let rows = compared.spine.rows.iter().filter(move |row| row.quarter == Some(quarter));
                rows.filter_map(|row| Some((row.measure, format!("{} ({})", self.report.measures.get(row.measure)?.title, row.rank))))
                    .collect()
            };
            let moved: Vec<String> = compared.movements.iter().map(|(word, count)| format!("{count} {}", lower(word))).collect();
            let mut said = vec![sentence(compared.finding.clone())];
            said.extend(listed("In the worst quarter", in_quarter(4)));
            said.extend(listed("In the best quarter", in_quarter(1)));
            said.extend((!moved.is_empty()).then(|| sentence(format!("Against the tables before: {}.", moved.join("; ")))));
            together(said)
        }));
        if out.is_empty() {
            out.push(together(vec![sentence("The report has no figures of other councils to compare with.")]));
        }
        out
    }

    /// Comparators that are not published yet, which leaves measures unrated.
    fn unpublished(&self) -> Vec<DraftSentence> {
        let of = |told: &Told| match told.not_rated {
            Some(ref reason @ NotRated::Unpublished { .. }) => {
                let measure = self.report.measures.get(told.measure)?;
                let text = format!("{} cannot be rated yet. {}", measure.title, rating::not_rated(measure, reason));
                Some(DraftSentence { text, measures: vec![told.measure] })
            }
            _ => None,
        };
        self.told.iter().filter_map(of).collect()
    }

    /// Surveys that are not due, other figures that are missing, breaks, and figures that their counts contradict.
    fn to_know(&self) -> Vec<DraftParagraph> {
        let mut missing: Vec<((Period, Missing), Listed)> = Vec::new();
        for (index, (measure, evaluated)) in self.report.measures.iter().zip(&self.evaluation.measures).enumerate() {
            let Some(found) = &evaluated.current.missing else { continue };
            let title = (index, measure.title.clone());
            match missing.iter_mut().find(|(other, _)| other == found) {
                Some((_, titles)) => titles.push(title),
                None => missing.push((found.clone(), vec![title])),
            }
        }
        let missing =
            missing.into_iter().filter_map(|((period, missing), titles)| listed(&whole::missing(titles.len(), period, &missing), titles));
        let pairs = || self.report.measures.iter().zip(&self.evaluation.measures).enumerate();
        let broken = pairs().filter_map(|(index, (measure, evaluated))| match &evaluated.direction {
            Direction::None(NoDirection::Break(between), _) => {
                Some(DraftSentence { text: whole::broken(measure, between), measures: vec![index] })
            }
            Direction::None(..) | Direction::Moved(_) => None,
        });
        let contradicted = pairs().flat_map(|(index, (measure, evaluated))| {
            evaluated.contradictions.iter().map(move |found| {
                let what = super::row::contradiction(self.report, measure, evaluated, found);
                let when = period::long(found.figure.period);
                DraftSentence { text: format!("{}, {when}: {what}", measure.title), measures: vec![index] }
            })
        });
        let contradicted: Vec<DraftSentence> = contradicted.collect();
        let head = (!contradicted.is_empty()).then(|| sentence(whole::to_check(contradicted.len())));
        vec![together(missing.collect()), together(broken.collect()), together(head.into_iter().chain(contradicted).collect())]
    }

    /// What it comes to: the count, what is not as good as its comparator, what is on course, what comes next.
    fn conclusions(&self, sides: &[Sides<'_>]) -> Vec<DraftParagraph> {
        let mut out = Vec::new();
        let all = &self.order;
        let count = |level: Level| all.iter().filter(|index| self.level(**index) == Some(level)).count();
        let of = [Level::Bottom, Level::Middle, Level::Top].map(|level| (count(level), self.word(level)));
        let rated: usize = of.iter().map(|(count, _)| count).sum();
        let mut first = Vec::new();
        first.extend((rated > 0).then(|| sentence(words::summing_up(rated, &of))));
        let targets = sides.iter().filter(|sides| sides.side == Side::Targets);
        first.extend(targets.map(|sides| sentence(format!("{}.", whole::held(self.report, sides)))));
        first.extend(listed("By the officers’ judgement, not by the rules", self.judged()));
        out.push(together(first));
        out.push(together(self.short(sides)));
        let slipping =
            self.list(all, |index| self.told.get(index).is_some_and(|told| told.opens == Opening::Slipping), |m, _| m.title.clone());
        let worse = inside(&direction::word(self.report, Way::NotAsGood));
        let head = format!("Not {}, but {worse}", self.word(Level::Bottom));
        out.push(together(listed(&head, slipping).into_iter().collect()));
        out.push(together(self.next()));
        out
    }

    /// Measures whose level the officers set otherwise than the rules, each with theirs.
    fn judged(&self) -> Listed {
        let judged = self.report.measures.iter().zip(&self.evaluation.measures).enumerate().filter_map(|(index, (measure, evaluated))| {
            let by_rules = match evaluated.lead() {
                Verdict::Rated(rated) => Some(rated.level),
                Verdict::NotRated(_) => None,
            };
            let level = measure.judgement.as_ref()?.level;
            (Some(level) != by_rules).then(|| (index, format!("{} ({})", measure.title, self.word(level))))
        });
        judged.collect()
    }

    /// What comes next: the figures that are due, by month.
    fn next(&self) -> Vec<DraftSentence> {
        let due = |missing: &Missing| match missing.why {
            Absence::NotDue { next: due } | Absence::NotYetPublished { due } => due,
            Absence::Suppressed | Absence::NotCollected | Absence::NotApplicable | Absence::NotEntered => None,
        };
        let mut months: Vec<(Month, Listed)> = Vec::new();
        for (index, (measure, evaluated)) in self.report.measures.iter().zip(&self.evaluation.measures).enumerate() {
            let Some(month) = evaluated.current.missing.as_ref().and_then(|(_, missing)| due(missing)) else { continue };
            match months.iter_mut().find(|(other, _)| *other == month) {
                Some((_, titles)) => titles.push((index, measure.title.clone())),
                None => months.push((month, vec![(index, measure.title.clone())])),
            }
        }
        let months = in_order(months, &|a, b| a.0.cmp(&b.0));
        let mut out: Vec<DraftSentence> = months
            .into_iter()
            .filter_map(|(month, titles)| listed(&format!("New figures are due in {}", period::month(month)), titles))
            .collect();
        out.push(sentence(words::GOES_ON));
        out
    }
}
