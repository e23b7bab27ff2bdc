//! What the charts share: the roles of colours, bare axes, lines that name themselves at their ends.

use charming::Chart;
use charming::component::{Axis, Grid};
use charming::datatype::{CompositeValue, DataPoint, DataPointItem};
use charming::element::{
    AxisLabel, AxisLine, AxisTick, AxisType, Color, Emphasis, Label, LabelAlign, LabelPosition, LineStyle, LineStyleType, MarkLine,
    MarkLineData, MarkLineVariant, SplitLine, Symbol, Tooltip, Trigger,
};
use charming::series::Line;

use crate::scorecard::view::{Scale, TrendLine};

pub(super) const INK: &str = "var(--chart-line)";
pub(super) const FAINT: &str = "var(--ink-2)";
pub(super) const GRID: &str = "var(--chart-grid)";
pub(super) const PAPER: &str = "var(--paper)";
pub(super) const ZONE: &str = "var(--chart-zone)";
pub(super) const TARGET: &str = "var(--chart-target)";
pub(super) const COMPARATOR: &str = "var(--chart-comparator)";
pub(super) const CLEAR: &str = "transparent";

/// The height of a chart in CSS pixels, as `style/components/_chart.scss` gives it.
pub(super) const HEIGHT: f64 = 320.0;
/// Labels of lines are at least this far apart.
pub(super) const LINE_HEIGHT: f64 = 15.0;
/// The usual width of a bold letter of 12 pixels.
pub(super) const LETTER: f64 = 6.9;

/// A chart of no more than a frame, with room around it in CSS pixels.
pub(super) fn bare(right: f64, top: f64, bottom: f64) -> Chart {
    Chart::new()
        .animation(false)
        .grid(Grid::new().left(4).right(right).top(top).bottom(bottom).contain_label(true))
        .tooltip(Tooltip::new().trigger(Trigger::Item).background_color(PAPER).border_color(INK))
}

/// An axis without line or ticks.
pub(super) fn plain(kind: AxisType) -> Axis {
    Axis::new()
        .type_(kind)
        .axis_label(AxisLabel::new().color(FAINT).font_size(12))
        .axis_tick(AxisTick::new().show(false))
        .axis_line(AxisLine::new().show(false))
}

/// An axis that is not seen and counts places: place i lies from i to i + 1.
pub(super) fn counter(places: usize) -> Axis {
    Axis::new().type_(AxisType::Value).show(false).min(0).max(places as f64)
}

/// An axis of values, from one to another as shown, with round steps and a line at each.
pub(super) fn numbers((from, to): (f64, f64), suffix: &str) -> Axis {
    plain(AxisType::Value)
        .min(from)
        .max(to)
        .interval(step(to - from))
        .axis_label(AxisLabel::new().color(FAINT).font_size(12).formatter(format!("{{value}}{suffix}").as_str()))
        .split_line(SplitLine::new().line_style(LineStyle::new().color(GRID)))
}

/// A value as an axis counts.
pub(super) fn shown(scale: &Scale, value: f64) -> f64 {
    value / scale.divisor
}

/// The ends of an axis, as it counts.
pub(super) fn ends(scale: &Scale) -> (f64, f64) {
    (shown(scale, scale.from), shown(scale, scale.to))
}

/// Where a value lies between the ends of an axis, 0 to 1.
pub(super) fn share(scale: &Scale, value: f64) -> f64 {
    let length = scale.to - scale.from;
    if length > 0.0 { ((value - scale.from) / length).clamp(0.0, 1.0) } else { 0.5 }
}

/// A step between marks on the axis that divides it evenly: 1, 2, 2.5 or 5 times a power of ten where one does.
fn step(length: f64) -> f64 {
    let is_round = |step: f64| {
        let mut digits = step;
        while digits >= 10.0 {
            digits /= 10.0;
        }
        while digits < 1.0 {
            digits *= 10.0;
        }
        [1.0, 2.0, 2.5, 5.0, 10.0].iter().any(|round: &f64| (digits - round).abs() < 1e-6)
    };
    if !(length.is_normal() && length > 0.0) {
        return 1.0;
    }
    [5.0, 4.0, 6.0, 3.0, 7.0, 8.0].into_iter().map(|parts| length / parts).find(|step| is_round(*step)).unwrap_or(length / 4.0)
}

/// A point, if there is a value, by its name.
pub(super) fn point(value: Option<f64>, name: &str) -> DataPoint {
    match value {
        Some(value) => DataPoint::from(DataPointItem::new(value).name(name)),
        None => nothing(),
    }
}

