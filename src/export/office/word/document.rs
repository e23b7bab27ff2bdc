//! What stands in the paper, from top to bottom.

use super::chart::Chart;
use super::drawings;
use super::xml::{Cell, Columns, Row, bold, escaped, marked, paragraph, run, table, words};
use crate::export::office::Contents;
use crate::scorecard::view::{
    Breakdown, Commentary, Compare, CompareAll, DraftParagraph, Mark, Measure, Page, Scorecard, Section, ValueView,
};

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
/// The height of a bar beside a name, and of what stands around the bars.
const BAR: u32 = 215_000;
const AROUND_BARS: u32 = 700_000;

/// A measure has a chart from so many figures on.
const FOR_A_CHART: usize = 3;

/// The whole paper.
pub(super) fn document(contents: &Contents<'_>) -> Document {
    let scorecard = contents.scorecard;
    let mut paper = Document { xml: String::from(BEGINS), charts: Vec::new(), links: Vec::new() };
    paper.head(scorecard);
    paper.summary(scorecard);
    paper.attention(scorecard);
    if let Some(draft) = contents.draft {
        paper.draft(draft);
    }
    paper.measures(scorecard);
    paper.key(scorecard);
    if let Some(all) = contents.compared {
        paper.compared(scorecard, all);
    }
    paper.one_by_one(contents);
    paper.parts_of_wholes(contents);
    paper.notes(scorecard);
    paper.xml.push_str(ENDS);
    paper
}

const BEGINS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><w:body>"#;

/// A4, upright, two centimetres around.
const ENDS: &str = r#"<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"#;

const ATTENTION: Columns<'static> = &[("Measure", 3_438), ("Gap", 3_700), ("Direction", 2_500)];
const MEASURES: Columns<'static> =
    &[("Measure", 2_488), ("Latest", 1_250), ("Before", 1_250), ("Rated against", 1_600), ("Rating", 1_550), ("Direction", 1_500)];
