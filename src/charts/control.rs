//! The control chart: a series, its mean, and the limits of its usual variation.

use charming::Chart;
use charming::component::{Legend, LegendItem};
use charming::datatype::DataPoint;
use charming::element::{AxisType, Icon, ItemStyle, LineStyle, LineStyleType, MarkLineVariant, Symbol, TextStyle};
use charming::series::{Line, Scatter};

use super::common::{
    COMPARATOR, EndLabel, FAINT, INK, PAPER, TARGET, bare, ends, fold_ends, margin, mark_lines, named, nothing, numbers, plain, point,
    shown, spread, unmoved,
};
use super::spots::KEY;
use super::trend::period_names;
use crate::scorecard::view::{Control, Tone};

/// Below what is drawn, in CSS pixels: the periods.
const BOTTOM: f64 = 34.0;
const LIMIT: &str = "var(--chart-before)";
const TRIANGLE_DOWN: &str = "path://M0 0H10L5 9Z";

/// The tones a point can have, in the order of the key.
const TONES: [Tone; 3] = [Tone::Bad, Tone::Good, Tone::Neutral];

pub(super) fn chart(control: &Control, narrow: bool) -> Chart {
    let scale = &control.scale;
    let key = key(control);
    let top = 14.0 + key.as_ref().map_or(0.0, |_| KEY);
    let mut lines = line_names(control);
    fold_ends(&mut lines, narrow);
    spread(&mut lines, ends(scale), top, BOTTOM);
    let margin = margin(&lines, narrow);
    let mut chart = bare(margin.unwrap_or(10.0), top, 8.0)
        .x_axis(plain(AxisType::Category).data(period_names(&control.periods, narrow)))
        .y_axis(numbers(ends(scale), &scale.suffix));
    if let Some(key) = key {
        chart = chart.legend(key);
    }
    for end in &lines {
        let line = MarkLineVariant::Simple(named(end, margin.is_some()));
        chart = chart.series(mark_lines(vec![line], style(end.colour)).z(1));
    }
    chart = chart.series(series(control)).series(usual(control));
    for tone in TONES {
        chart = chart.series(signals(control, tone));
    }
    chart
}

/// The lines: the mean solid, the limits dashed, the target as on every chart.
fn line_names(control: &Control) -> Vec<EndLabel> {
    let scale = &control.scale;
    let mut lines = vec![
        EndLabel::new("Upper limit", shown(scale, control.limits.1), LIMIT),
        EndLabel::new("Mean", shown(scale, control.mean), COMPARATOR),
        EndLabel::new("Lower limit", shown(scale, control.limits.0), LIMIT),
    ];
    if let Some(target) = &control.target {
        lines.push(EndLabel::new(&target.label, shown(scale, target.value), TARGET));
    }
    lines
}

fn style(colour: &'static str) -> LineStyle {
    let style = LineStyle::new().color(colour);
    match colour {
        LIMIT => style.width(1.5).type_(LineStyleType::Dashed),
        TARGET => style.width(2.5).type_(LineStyleType::Solid),
        _ => style.width(1.5).type_(LineStyleType::Solid),
    }
}

/// The line through all values.
fn series(control: &Control) -> Line {
    Line::new()
        .data(control.values.iter().map(|value| DataPoint::from(shown(&control.scale, *value))).collect())
        .symbol(Symbol::None)
        .line_style(LineStyle::new().color(INK).width(2))
        .emphasis(unmoved())
        .silent(true)
        .z(1)
}

/// A dot at each value that is usual.
fn usual(control: &Control) -> Scatter {
    Scatter::new()
        .data(points(control, None))
        .symbol(Symbol::Circle)
        .symbol_size(7)
        .item_style(ItemStyle::new().color(INK).opacity(1))
        .emphasis(unmoved())
}

/// The points of one tone, or of none.
fn points(control: &Control, tone: Option<Tone>) -> Vec<DataPoint> {
    let is_one = |index: usize| control.signals.get(index).copied().flatten() == tone;
    let point = |(index, value): (usize, &f64)| if is_one(index) { told(control, index, *value) } else { nothing() };
    control.values.iter().enumerate().map(point).collect()
}

