//! A scorecard as plain text that a councillor could read: what `scorecard show` prints and the
//! golden tests keep.

use crate::scorecard::view::{Compare, Forecast, Measure, Page, Scorecard, Tally, Working};

/// The whole scorecard as plain text, in the order of the page; with the pages of its measures, and where each stands
/// among other councils, if that is known (none at all where there are no benchmarks).
#[must_use]
pub fn text(scorecard: &Scorecard, pages: &[Page], compares: &[Option<Compare>]) -> String {
    let mut out = Lines::default();
    let head = &scorecard.masthead;
    out.line(&head.over);
    out.line(&head.title);
    for fact in &head.facts {
        out.line(&format!("{}: {}", fact.term, fact.text));
    }
    out.gap();
    out.line(&scorecard.headline.lead);
    out.line(&scorecard.headline.rest);
    out.gap();
    out.line(&tallies(&scorecard.ratings));
    out.line(&tallies(&scorecard.directions));
    for (title, groups) in [("By layer", &scorecard.by_layer), ("By outcome", &scorecard.by_outcome)] {
        if !groups.is_empty() {
            out.heading(title, '-');
        }
        for group in groups {
            out.line(&format!("{} ({}): {}. {}.", group.name, group.count, group.ratings_text, group.directions_text));
        }
    }
    for group in &scorecard.attention {
        out.heading(&group.title, '-');
        for row in &group.rows {
            let measure = &scorecard.measures[row.measure];
            let people = if row.people.is_empty() { String::new() } else { format!("; {}", row.people) };
            out.line(&format!("{} ({}): {}{people}. {} {}", measure.title, measure.code, row.gap, measure.direction.word, row.from));
        }
    }
    if !scorecard.not_rated.is_empty() {
        out.heading("Not rated", '-');
    }
    for row in &scorecard.not_rated {
        out.line(&format!("{}: {}", scorecard.measures[row.measure].title, row.reason));
    }
    for section in &scorecard.sections {
        out.heading(&section.name, '=');
        out.line(&section.summary);
        for group in &section.groups {
            out.gap();
            let colon = if group.supporting.is_empty() { "" } else { ": " };
            out.line(&format!("[{}{colon}{}]", group.outcome, group.supporting));
            for &index in &group.measures {
                measure(&mut out, &scorecard.measures[index], &pages[index]);
                if let Some(Some(found)) = compares.get(index) {
                    compare(&mut out, found);
                }
            }
        }
    }
    out.heading("Tolerances", '-');
    for line in scorecard.tolerances.iter().chain(&scorecard.notes) {
        out.line(line);
    }
    out.text
}

fn tallies(tallies: &[Tally]) -> String {
    tallies.iter().map(|t| format!("{} {}", t.word, t.count)).collect::<Vec<_>>().join(" · ")
}

fn measure(out: &mut Lines, measure: &Measure, page: &Page) {
    out.gap();
    out.line(&measure.title);
    for sub in &measure.subs {
        out.indented(sub);
    }
    let value = |v: &crate::scorecard::view::ValueView| {
        [v.value.as_str(), v.base.as_str(), v.period.as_str()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    out.indented(&format!("Latest     {}", value(&measure.latest)));
    out.indented(&format!("Before     {}", value(&measure.previous)));
    out.indented(&format!("Rating     {} · {}", measure.rating.word, measure.rating.against));
    for second in &measure.second {
        out.indented(&format!("           {} · {}", second.word, second.text));
    }
    out.indented(&format!("Direction  {} · {}", measure.direction.word, measure.direction.detail));
    out.indented(&format!("Gap        {}", measure.gap.text));
    for flag in &measure.flags {
        out.indented(&format!("{}: {}", flag.label, flag.text));
    }
    for verdict in &page.verdicts {
        out.indented(&format!("> {}: {}. {}", verdict.label, verdict.word, verdict.sentence));
    }
    for working in page.why_rating.iter().chain([&page.why_direction]) {
        why(out, working);
    }
    for fact in &page.evidence.facts {
        out.indented(&format!("{}: {}", fact.term, fact.text));
    }
    if let Some(chart) = &page.variation {
        out.indented(&format!("{}: {}", chart.title, chart.finding));
    }
    if let Some(found) = &page.forecast {
        forecast(out, found);
    }
    if let Some(kinds) = &page.kinds_of_year {
        for row in [&kinds.head].into_iter().chain(&kinds.rows) {
            out.indented(&format!("    | {}", row.join(" | ")));
        }
    }
}

fn forecast(out: &mut Lines, forecast: &Forecast) {
    out.indented(&format!("{}: {}", forecast.title, forecast.finding));
    for row in &forecast.rows {
        let rating = row.rating.as_ref().map(|(_, word)| format!(" [{word}]")).unwrap_or_default();
        let parts = [&row.value, &row.base, &row.range, &row.rule, &row.sum, &row.rests_on];
        let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        out.indented(&format!("    {}{rating}: {}", row.method, parts.join(" · ")));
    }
    for fact in &forecast.without {
        out.indented(&format!("    {}: {}", fact.term, fact.text));
    }
    for line in [&forecast.run_rate].into_iter().filter(|text| !text.is_empty()).chain(&forecast.notes) {
        out.indented(&format!("    {line}"));
    }
    if let Some(chart) = &forecast.path {
        out.indented(&format!("    {}: {}", chart.title, chart.finding));
    }
}

fn why(out: &mut Lines, working: &Working) {
    out.indented(&format!("{}: {}", working.title, working.rule));
    for step in &working.steps {
        out.indented(&format!("    {}: {}", step.label, step.value));
    }
    if !working.conclusion.is_empty() {
        out.indented(&format!("    = {}: {}", working.word, working.conclusion));
    }
    for note in &working.notes {
        out.indented(&format!("    {note}"));
    }
    if !working.changes.is_empty() {
        out.indented(&format!("    {}:", working.changes_title));
    }
    for change in &working.changes {
        out.indented(&format!("      {change}"));
    }
}

fn compare(out: &mut Lines, compare: &Compare) {
    out.indented(&format!("How it compares: {}", compare.title));
    out.indented(&format!("    {}", compare.finding));
    for fact in &compare.facts {
        out.indented(&format!("    {}: {}", fact.term, fact.text));
    }
    if let Some(peers) = &compare.peers {
        out.indented(&format!("    {}", peers.finding));
        for row in &peers.rows {
            out.indented(&format!("        {:>4}  {}: {}", row.rank, row.name, row.value));
        }
    }
    for chart in &compare.charts {
        out.indented(&format!("    {}: {}", chart.title, chart.finding));
    }
    for note in &compare.notes {
        out.indented(&format!("    {note}"));
    }
    for working in &compare.why {
        why(out, working);
    }
}

/// Text, line by line.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) text: String,
}

impl Lines {
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    pub(super) fn indented(&mut self, line: &str) {
        self.line(&format!("  {line}"));
    }

    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    pub(super) fn heading(&mut self, title: &str, under: char) {
        self.gap();
        self.line(title);
        self.line(&under.to_string().repeat(title.chars().count()));
    }
}