/// A point at two values, by its name.
pub(super) fn place(x: f64, y: f64, name: &str) -> DataPoint {
    DataPoint::from(DataPointItem::new(vec![x, y]).name(name))
}

/// No point.
pub(super) fn nothing() -> DataPoint {
    DataPoint::from(CompositeValue::OptionalNumber(None))
}

/// A chart to read, not to play with: a pointer changes nothing.
pub(super) fn unmoved() -> Emphasis {
    Emphasis::new().disabled(true)
}

/// A series of no points that carries lines, which name themselves or nothing.
pub(super) fn mark_lines(lines: Vec<MarkLineVariant>, style: LineStyle) -> Line {
    Line::new().data(vec![nothing()]).silent(true).mark_line(
        MarkLine::new().symbol(vec![Symbol::None, Symbol::None]).silent(true).label(Label::new().show(false)).line_style(style).data(lines),
    )
}

/// A line from one place to another.
pub(super) fn stroke((x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> MarkLineVariant {
    MarkLineVariant::StartToEnd(MarkLineData::new().coord(vec![x1, y1]), MarkLineData::new().coord(vec![x2, y2]))
}

/// A line without gaps.
pub(super) fn solid(colour: &'static str, width: f64) -> LineStyle {
    LineStyle::new().color(colour).width(width).type_(LineStyleType::Solid)
}

/// How a comparator is drawn.
pub(super) fn dashed() -> LineStyle {
    LineStyle::new().color(COMPARATOR).width(2).type_(LineStyleType::Dashed)
}

/// A label that stands clear on whatever lies behind it.
pub(super) fn words(colour: &'static str) -> Label {
    Label::new()
        .show(true)
        .formatter("{b}")
        .color(colour)
        .font_size(12)
        .font_weight("bold")
        .background_color(PAPER)
        .padding((1.0, 2.0, 1.0, 2.0))
}

/// The name of a line, at its right end.
pub(super) struct EndLabel {
    /// The words.
    pub(super) text: String,
    /// Where the line lies on the axis.
    pub(super) value: f64,
    /// How far down the words are moved, so that they do not lie over others.
    pub(super) down: f64,
    /// The colour of the line and its words.
    pub(super) colour: &'static str,
}

impl EndLabel {
    pub(super) fn new(text: &str, value: f64, colour: &'static str) -> Self {
        Self { text: text.to_owned(), value, down: 0.0, colour }
    }

    /// Beside the drawing; or in it, on the line's end.
    pub(super) fn label(&self, beside: bool) -> Label {
        let label = Label::new()
            .show(true)
            .formatter("{b}")
            .align(LabelAlign::Left)
            .color(Color::from(self.colour))
            .font_size(12)
            .font_weight("bold")
            .offset((0.0, self.down));
        if beside { label } else { label.position(LabelPosition::InsideEndTop).background_color(PAPER) }
    }
}

/// The names of averages.
pub(super) fn averages(lines: &[TrendLine], scale: &Scale) -> Vec<EndLabel> {
    lines.iter().map(|line| EndLabel::new(&line.label, shown(scale, line.value), COMPARATOR)).collect()
}

/// Names beside the drawing in lines that leave it room: on a phone more lines, and shorter ones. What is left out of a
/// long name stands in full in the page around the chart.
pub(super) fn fold_ends(ends: &mut [EndLabel], narrow: bool) {
    let (letters, lines) = if narrow { (9, 4) } else { (20, 3) };
    for end in ends {
        end.text = folded(&shortened(&end.text, letters, lines), letters);
    }
}

/// A name with its number in no more lines of so many letters: words are left out before the number, and letters of
/// words that are too long.
pub(super) fn shortened(text: &str, letters: usize, lines: usize) -> String {
    let words: Vec<String> = text.split_whitespace().map(|word| cut(word, letters)).collect();
    let fits = |words: &[String]| folded(&words.join(" "), letters).lines().count() <= lines;
    if fits(&words) {
        return words.join(" ");
    }
    let number = words.iter().rposition(|word| word.starts_with(|c: char| c.is_ascii_digit() || "−-£±".contains(c)));
    let (name, number) = words.split_at(number.unwrap_or(words.len()));
    for kept in (1..name.len()).rev() {
        let mut short: Vec<String> = name.iter().take(kept).cloned().collect();
        if let Some(last) = short.last_mut() {
            *last = format!("{}…", cut(last, letters.saturating_sub(1)).trim_end_matches('…'));
        }
        short.extend_from_slice(number);
        if fits(&short) {
            return short.join(" ");
        }
    }
    name.iter().take(1).chain(number).cloned().collect::<Vec<_>>().join(" ")
}

/// A word of no more letters than this.
fn cut(word: &str, letters: usize) -> String {
    if word.chars().count() <= letters {
        return word.to_owned();
    }
    word.chars().take(letters.saturating_sub(1)).chain(['…']).collect()
}

/// Comparators, right across and named at their ends.
pub(super) fn across<'a>(ends: impl Iterator<Item = &'a EndLabel>, beside: bool) -> Line {
    let lines = ends.map(|end| MarkLineVariant::Simple(named(end, beside))).collect();
    mark_lines(lines, dashed())
}

/// A line at a value, with its name.
pub(super) fn named(end: &EndLabel, beside: bool) -> MarkLineData {
    MarkLineData::new().name(end.text.as_str()).y_axis(end.value).label(end.label(beside))
}

/// Moves names apart that would lie over each other, from the top down, then back up from the bottom.
/// What is drawn has this much room above and below it.
pub(super) fn spread(ends: &mut [EndLabel], (from, to): (f64, f64), top: f64, bottom: f64) {
    if to <= from {
        return;
    }
    let plot = HEIGHT - top - bottom;
    let place = |end: &EndLabel| (to - end.value) / (to - from) * plot;
    ends.sort_by(|a, b| b.value.total_cmp(&a.value));
    let half = |end: &EndLabel| end.text.lines().count().max(1) as f64 * LINE_HEIGHT / 2.0;
    let mut lowest = f64::NEG_INFINITY;
    for end in ends.iter_mut() {
        let half = half(end);
        let wanted = place(end);
        let at = wanted.max(lowest + half);
        end.down = at - wanted;
        lowest = at + half;
    }
    let mut highest = plot + bottom;
    for end in ends.iter_mut().rev() {
        let half = half(end);
        let at = (place(end) + end.down).min(highest - half);
        end.down = at - place(end);
        highest = at - half;
    }
}

/// Room for the longest name beside the drawing; none where that would leave too little to draw in.
pub(super) fn margin(ends: &[EndLabel], narrow: bool) -> Option<f64> {
    let longest = ends.iter().map(|end| width(&end.text)).fold(0.0, f64::max);
    let room = if narrow { 16.0 } else { 30.0 };
    (longest <= room * LETTER).then_some(12.0 + longest)
}

/// About how wide words are, in CSS pixels: those of the longest line.
pub(super) fn width(text: &str) -> f64 {
    text.lines().map(|line| line.chars().count()).max().unwrap_or(0) as f64 * LETTER
}

/// Words in lines of no more letters than this, broken between words.
pub(super) fn folded(text: &str, letters: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut length = 0;
    for word in text.split_whitespace() {
        let letters_of_word = word.chars().count();
        if length > 0 {
            let breaks = length + 1 + letters_of_word > letters;
            out.push(if breaks { '\n' } else { ' ' });
            length = if breaks { 0 } else { length + 1 };
        }
        out.push_str(word);
        length += letters_of_word;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_has_round_steps() {
        for (length, wanted) in [(160.0, 20.0), (50.0, 10.0), (0.06, 0.01), (35.0, 5.0), (0.0, 1.0)] {
            assert!((step(length) - wanted).abs() < 1e-9, "{length}: {}", step(length));
        }
    }

    #[test]
    fn words_are_broken_between_words() {
        assert_eq!(folded("Best quarter", 8), "Best\nquarter");
        assert_eq!(folded("Bath and North East Somerset", 14), "Bath and North\nEast Somerset");
        assert_eq!(folded("Northumberland", 4), "Northumberland");
        assert_eq!(folded("", 4), "");
    }

    #[test]
    fn long_names_are_shortened_before_their_number() {
        let long = "Largely rural councils with an older population and a long coast 89.9%";
        assert_eq!(shortened(long, 20, 3), "Largely rural councils with an older… 89.9%");
        assert_eq!(folded(&shortened(long, 20, 3), 20), "Largely rural\ncouncils with an\nolder… 89.9%");
        assert_eq!(shortened("Similar councils 4.2 days", 20, 3), "Similar councils 4.2 days");
        assert_eq!(shortened("Nordwestmecklenburg und andere 4.2 days", 9, 4), "Nordwest… und andere 4.2 days");
        for letters in 1..30 {
            for lines in 1..4 {
                let short = folded(&shortened(long, letters, lines), letters);
                assert!(letters < 9 || short.lines().all(|line| line.chars().count() <= letters), "{short}");
            }
        }
    }

    #[test]
    fn an_axis_of_no_length_has_its_values_in_the_middle() {
        let scale = Scale { from: 5.0, to: 5.0, divisor: 1.0, suffix: String::new() };
        assert!((share(&scale, 5.0) - 0.5).abs() < 1e-9);
    }
}