const GROUPS: Columns<'static> = &[("Layer or outcome", 3_138), ("Measures", 1_100), ("Ratings", 2_700), ("Directions", 2_700)];
const COMPARED: Columns<'static> =
    &[("Measure", 3_638), ("Figures of", 1_300), ("Council", 1_150), ("", 1_150), ("Rank", 1_100), ("Quarter", 1_300)];
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
        if let Some(chart) = drawings::by_layer(scorecard) {
            self.bars(chart, "Ratings by layer");
        }
        if !groups.is_empty() {
            self.add(&words("Caption", "Ratings and directions"));
            self.add(&table("Ratings and directions by layer and by outcome", GROUPS, &groups));
        }
    }

    fn attention(&mut self, scorecard: &Scorecard) {
        if !scorecard.attention.is_empty() {
            self.add(&words("Heading1", "What is off track"));
            self.add(&words("Eyebrow", &format!("{}.", scorecard.attention_caption)));
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
        self.add(&words("Intro", section.description.as_deref().unwrap_or_default()));
        self.add(&words("Eyebrow", &format!("{}.", section.summary)));
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
        for chart in drawings::distances(scorecard, section) {
            self.bars(chart, &format!("{}: distance from what each measure is rated against", section.name));
            self.add(&words(
                "Small",
                "As a share of what it is rated against, better to the right. A bar that reaches the edge goes beyond it.",
            ));
        }
    }

    /// What is drafted of the whole report; what is drafted of a layer or a measure stands with it.
    fn draft(&mut self, draft: &Commentary) {
        self.add(&words("Heading1", "Draft commentary"));
        self.add(&paragraph("Draft", &(bold(&format!("{} ", draft.lead)) + &run(&draft.note))));
        for section in draft.sections.iter().filter(|section| !section.key.starts_with(OF_A_LAYER)) {
            self.add(&words("Heading2", &section.title));
            for paragraph in &section.paragraphs {
                self.add(&drafted(paragraph));
            }
        }
    }

    /// All measures among other councils.
    fn compared(&mut self, scorecard: &Scorecard, all: &CompareAll) {
        self.add(&words("Heading1", "How we compare"));
        self.add(&words("Lead", &all.finding));
        let text = |text: &str| Cell::text(text);
        let rows: Vec<Row> = all
            .spine
            .rows
            .iter()
            .filter_map(|row| {
                let title = &scorecard.measures.get(row.measure)?.title;
                Some(Row::Cells(vec![
                    text(title),
                    text(&row.period),
                    Cell::of(paragraph("Cell", &bold(&row.value))),
                    text(&row.national),
                    text(&row.rank),
                    text(&row.quarter_word),
                ]))
            })
            .collect();
        if !rows.is_empty() {
            let mut columns = COMPARED.to_vec();
            if let Some(national) = columns.get_mut(3) {
                national.0 = &all.spine.nation;
            }
            self.add(&table("Measures among other councils", &columns, &rows));
        }
        for (index, reason) in &all.without {
            if let Some(measure) = scorecard.measures.get(*index) {
                self.add(&paragraph("ListBullet", &(bold(&format!("{}: ", measure.title)) + &run(reason))));
            }
        }
        for note in &all.notes {
            self.add(&words("Small", note));
        }
        self.add(&words("Small", &source(&all.spine.source)));
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
            for draft in contents.draft.iter().flat_map(|draft| &draft.sections) {
                let of_layer = draft.key.strip_prefix(OF_A_LAYER) == Some(section.id.as_str());
                for paragraph in draft.paragraphs.iter().filter(|paragraph| of_layer && paragraph.measure.is_none()) {
                    self.add(&drafted(paragraph));
                }
            }
            for index in section.groups.iter().flat_map(|group| &group.measures) {
                if let (Some(measure), Some(page)) = (scorecard.measures.get(*index), contents.pages.get(*index)) {
                    let breakdowns = contents.breakdowns.iter().filter(|breakdown| breakdown.measure == Some(*index));
                    let beside = Beside {
                        draft: own_draft(contents.draft, *index),
                        compare: contents.compares.get(*index).and_then(Option::as_ref),
                        breakdowns: breakdowns.collect(),
                    };
                    self.one(measure, page, &beside);
                }
            }
        }
    }

    fn one(&mut self, measure: &Measure, page: &Page, beside: &Beside<'_>) {
        self.add(&words("Heading3", &measure.title));
        self.add(&words("Eyebrow", &page.eyebrow));
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
        if let Some(draft) = beside.draft.filter(|_| page.commentary.is_empty()) {
            self.add(&drafted(draft));
        }
        for action in &page.actions {
            let detail = if action.detail.is_empty() { String::new() } else { format!(" ({})", action.detail) };
            self.add(&paragraph("ListBullet", &(run(&action.what) + &run(&detail))));
        }
        if let Some(trend) = page.trend.as_ref().filter(|trend| trend.points.len() >= FOR_A_CHART) {
            self.chart(Chart::of_trend(trend), &trend.finding, 2_000_000);
        }
        if let Some(compare) = beside.compare {
            self.add(&paragraph("Normal", &(bold(&format!("{}: ", compare.title)) + &run(&compare.finding))));
            if let (Some(peers), Some(chart)) = (&compare.peers, drawings::peers(compare)) {
                self.chart(chart, &peers.finding, 2_050_000);
                self.add(&words("Small", &source(&peers.source)));
            }
        }
        for breakdown in &beside.breakdowns {
            self.breakdown(breakdown);
        }
        for note in &page.notes {
            self.add(&paragraph("Small", &(bold("Note: ") + &run(note))));
        }
    }

    /// The wholes that belong to no measure.
    fn parts_of_wholes(&mut self, contents: &Contents<'_>) {
        let mut all = contents.breakdowns.iter().filter(|breakdown| breakdown.measure.is_none()).peekable();
        if all.peek().is_some() {
            self.add(&words("Heading1", "Parts of a whole"));
        }
        for breakdown in all {
            self.add(&words("Heading3", &breakdown.title));
            self.breakdown(breakdown);
        }
    }

    fn breakdown(&mut self, breakdown: &Breakdown) {
        self.bars(drawings::parts(breakdown), &format!("{}: {}", breakdown.period, breakdown.finding));
        for text in [&breakdown.note, &source(&breakdown.source)] {
            self.add(&words("Small", text));
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

    /// Bars, as high as they are many.
    fn bars(&mut self, chart: Chart, title: &str) {
        let many = u32::try_from(chart.names.len()).unwrap_or(u32::MAX);
        let height = many.saturating_mul(BAR).saturating_add(AROUND_BARS);
        self.chart(chart, title, height);
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

/// How the keys of a draft's sections on layers begin.
const OF_A_LAYER: &str = "layer-";

/// What there is to say of a measure beside its page.
struct Beside<'a> {
    draft: Option<&'a DraftParagraph>,
    compare: Option<&'a Compare>,
    breakdowns: Vec<&'a Breakdown>,
}

fn own_draft(draft: Option<&Commentary>, index: usize) -> Option<&DraftParagraph> {
    draft?.sections.iter().flat_map(|section| &section.paragraphs).find(|paragraph| paragraph.measure == Some(index))
}

/// A drafted paragraph, which says what it is.
fn drafted(draft: &DraftParagraph) -> String {
    paragraph("Draft", &(bold("Draft, to be checked: ") + &run(&draft.text())))
}

fn source(source: &str) -> String {
    if source.is_empty() { String::new() } else { format!("Source: {source}") }
}

/// What officers say of a measure.
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
