//! Office files: what is in them, by taking them apart. Whether they look like a paper, a person must see.
#![cfg(feature = "office")]

use std::io::{Cursor, Read};

use scorecard::Opened;
use scorecard::scorecard::view;

const EXAMPLES: [&str; 2] = ["public/examples/adults-2025-01.json", "public/examples/exampleshire-2024-12.json"];

fn opened(path: &str) -> Opened {
    let bytes = std::fs::read(path).unwrap();
    scorecard::open_together(&[(path, &bytes)]).unwrap_or_else(|(name, problems)| panic!("{name}: {:?}", problems.list))
}

/// A sound report in which words are as hostile as can be.
fn hostile() -> Opened {
    let words = r#"=HYPERLINK(\"http://x\") <b>&amp; ]]> \u0001\uFFFE 'a"#;
    let report = format!(
        r#"{{ "scorecard": 1, "report": {{ "organisation": "A & B", "title": "{words}", "period": "2024/25", "appendix": "{words}" }},
        "frameworks": [{{ "id": "local", "name": "Ours", "version": "2024/25", "local": true }}],
        "measures": [{{ "framework": "local", "code": "1", "title": "{words}", "aim": "high", "unit": "percent",
          "readings": [{{ "period": "2022/23", "value": 1 }}, {{ "period": "2023/24", "value": 2 }}, {{ "period": "2024/25", "value": 3, "note": "{words}" }}],
          "targets": [{{ "period": "2024/25", "at_least": 3, "label": "{words}" }}],
          "commentary": [{{ "text": "+1+1 {words}" }}] }}] }}"#
    );
    scorecard::open(report.as_bytes()).unwrap_or_else(|problems| panic!("{}", scorecard::scorecard::problems_view("", &problems).text))
}

/// The parts of a file by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    names
        .into_iter()
        .map(|name| {
            let mut found = Vec::new();
            zip.by_name(&name).unwrap().read_to_end(&mut found).unwrap();
            (name, String::from_utf8_lossy(&found).into_owned())
        })
        .collect()
}

fn part<'a>(parts: &'a [(String, String)], name: &str) -> &'a str {
    &parts.iter().find(|(found, _)| found == name).unwrap_or_else(|| panic!("no {name}")).1
}

/// Every tag is closed by its own, nothing stands where it may not.
fn is_well_formed(name: &str, xml: &str) {
    let mut open = Vec::new();
    let bad = xml.chars().find(|c| matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'));
    assert_eq!(bad, None, "{name}");
    for tag in xml.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').unwrap_or_else(|| panic!("{name}: <{tag}"));
        for entity in text.split('&').skip(1).chain(tag.split('&').skip(1)) {
            assert!(["amp;", "lt;", "gt;", "quot;", "apos;", "#"].iter().any(|known| entity.starts_with(known)), "{name}: &{entity}");
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{name}: <{tag}>");
        let word = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        match (tag.starts_with('/'), tag.ends_with(['/', '?'])) {
            (true, _) => assert_eq!(open.pop(), Some(word), "{name}"),
            (false, true) => {}
            (false, false) => open.push(word),
        }
    }
    assert!(open.is_empty(), "{name}: {open:?}");
}

#[test]
fn all_parts_are_well_formed_whatever_the_words() {
    for report in EXAMPLES.map(opened).iter().chain([&hostile()]) {
        for bytes in [report.word(false).unwrap(), report.sheets().unwrap()] {
            for (name, text) in parts(&bytes).iter().filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels")) {
                is_well_formed(name, text);
            }
        }
    }
}

#[test]
fn the_same_report_gives_the_same_files() {
    let [a, b] = [opened(EXAMPLES[0]), opened(EXAMPLES[0])];
    assert_eq!(a.word(false).unwrap(), b.word(false).unwrap());
    assert_eq!(a.sheets().unwrap(), b.sheets().unwrap());
}

#[test]
fn a_word_document_has_headings_and_tables_whose_heads_are_repeated() {
    for path in EXAMPLES {
        let report = opened(path);
        let parts = parts(&report.word(false).unwrap());
        let document = part(&parts, "word/document.xml");
        for heading in ["Summary", "All measures", "Key and tolerances", "Measure by measure"] {
            assert!(
                document.contains(&format!("<w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{heading}<")),
                "{heading}"
            );
        }
        let tables = document.matches("<w:tbl>").count();
        assert!(tables > report.scorecard.sections.len());
        assert_eq!(document.matches("<w:tblHeader/>").count(), tables);
        // Of each table, the widths of the columns add up to the width between the margins.
        for table in document.split("<w:tblGrid>").skip(1) {
            let grid = table.split("</w:tblGrid>").next().unwrap();
            let widths = grid.split("<w:gridCol w:w=\"").skip(1).map(|width| width.split('"').next().unwrap().parse::<u32>().unwrap());
            assert_eq!(widths.sum::<u32>(), 9_638);
        }
        for measure in &report.scorecard.measures {
            assert!(document.contains(&measure.title.replace('&', "&amp;")), "{}", measure.title);
        }
        assert!(part(&parts, "word/styles.xml").contains("w:lang w:val=\"en-GB\""));
        let footer = part(&parts, "word/footer1.xml");
        assert!(footer.contains("w:instr=\" PAGE \"") && footer.contains("w:instr=\" NUMPAGES \""));
        let core = part(&parts, "docProps/core.xml");
        assert!(core.contains(&format!("<dc:title>{}</dc:title>", report.scorecard.masthead.title)) && !core.contains("creator"));
    }
}

