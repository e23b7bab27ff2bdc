//! What stands in the paper, from top to bottom.

use super::chart::{Chart, Look, Series};
use super::xml::{Cell, Columns, Row, bold, escaped, marked, paragraph, run, table, words};
use crate::export::office::Contents;
use crate::export::office::mark::colours;
use crate::scorecard::view::{Mark, Measure, Page, RatingMark, Scorecard, Section, ValueView};

/// The body of the document, with what it refers to.
pub(super) struct Document {
    /// `word/document.xml`.
    pub(super) xml: String,
    /// The charts, in their order.
    pub(super) charts: Vec<Chart>,
    /// The addresses of its links, in their order.
    pub(super) links: Vec<String>,
}

/// The width of a chart, in English metric units (360,000 to a centimetre).
const CHART_WIDTH: u32 = 6_120_000;

/// A measure has a chart from so many figures on.
const FOR_A_CHART: usize = 3;

/// The whole paper.
pub(super) fn document(contents: &Contents<'_>) -> Document {
    let scorecard = contents.scorecard;
    let mut paper = Document { xml: String::from(BEGINS), charts: Vec::new(), links: Vec::new() };
    paper.head(scorecard);
    paper.summary(scorecard);
    paper.attention(scorecard);
    paper.measures(scorecard);
    paper.key(scorecard);
    paper.one_by_one(contents);
    paper.notes(scorecard);
    paper.xml.push_str(ENDS);
    paper
}

const BEGINS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><w:body>"#;

/// A4, upright, two centimetres around.
const ENDS: &str = r#"<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"#;

const ATTENTION: Columns<'static> = &[("Measure", 3_438), ("Gap", 3_700), ("Direction", 2_500)];
const MEASURES: Columns<'static> =
    &[("Measure", 2_688), ("Latest", 1_250), ("Before", 1_250), ("Rated against", 1_600), ("Rating", 1_250), ("Direction", 1_600)];
const GROUPS: Columns<'static> = &[("Layer or outcome", 3_138), ("Measures", 1_100), ("Ratings", 2_700), ("Directions", 2_700)];
const KEY: Columns<'static> = &[("Mark", 2_438), ("What it means", 7_200)];

impl Document {
    fn add(&mut self, xml: &str) {
        self.xml.push_str(xml);
    }

    fn head(&mut self, scorecard: &Scorecard) {
        let masthead = &scorecard.masthead;
        self.add(&words("Title", &masthead.title));
        self.add(&words("Subtitle", &masthead.over));
        for fact in &masthead.facts {
            self.add(&paragraph("Small", &(bold(&format!("{}: ", fact.term)) + &run(&fact.text))));
        }
        self.add(&words("Normal", masthead.summary.as_deref().unwrap_or_default()));
    }

    fn summary(&mut self, scorecard: &Scorecard) {
        self.add(&words("Heading1", "Summary"));
        self.add(&words("Lead", &scorecard.headline.lead));
        self.add(&words("Normal", &scorecard.headline.rest));
        let groups: Vec<Row> = scorecard
            .by_layer
            .iter()
            .chain(&scorecard.by_outcome)
            .map(|group| {
                let texts = [group.name.clone(), group.count.to_string(), group.ratings_text.clone(), group.directions_text.clone()];
                Row::Cells(texts.iter().map(|text| Cell::text(text)).collect())
            })
            .collect();
        if let Some(chart) = by_layer(scorecard) {
            self.chart(chart, "Ratings by layer", 2_100_000);
        }
        if !groups.is_empty() {
            self.add(&words("Caption", "Ratings and directions"));
            self.add(&table("Ratings and directions by layer and by outcome", GROUPS, &groups));
        }
    }

    fn attention(&mut self, scorecard: &Scorecard) {
        if !scorecard.attention.is_empty() {
            self.add(&words("Heading1", "What is off track"));
            self.add(&words("Small", &format!("{}.", scorecard.attention_caption)));
        }
        for group in &scorecard.attention {
            self.add(&words("Heading2", &group.title));
            let rows: Vec<Row> = group
                .rows
                .iter()
                .filter_map(|row| {
                    let measure = scorecard.measures.get(row.measure)?;
                    let name = paragraph("Cell", &bold(&measure.title)) + &words("CellSmall", &measure.code);
                    let gap = words("Cell", &row.gap) + &words("CellSmall", &row.people);
                    let direction =
                        Cell::marked(Mark::Direction(measure.direction.mark), &measure.direction.word, &words("CellSmall", &row.from));
                    Some(Row::Cells(vec![Cell::of(name), Cell::of(gap), direction]))
                })
                .collect();
            self.add(&table(&group.title, ATTENTION, &rows));
        }
        if !scorecard.not_rated.is_empty() {
            self.add(&words("Heading2", "Not rated"));
        }
        for row in &scorecard.not_rated {
            if let Some(measure) = scorecard.measures.get(row.measure) {
                self.add(&paragraph("ListBullet", &(bold(&format!("{}: ", measure.title)) + &run(&row.reason))));
            }
        }
    }

