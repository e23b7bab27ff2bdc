//! The committee paper as a Word document (.docx): headings, tables whose heads are repeated, charts that Word draws and lets
//! change. `docs/decisions/0015` says why it is written here and not by a library.

mod chart;
mod document;
mod drawings;
mod styles;
mod xml;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Contents, NotMade};
use chart::Chart;
use document::Document;
use xml::{escaped, run};

const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The report as a Word document.
///
/// # Errors
/// It would be larger than such a file can be.
pub fn word(contents: &Contents<'_>) -> Result<Vec<u8>, NotMade> {
    let document = document::document(contents);
    let masthead = &contents.scorecard.masthead;
    let mut package = Package::new();
    package.part("[Content_Types].xml", content_types(document.charts.len()).as_bytes())?;
    package.part(
        "_rels/.rels",
        relations(&[("rId1", "officeDocument", "word/document.xml"), ("rId3", "extended-properties", "docProps/app.xml")], &[CORE])
            .as_bytes(),
    )?;
    package.part("docProps/core.xml", core(&masthead.title, &masthead.over, &contents.position_at).as_bytes())?;
    package.part("docProps/app.xml", APP.as_bytes())?;
    package.part("word/document.xml", document.xml.as_bytes())?;
    package.part("word/styles.xml", styles::styles().as_bytes())?;
    package.part("word/numbering.xml", styles::NUMBERING.as_bytes())?;
    package.part("word/settings.xml", styles::SETTINGS.as_bytes())?;
    package.part("word/header1.xml", header(masthead.appendix.as_deref().unwrap_or_default()).as_bytes())?;
    package.part("word/footer1.xml", footer(&masthead.foot).as_bytes())?;
    package.part("word/_rels/document.xml.rels", of_document(&document).as_bytes())?;
    for (number, chart) in (1usize..).zip(&document.charts) {
        chart_parts(&mut package, number, chart)?;
    }
    package.finish()
}

/// A chart, the spreadsheet that holds its figures, and how they belong together.
fn chart_parts(package: &mut Package, number: usize, chart: &Chart) -> Result<(), NotMade> {
    package.part(&format!("word/charts/chart{number}.xml"), chart.xml().as_bytes())?;
    let workbook = format!("../embeddings/chart{number}.xlsx");
    package.part(&format!("word/charts/_rels/chart{number}.xml.rels"), relations(&[("rId1", "package", &workbook)], &[]).as_bytes())?;
    package.part(&format!("word/embeddings/chart{number}.xlsx"), &chart.workbook()?)
}

/// The parts of a file, packed.
struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Package {
    fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    fn part(&mut self, name: &str, bytes: &[u8]) -> Result<(), NotMade> {
        self.zip.start_file(name, SimpleFileOptions::default())?;
        Ok(self.zip.write_all(bytes)?)
    }

    fn finish(self) -> Result<Vec<u8>, NotMade> {
        Ok(self.zip.finish()?.into_inner())
    }
}

fn content_types(charts: usize) -> String {
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let own = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
        ("header1", "header"),
        ("footer1", "footer"),
    ];
    let own: String =
        own.iter().map(|(part, kind)| format!(r#"<Override PartName="/word/{part}.xml" ContentType="{main}.{kind}+xml"/>"#)).collect();
    let charts: String = (1..=charts)
        .map(|number| format!(r#"<Override PartName="/word/charts/chart{number}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>"#))
        .collect();
    format!(
        r#"{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>{own}{charts}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>"#
    )
}

/// The relation of a package to its properties, whose kind has an address of its own.
const CORE: &str = r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#;

/// What a part refers to: ids, kinds and where they are; and others, written already.
fn relations(all: &[(&str, &str, &str)], others: &[&str]) -> String {
    let all: String =
        all.iter().map(|(id, kind, target)| format!(r#"<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)).collect();
    format!(
        r#"{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}{}</Relationships>"#,
        others.concat()
    )
}

fn of_document(document: &Document) -> String {
    let fixed = [
        ("rIdStyles", "styles", "styles.xml"),
        ("rIdNumbering", "numbering", "numbering.xml"),
        ("rIdSettings", "settings", "settings.xml"),
        ("rIdHeader", "header", "header1.xml"),
        ("rIdFooter", "footer", "footer1.xml"),
    ];
    let charts = (1..=document.charts.len())
        .map(|number| format!(r#"<Relationship Id="rIdChart{number}" Type="{RELATIONS}/chart" Target="charts/chart{number}.xml"/>"#));
    let links = (1usize..).zip(&document.links).map(|(number, address)| {
        format!(r#"<Relationship Id="rIdLink{number}" Type="{RELATIONS}/hyperlink" Target="{}" TargetMode="External"/>"#, escaped(address))
    });
    let others: Vec<String> = charts.chain(links).collect();
    relations(&fixed, &others.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Its title, language and day; whose machine made it is nobody's business.
fn core(title: &str, subject: &str, day: &str) -> String {
    format!(
        r#"{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:language>en-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created></cp:coreProperties>"#,
        escaped(title),
        escaped(subject)
    )
}

const APP: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Scorecard</Application></Properties>"#;

const MAIN: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

fn header(appendix: &str) -> String {
    format!(r#"{XML}<w:hdr {MAIN}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{}</w:p></w:hdr>"#, run(appendix))
}

fn footer(foot: &str) -> String {
    let field = |name: &str| format!(r#"<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>"#);
    format!(
        r#"{XML}<w:ftr {MAIN}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{}<w:r><w:tab/></w:r>{}{}{}{}</w:p></w:ftr>"#,
        run(foot),
        run("Page "),
        field("PAGE"),
        run(" of "),
        field("NUMPAGES")
    )
}