#[test]
fn every_chart_has_its_words_and_its_figures() {
    let report = opened(EXAMPLES[0]);
    let parts = parts(&report.word(false).unwrap());
    let document = part(&parts, "word/document.xml");
    let charts = document.matches("<c:chart r:id=").count();
    let trends = report.pages().iter().filter(|page| page.trend.as_ref().is_some_and(|trend| trend.points.len() >= 3)).count();
    let has_gaps = |section: &&view::Section| {
        let of = section.groups.iter().flat_map(|group| &group.measures);
        of.filter(|index| report.scorecard.measures[**index].facets.gap.is_some()).count() >= 2
    };
    let distances = report.scorecard.sections.iter().filter(has_gaps).count();
    assert!(distances > 0);
    assert_eq!(charts, 1 + trends + distances);
    let described = document.split("<wp:docPr ").skip(1).filter(|tag| !tag.contains("descr=\"\"") && tag.contains("descr=\"")).count();
    assert_eq!(described, charts);
    for number in 1..=charts {
        let chart = part(&parts, &format!("word/charts/chart{number}.xml"));
        assert!(chart.contains("<c:ser>") && chart.contains("<c:externalData r:id=\"rId1\">"));
        assert!(part(&parts, "[Content_Types].xml").contains(&format!("/word/charts/chart{number}.xml")));
        part(&parts, &format!("word/embeddings/chart{number}.xlsx"));
    }
}

#[test]
fn the_paper_compares_and_shows_the_parts_of_wholes() {
    let report = opened(EXAMPLES[1]);
    let parts = parts(&report.word(false).unwrap());
    let document = part(&parts, "word/document.xml");
    let all = report.compare_all("").unwrap();
    assert!(document.contains(">How we compare<") && document.contains(&all.finding));
    for (index, compare) in report.compares("").iter().enumerate() {
        let told = compare.as_ref().is_some_and(|compare| document.contains(&compare.finding));
        assert_eq!(told, compare.is_some(), "measure {index}");
    }
    let columns = parts.iter().filter(|(name, text)| name.starts_with("word/charts/chart") && text.contains("<c:barDir val=\"col\"/>"));
    let with_peers = report.compares("").iter().flatten().filter(|compare| compare.peers.is_some()).count();
    assert_eq!(columns.clone().count(), with_peers);
    assert!(columns.clone().all(|(_, chart)| chart.contains("<c:lineChart>")), "averages are lines over the columns");
    for breakdown in report.breakdowns() {
        assert!(document.contains(&breakdown.finding.replace('&', "&amp;")), "{}", breakdown.title);
    }
    // Two of a file that has no values of others are not there.
    let alone = self::parts(&opened(EXAMPLES[0]).word(false).unwrap());
    assert!(!part(&alone, "word/document.xml").contains("How we compare"));
}

#[test]
fn drafts_stand_in_the_paper_only_when_asked_for_and_where_officers_say_nothing() {
    for path in EXAMPLES {
        let report = opened(path);
        let [without, with] = [false, true].map(|drafted| part(&parts(&report.word(drafted).unwrap()), "word/document.xml").to_owned());
        assert!(!without.contains("Draft"));
        let draft = report.commentary();
        let pages = report.pages();
        let wanted = draft.sections.iter().flat_map(|section| &section.paragraphs);
        let wanted = wanted.filter(|paragraph| paragraph.measure.is_none_or(|index| pages[index].commentary.is_empty()));
        assert_eq!(with.matches(">Draft, to be checked: <").count(), wanted.count());
        assert_eq!(with.matches("<w:pStyle w:val=\"Draft\"/>").count(), with.matches(">Draft, to be checked: <").count() + 1);
    }
}

#[test]
fn a_spreadsheet_has_its_sheets_and_no_formula() {
    for report in EXAMPLES.map(opened).iter().chain([&hostile()]) {
        let parts = parts(&report.sheets().unwrap());
        let workbook = part(&parts, "xl/workbook.xml");
        for (number, name) in ["Summary", "Measures", "Readings", "Comparators and targets", "Notes"].iter().enumerate() {
            assert!(workbook.contains(&format!("<sheet name=\"{name}\"")), "{name}");
            let sheet = part(&parts, &format!("xl/worksheets/sheet{}.xml", number + 1));
            assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{name} has a formula");
            if number > 0 {
                assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref="), "{name}");
            }
        }
        let measures = part(&parts, "xl/worksheets/sheet2.xml");
        assert_eq!(measures.matches("<row ").count(), report.scorecard.measures.len() + 1);
        assert!(part(&parts, "docProps/core.xml").contains("<dc:creator></dc:creator>"));
    }
}