    fn measures(&mut self, scorecard: &Scorecard) {
        self.add(&words("Heading1", "All measures"));
        for section in &scorecard.sections {
            self.section(scorecard, section);
        }
    }

    fn section(&mut self, scorecard: &Scorecard, section: &Section) {
        self.add(&words("Heading2", &section.name));
        self.add(&words("Normal", section.description.as_deref().unwrap_or_default()));
        self.add(&words("Small", &format!("{}.", section.summary)));
        let mut rows = Vec::new();
        for group in &section.groups {
            let names: Vec<&str> =
                [&group.outcome, &group.supporting].into_iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
            if !names.is_empty() {
                rows.push(Row::Across(names.join(": ")));
            }
            rows.extend(group.measures.iter().filter_map(|index| scorecard.measures.get(*index)).map(measure_row));
        }
        self.add(&table(&format!("Measures: {}", section.name), MEASURES, &rows));
    }

    fn key(&mut self, scorecard: &Scorecard) {
        self.add(&words("Heading1", "Key and tolerances"));
        let rows: Vec<Row> = scorecard
            .key
            .iter()
            .map(|entry| Row::Cells(vec![Cell::marked(entry.mark, &entry.word, ""), Cell::text(&entry.meaning)]))
            .collect();
        self.add(&table("What the marks mean", KEY, &rows));
        self.list(&scorecard.tolerances);
    }

    /// What there is to say of each measure, in the order of the tables.
    fn one_by_one(&mut self, contents: &Contents<'_>) {
        let scorecard = contents.scorecard;
        self.add(&words("Heading1", "Measure by measure"));
        for section in &scorecard.sections {
            self.add(&words("Heading2", &section.name));
            for index in section.groups.iter().flat_map(|group| &group.measures) {
                if let (Some(measure), Some(page)) = (scorecard.measures.get(*index), contents.pages.get(*index)) {
                    self.one(measure, page);
                }
            }
        }
    }

    fn one(&mut self, measure: &Measure, page: &Page) {
        self.add(&words("Heading3", &measure.title));
        self.add(&words("Small", &page.eyebrow));
        for verdict in &page.verdicts {
            let runs =
                bold(&format!("{}: ", verdict.label)) + &marked(verdict.mark, &format!("{}. ", verdict.word)) + &run(&verdict.sentence);
            self.add(&paragraph("Normal", &runs));
        }
        for flag in &measure.flags {
            self.add(&paragraph("Normal", &(bold(&format!("{}: ", flag.label)) + &run(&flag.text))));
        }
        for text in said(page) {
            self.add(&words("Normal", &text));
        }
        for action in &page.actions {
            let detail = if action.detail.is_empty() { String::new() } else { format!(" ({})", action.detail) };
            self.add(&paragraph("ListBullet", &(run(&action.what) + &run(&detail))));
        }
        if let Some(trend) = page.trend.as_ref().filter(|trend| trend.points.len() >= FOR_A_CHART) {
            self.chart(Chart::of_trend(trend), &trend.finding, 2_000_000);
        }
        for note in &page.notes {
            self.add(&paragraph("Small", &(bold("Note: ") + &run(note))));
        }
    }