fn told(control: &Control, index: usize, value: f64) -> DataPoint {
    point(Some(shown(&control.scale, value)), control.spoken.get(index).map_or("", String::as_str))
}

/// The shape of a tone, its colour and its word: up is better, down is worse, as everywhere on the page.
fn look(tone: Tone) -> (Icon, &'static str, &'static str) {
    match tone {
        Tone::Bad => (Icon::Custom(TRIANGLE_DOWN.to_owned()), "var(--rating-bottom-ink)", "Concern"),
        Tone::Good => (Icon::Triangle, "var(--rating-top-ink)", "Improvement"),
        Tone::Neutral => (Icon::Diamond, COMPARATOR, "Unusual"),
    }
}

/// What is more than usual variation, by its tone.
fn signals(control: &Control, tone: Tone) -> Scatter {
    let (icon, colour, word) = look(tone);
    let symbol = match icon {
        Icon::Custom(path) => Symbol::Custom(path),
        Icon::Triangle => Symbol::Triangle,
        _ => Symbol::Diamond,
    };
    Scatter::new()
        .name(word)
        .data(points(control, Some(tone)))
        .symbol(symbol)
        .symbol_size(14)
        .item_style(ItemStyle::new().color(colour).border_color(PAPER).border_width(1).opacity(1))
        .emphasis(unmoved())
}

/// What the shapes mean, for those that there are.
fn key(control: &Control) -> Option<Legend> {
    let items: Vec<LegendItem> = TONES
        .into_iter()
        .filter(|tone| control.signals.contains(&Some(*tone)))
        .map(|tone| {
            let (icon, _, word) = look(tone);
            LegendItem { name: word.to_owned(), icon: Some(icon) }
        })
        .collect();
    let legend = Legend::new().left(0).top(0).padding(0).item_gap(16).item_width(13).item_height(13);
    (!items.is_empty()).then(|| legend.data(items).text_style(TextStyle::new().color(FAINT).font_size(12)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scorecard::view::{Scale, TrendLine};

    fn control() -> Control {
        let values = vec![70.0, 72.0, 71.0, 85.0, 60.0];
        Control {
            periods: ["Apr", "May", "Jun", "Jul", "Aug"].map(|month| format!("{month} 2024")).to_vec(),
            spoken: values.iter().map(|value| format!("told {value}")).collect(),
            values,
            signals: vec![None, None, None, Some(Tone::Good), Some(Tone::Bad)],
            mean: 71.0,
            limits: (64.0, 78.0),
            target: Some(TrendLine { label: "Target 75%".into(), value: 75.0 }),
            scale: Scale { from: 50.0, to: 90.0, divisor: 1.0, suffix: "%".into() },
        }
    }

    fn json(control: &Control, narrow: bool) -> String {
        chart(control, narrow).to_string().split_whitespace().collect()
    }

    #[test]
    fn signals_differ_in_shape_and_colour_and_are_named() {
        let option = json(&control(), false);
        assert!(option.contains(TRIANGLE_DOWN.replace(' ', "").as_str()) && option.contains(r#""symbol":"triangle""#));
        assert!(option.contains(r#"{"name":"Concern""#) && option.contains(r#"{"name":"Improvement""#));
        assert!(!option.contains(r#"{"name":"Unusual""#), "what there is not is not in the key");
    }

    #[test]
    fn all_points_are_told() {
        let option = json(&control(), true);
        assert!(["told70", "told85", "told60"].iter().all(|told| option.contains(told)));
    }

    #[test]
    fn usual_values_need_no_key() {
        let usual = Control { signals: vec![None; 5], ..control() };
        assert!(!json(&usual, false).contains("legend"));
    }

    #[test]
    fn one_value_and_equal_limits_are_drawn() {
        let one = Control {
            periods: vec!["Apr 2024".into()],
            values: vec![70.0],
            spoken: Vec::new(),
            signals: Vec::new(),
            mean: 70.0,
            limits: (70.0, 70.0),
            target: None,
            ..control()
        };
        let option = json(&one, false);
        assert!(option.contains("Mean") && !option.contains("Target") && !option.contains("NaN"));
    }

    #[test]
    fn colours_are_those_of_the_page() {
        assert!(!json(&control(), false).contains("\"#"));
    }
}
