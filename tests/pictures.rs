//! Drawings saved as files: each kind, of the invented example, gives the SVG kept in `tests/golden/`, which opens in any
//! browser.
//!
//! `UPDATE=1 cargo test --test pictures` writes them anew; look at them before you keep them.

use scorecard::Opened;
use scorecard::export::picture::{Drawing, Picture, report_line, svg};

fn opened() -> Opened {
    let bytes = std::fs::read("public/examples/exampleshire-2024-12.json").expect("the example");
    scorecard::open_whole(&bytes).unwrap_or_else(|problems| panic!("{:?}", problems.list))
}

fn picture(opened: &Opened, over: &str, drawing: Drawing) -> String {
    svg(&Picture { over: over.to_owned(), drawing, report: report_line(&opened.scorecard.masthead) })
}

fn titles(opened: &Opened) -> Vec<String> {
    opened.scorecard.measures.iter().map(|measure| measure.title.clone()).collect()
}

/// Each drawing by its name.
fn pictures() -> Vec<(&'static str, String)> {
    let opened = opened();
    let measure = |code: &str| opened.scorecard.measures.iter().position(|m| m.key.ends_with(code)).expect("the measure");
    let peers = |code: &str, with: &str| {
        let index = measure(code);
        let chart = opened.compare(index, with).and_then(|compare| compare.peers).expect("peers");
        picture(&opened, &format!("{} · Peers", opened.scorecard.measures[index].title), Drawing::Peers(chart))
    };
    let all = opened.compare_all("").expect("benchmarks");
    let spine = Drawing::Spine { finding: all.finding, spine: all.spine, titles: titles(&opened) };
    let map = Drawing::HeatMap { map: all.heat_map.expect("peers"), titles: titles(&opened) };
    let whole = opened.breakdowns().swap_remove(0);
    let title = whole.title.clone();
    vec![
        ("peers", peers("reviews", "")),
        ("peers-with-gaps", peers("satisfied", "E10000098,E06000090,E08000094,E10000094")),
        ("peers-long-name", peers("risk", "rural")),
        ("spine", picture(&opened, "All measures on one scale", spine)),
        ("heat-map", picture(&opened, "Measures by councils", map)),
        ("breakdown", picture(&opened, &title, Drawing::Breakdown(whole))),
    ]
}

#[test]
fn every_drawing_gives_its_picture() {
    for (name, text) in pictures() {
        let golden = format!("tests/golden/{name}.svg");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&golden, &text).expect("write");
        }
        let kept = std::fs::read_to_string(&golden).unwrap_or_default();
        assert!(kept == text, "{golden} differs; UPDATE=1 writes it anew");
    }
}

#[test]
fn a_picture_stands_alone() {
    for (name, text) in pictures() {
        for foreign in ["var(", "class=", "style=", "href", "<script", "<image", "@import", "NaN", "inf"] {
            assert!(!text.contains(foreign), "{name} has {foreign}");
        }
        let report = "An invented example: adults’ performance 2024/25";
        assert!(text.contains("<title>") && text.contains(report), "{name} names itself and its report");
        let (opened, closed) = (text.matches("<text").count(), text.matches("</text>").count());
        assert_eq!(opened, closed, "{name}");
    }
}

/// Words that no XML may hold as they are, and numbers that are none, do not spoil a picture.
#[test]
fn nothing_in_a_report_spoils_a_picture() {
    let opened = opened();
    let mut chart = opened.compare(0, "").and_then(|compare| compare.peers).expect("peers");
    for row in &mut chart.rows {
        row.name = "<b>&\u{1}\u{ffff}".repeat(30);
        row.at = row.at.map(|_| f64::NAN);
    }
    chart.quarters.clear();
    chart.finding = String::new();
    let text = picture(&opened, "", Drawing::Peers(chart));
    assert!(!text.contains("<b>") && !text.contains('\u{1}') && text.contains("&lt;b&gt;"));
}