    fn notes(&mut self, scorecard: &Scorecard) {
        if !scorecard.notes.is_empty() {
            self.add(&words("Heading1", "Notes"));
            self.list(&scorecard.notes);
        }
        if !scorecard.background_papers.is_empty() {
            self.add(&words("Heading1", "Background papers"));
        }
        for paper in &scorecard.background_papers {
            let title = run(&paper.title);
            let runs = match &paper.url {
                Some(address) => {
                    self.links.push(address.clone());
                    let linked = title.replacen("<w:r>", r#"<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>"#, 1);
                    format!(r#"<w:hyperlink r:id="rIdLink{}">{linked}</w:hyperlink>"#, self.links.len())
                }
                None => title,
            };
            self.add(&paragraph("ListBullet", &runs));
        }
    }

    fn list(&mut self, texts: &[String]) {
        for text in texts {
            self.add(&words("ListBullet", text));
        }
    }

    /// A chart under what it shows; `height` in English metric units.
    fn chart(&mut self, chart: Chart, title: &str, height: u32) {
        let number = self.charts.len() + 1;
        self.add(&words("Caption", title));
        self.add(&format!(
            r#"<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{CHART_WIDTH}" cy="{height}"/><wp:docPr id="{number}" name="Chart {number}" title="{}" descr="{}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rIdChart{number}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"#,
            escaped(title),
            escaped(&chart.description())
        ));
        self.charts.push(chart);
    }
}

/// What officers say of a measure. A draft of it would stand here too.
fn said(page: &Page) -> Vec<String> {
    let with_source = |text: &str, source: &str| if source.is_empty() { text.to_owned() } else { format!("{text} ({source})") };
    page.commentary.iter().map(|comment| with_source(&comment.text, &comment.source)).collect()
}

fn measure_row(measure: &Measure) -> Row {
    let small = |line: &String| words("CellSmall", line);
    let all_small = |lines: &[String]| lines.iter().map(small).collect::<String>();
    let value = |view: &ValueView| Cell::of(paragraph("Cell", &bold(&view.value)) + &small(&view.base) + &small(&view.period));
    let flags: Vec<String> = measure.flags.iter().map(|flag| format!("{}: {}", flag.label, flag.text)).collect();
    let name = paragraph("Cell", &bold(&measure.title)) + &all_small(&measure.subs) + &all_small(&flags);
    let others: String = measure
        .second
        .iter()
        .map(|second| paragraph("CellSmall", &(marked(Mark::Rating(second.mark), &format!("{} ", second.word)) + &run(&second.text))))
        .collect();
    Row::Cells(vec![
        Cell::of(name),
        value(&measure.latest),
        value(&measure.previous),
        Cell::of(words("Cell", &measure.gap.text) + &small(&measure.rating.against)),
        Cell::marked(Mark::Rating(measure.rating.mark), &measure.rating.word, &others),
        Cell::marked(Mark::Direction(measure.direction.mark), &measure.direction.word, &small(&measure.direction.detail)),
    ])
}

/// How many measures of each layer have each rating, where there are layers to set beside each other.
fn by_layer(scorecard: &Scorecard) -> Option<Chart> {
    let layers = &scorecard.by_layer;
    if layers.len() < 2 {
        return None;
    }
    let series = scorecard.ratings.iter().filter(|tally| tally.count > 0).map(|tally| {
        let of =
            |ratings: &[(RatingMark, usize)]| ratings.iter().find(|(mark, _)| Mark::Rating(*mark) == tally.mark).map(|(_, count)| *count);
        #[allow(clippy::cast_precision_loss)]
        let values: Vec<Option<f64>> = layers.iter().map(|layer| of(&layer.ratings).map(|count| count as f64)).collect();
        Series {
            name: tally.word.clone(),
            told: values.iter().enumerate().filter(|(_, value)| value.is_some()).map(|(index, _)| (index, false)).collect(),
            values,
            look: Look::Bar,
            ink: bar(tally.mark),
            in_key: true,
        }
    });
    let all: Vec<String> = layers.iter().map(|layer| format!("{}: {}", layer.name, layer.ratings_text)).collect();
    Some(Chart {
        spoken: format!("How many measures of each layer have each rating. {}.", all.join("; ")),
        names: layers.iter().map(|layer| layer.name.clone()).collect(),
        series: series.collect(),
        ends: None,
        format: "#,##0".to_owned(),
        bars: true,
    })
}

/// The colour of a bar: one on which dark figures can be read.
fn bar(mark: Mark) -> u32 {
    match mark {
        Mark::Rating(RatingMark::Bottom) => 0xe8_8b9a,
        Mark::Rating(RatingMark::Middle) => 0xf0_b73a,
        Mark::Rating(RatingMark::Top) => 0x7c_c4b5,
        Mark::Rating(RatingMark::NotRated) => 0xcc_d4d9,
        Mark::Direction(_) => colours(mark).ink,
    }
}
