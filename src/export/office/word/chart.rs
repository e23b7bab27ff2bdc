//! Charts that Word draws itself (DrawingML), each with a spreadsheet of its figures inside, so that they can be changed.

use std::fmt::Write as _;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::xml::escaped;
use crate::export::office::NotMade;
use crate::scorecard::view::Trend;

/// How a series is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A line with points.
    Line,
    /// A broken line to a hollow point.
    Forecast,
    /// Points without a line.
    Points,
    /// A line without points.
    Level,
    /// A bar, or a piece of one.
    Bar,
}

/// Which way a chart goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Lines and columns over the names, which stand below.
    Up,
    /// Bars from left to right, their pieces one after another, beside the names.
    Across,
}

/// A series of a chart.
pub(super) struct Series {
    pub(super) name: String,
    /// One for each name on the axis; none where there is no figure.
    pub(super) values: Vec<Option<f64>>,
    pub(super) look: Look,
    pub(super) ink: u32,
    /// The points whose values are written beside them, and whether below, because something lies above.
    pub(super) told: Vec<(usize, bool)>,
    /// It stands in the key.
    pub(super) in_key: bool,
}

/// A chart.
pub(super) struct Chart {
    /// What it shows and all its figures, for those who do not see it.
    pub(super) spoken: String,
    /// The names on its axis.
    pub(super) names: Vec<String>,
    pub(super) series: Vec<Series>,
    /// Where the axis of values begins and ends, if that is not left to Word.
    pub(super) ends: Option<(f64, f64)>,
    /// How numbers are written.
    pub(super) format: String,
    pub(super) way: Way,
    /// How far apart the numbers on the axis of values are; none for an axis without numbers.
    pub(super) step: Option<f64>,
}

/// So many names there is room for on an axis below.
const NAMED: usize = 20;

/// The letters that a chart is described with at most.
const SPOKEN: usize = 1_500;

impl Chart {
    /// The trend of a measure.
    pub(super) fn of_trend(trend: &Trend) -> Self {
        let scaled = |value: f64| value / trend.divisor;
        let empty = || vec![None; trend.places.len()];
        let put = |values: &mut Vec<Option<f64>>, place: usize, value: f64| {
            if let Some(slot) = values.get_mut(place) {
                *slot = Some(scaled(value));
            }
        };
        let line = |name: &str, in_key| Series {
            name: name.to_owned(),
            values: empty(),
            look: Look::Line,
            ink: 0x13_202b,
            told: Vec::new(),
            in_key,
        };
        let mut stretches = vec![line("Figures", true)];
        let mut forecast = Series { look: Look::Forecast, ..line("Forecast", true) };
        let mut before = None;
        for point in &trend.points {
            let below = point.target.is_some_and(|target| target >= point.value);
            if point.mark == crate::scorecard::view::PointMark::Forecast {
                if let Some((place, value)) = before.filter(|_| point.joined && forecast.told.is_empty()) {
                    put(&mut forecast.values, place, value);
                }
                put(&mut forecast.values, point.place, point.value);
                forecast.told.push((point.place, below));
                continue;
            }
            if !point.joined && before.is_some() {
                stretches.push(line("Figures, apart from those before", false));
            }
            if let Some(stretch) = stretches.last_mut() {
                put(&mut stretch.values, point.place, point.value);
                stretch.told.push((point.place, below));
            }
            before = Some((point.place, point.value));
        }
        let is_full = trend.points.len() > 7;
        for stretch in stretches.iter_mut().filter(|_| is_full) {
            // So many values would lie over each other.
            let (first, last) = (stretch.told.first().copied(), stretch.told.last().copied());
            stretch.told.retain(|told| Some(*told) == first || Some(*told) == last);
        }
        let mut series = stretches;
        series.extend(Some(forecast).filter(|forecast| !forecast.told.is_empty()));
        let mut targets = Series { look: Look::Points, ink: 0x7a_3b9a, ..line(&trend.target_label, true) };
        for point in &trend.points {
            if let Some(target) = point.target {
                put(&mut targets.values, point.place, target);
            }
        }
        series.extend(Some(targets).filter(|targets| targets.values.iter().any(Option::is_some)));
        let level = |name: &str, value: f64, ink| Series {
            values: vec![Some(scaled(value)); trend.places.len()],
            look: Look::Level,
            ink,
            ..line(name, true)
        };
        series.extend(
            trend
                .band
                .iter()
                .flat_map(|(low, high)| [level("Band, lower edge", *low, 0x7a_3b9a), level("Band, upper edge", *high, 0x7a_3b9a)]),
        );
        series.extend(trend.lines.iter().map(|found| level(&found.label, found.value, 0x17_4f8f)));
        let all: Vec<&str> = trend.points.iter().map(|point| point.spoken.as_str()).collect();
        let (ends, step) = round(scaled(trend.axis.0), scaled(trend.axis.1));
        Self {
            spoken: format!("{} {}.", trend.finding, all.join("; ")),
            names: trend.places.clone(),
            series,
            ends: Some(ends),
            format: format!(
                "{}{}",
                digits(&trend.points.last().map(|point| point.written.clone()).unwrap_or_default()),
                quoted(&trend.suffix)
            ),
            way: Way::Up,
            step: Some(step),
        }
    }

    /// What it shows, cut to what is read out in one go.
    pub(super) fn description(&self) -> String {
        let cut: String = self.spoken.chars().take(SPOKEN).collect();
        if cut.len() < self.spoken.len() { cut + "…" } else { cut }
    }

    /// The spreadsheet behind it: names in the first column, a series in each other.
    pub(super) fn workbook(&self) -> Result<Vec<u8>, NotMade> {
        let mut workbook = Workbook::new();
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
        let sheet = workbook.add_worksheet();
        for (row, name) in (1u32..).zip(&self.names) {
            sheet.write_string(row, 0, name)?;
        }
        for (column, series) in (1u16..).zip(&self.series) {
            sheet.write_string(0, column, &series.name)?;
            for (row, value) in (1u32..).zip(&series.values) {
                if let Some(value) = value {
                    sheet.write_number(row, column, *value)?;
                }
            }
        }
        Ok(workbook.save_to_buffer()?)
    }

    /// `word/charts/chartN.xml`.
    pub(super) fn xml(&self) -> String {
        let mut out = String::from(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:lang val="en-GB"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>"#,
        );
        self.write_plot(&mut out, true);
        self.write_plot(&mut out, false);
        self.write_axes(&mut out);
        out.push_str(r#"</c:plotArea><c:legend><c:legendPos val="b"/>"#);
        for (index, _) in self.series.iter().enumerate().filter(|(_, series)| !series.in_key) {
            let _ = write!(out, r#"<c:legendEntry><c:idx val="{index}"/><c:delete val="1"/></c:legendEntry>"#);
        }
        out.push_str(r#"<c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="800"><a:solidFill><a:srgbClr val="13202B"/></a:solidFill><a:latin typeface="Arial"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>"#);
        out
    }

    /// The bars, or the lines and points, if there are any.
    fn write_plot(&self, out: &mut String, bars: bool) {
        let mut series = self.series.iter().enumerate().filter(|(_, series)| (series.look == Look::Bar) == bars).peekable();
        if series.peek().is_none() {
            return;
        }
        let (begins, ends) = match (bars, self.way) {
            (true, Way::Across) => {
                (r#"<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/>"#, r#"<c:gapWidth val="60"/><c:overlap val="100"/>"#)
            }
            (true, Way::Up) => {
                (r#"<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>"#, r#"<c:gapWidth val="40"/><c:overlap val="100"/>"#)
            }
            (false, _) => (r#"<c:lineChart><c:grouping val="standard"/>"#, r#"<c:marker val="1"/>"#),
        };
        out.push_str(begins);
        out.push_str(r#"<c:varyColors val="0"/>"#);
        for (index, series) in series {
            self.write_series(out, index, series);
        }
        out.push_str(ends);
        out.push_str(r#"<c:axId val="1"/><c:axId val="2"/>"#);
        out.push_str(if bars { "</c:barChart>" } else { "</c:lineChart>" });
    }

    fn write_series(&self, out: &mut String, index: usize, series: &Series) {
        let column = column(index + 1);
        let _ = write!(
            out,
            r#"<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{}</c:v></c:pt></c:strCache></c:strRef></c:tx>"#,
            escaped(&series.name)
        );
        out.push_str(&look(series.look, series.ink));
        if series.look == Look::Forecast {
            // Where the broken line begins, the figure has its point already.
            for (place, _) in series
                .values
                .iter()
                .enumerate()
                .filter(|(place, value)| value.is_some() && !series.told.iter().any(|(told, _)| told == place))
            {
                let _ =
                    write!(out, r#"<c:dPt><c:idx val="{place}"/><c:marker><c:symbol val="none"/></c:marker><c:bubble3D val="0"/></c:dPt>"#);
            }
        }
        self.write_labels(out, series);
        let count = self.names.len();
        let last = count + 1;
        let _ = write!(out, r#"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache><c:ptCount val="{count}"/>"#);
        for (place, name) in self.names.iter().enumerate() {
            let _ = write!(out, r#"<c:pt idx="{place}"><c:v>{}</c:v></c:pt>"#, escaped(name));
        }
        let _ = write!(
            out,
            r#"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{count}"/>"#
        );
        for (place, value) in series.values.iter().enumerate() {
            if let Some(value) = value {
                let _ = write!(out, r#"<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>"#);
            }
        }
        out.push_str("</c:numCache></c:numRef></c:val>");
        out.push_str(if series.look == Look::Bar { "</c:ser>" } else { r#"<c:smooth val="0"/></c:ser>"# });
    }

    fn write_labels(&self, out: &mut String, series: &Series) {
        let what = |shown: u8| {
            format!(
                r#"<c:showLegendKey val="0"/><c:showVal val="{shown}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>"#
            )
        };
        out.push_str("<c:dLbls>");
        for (place, below) in &series.told {
            let position = match (series.look, self.way, below) {
                (Look::Bar, Way::Across, _) => "ctr",
                (Look::Bar, Way::Up, _) => "outEnd",
                (_, _, true) => "b",
                (_, _, false) => "t",
            };
            let _ = write!(
                out,
                r#"<c:dLbl><c:idx val="{place}"/><c:numFmt formatCode="{}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:dLblPos val="{position}"/>{}</c:dLbl>"#,
                escaped(&self.format),
                what(1)
            );
        }
        let _ = write!(out, "{}</c:dLbls>", what(0));
    }

    fn write_axes(&self, out: &mut String) {
        let across = self.way == Way::Across;
        let (names, values, order) = if across { ("l", "b", "maxMin") } else { ("b", "l", "minMax") };
        let line = r#"<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="8796A2"/></a:solidFill></a:ln></c:spPr>"#;
        // Of many periods, some are named.
        let skip = if across { 1 } else { self.names.len().div_ceil(NAMED) };
        let skip = if skip > 1 { format!(r#"<c:tickLblSkip val="{skip}"/>"#) } else { String::new() };
        let _ = write!(
            out,
            r#"<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/><c:axPos val="{names}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>{line}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{skip}<c:noMultiLvlLbl val="1"/></c:catAx>"#
        );
        let ends = self.ends.map(|(low, high)| format!(r#"<c:max val="{high}"/><c:min val="{low}"/>"#)).unwrap_or_default();
        let crosses = if across { "max" } else { "autoZero" };
        let grid = if self.step.is_some() {
            r#"<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="DFE5E8"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>"#
        } else {
            ""
        };
        let step = self.step.map(|step| format!(r#"<c:majorUnit val="{step}"/>"#)).unwrap_or_default();
        let _ = write!(
            out,
            r#"<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{ends}</c:scaling><c:delete val="{}"/><c:axPos val="{values}"/>{grid}<c:numFmt formatCode="{}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="1"/><c:crosses val="{crosses}"/><c:crossBetween val="between"/>{step}</c:valAx>"#,
            u8::from(self.step.is_none()),
            escaped(&self.axis_format())
        );
    }

    /// How the numbers of the axis are written: as those of the figures, without decimals they do not need.
    fn axis_format(&self) -> String {
        match (self.format.split_once('"'), self.step) {
            (Some((_, after)), Some(step)) if is_whole(step) => format!("#,##0\"{after}"),
            (None, Some(step)) if is_whole(step) && !self.format.contains('%') => "#,##0".to_owned(),
            _ => self.format.clone(),
        }
    }
}

/// Whether a number has nothing behind its point.
fn is_whole(number: f64) -> bool {
    number.fract().abs() < f64::EPSILON
}

/// The ends of an axis moved outwards to round numbers, and the round step between them.
pub(super) fn round(low: f64, high: f64) -> ((f64, f64), f64) {
    let rough = (high - low) / 4.0;
    if !rough.is_finite() || rough <= 0.0 {
        return ((low, high), 1.0);
    }
    let mut step = 1.0;
    while step < rough {
        step *= 10.0;
    }
    while step / 10.0 >= rough {
        step /= 10.0;
    }
    let step = [0.1, 0.2, 0.25, 0.5].into_iter().map(|part| step * part).find(|part| *part >= rough).unwrap_or(step);
    ((step * (low / step).floor(), step * (high / step).ceil()), step)
}

/// The number format that writes numbers with as many decimals as this one has.
fn digits(written: &str) -> String {
    let decimals = written.split_once('.').map_or(0, |(_, after)| after.chars().take_while(char::is_ascii_digit).count());
    if decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(decimals)) }
}

fn quoted(suffix: &str) -> String {
    if suffix.is_empty() { String::new() } else { format!("\"{suffix}\"") }
}

/// The letters of a column of a spreadsheet: 0 is A, 26 is AA.
fn column(index: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    if index < 26 { letter.to_string() } else { column(index / 26 - 1) + &letter.to_string() }
}

fn look(look: Look, ink: u32) -> String {
    let fill = format!(r#"<a:solidFill><a:srgbClr val="{ink:06X}"/></a:solidFill>"#);
    let line = |width: u32, dash: &str| {
        format!(r#"<c:spPr><a:ln w="{width}" cap="rnd">{fill}<a:prstDash val="{dash}"/><a:round/></a:ln></c:spPr>"#)
    };
    let none = r#"<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>"#;
    let point = |symbol: &str, size: u32, inside: &str| {
        format!(
            r#"<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/><c:spPr>{inside}<a:ln w="15875">{fill}</a:ln></c:spPr></c:marker>"#
        )
    };
    let white = r#"<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>"#;
    match look {
        Look::Line => line(22_225, "solid") + &point("circle", 6, &fill),
        Look::Forecast => line(19_050, "sysDash") + &point("circle", 7, white),
        Look::Points => none.to_owned() + &point("dash", 10, &fill),
        Look::Level => line(15_875, "dash") + r#"<c:marker><c:symbol val="none"/></c:marker>"#,
        Look::Bar => format!(r#"<c:spPr>{fill}<a:ln w="9525">{white}</a:ln></c:spPr><c:invertIfNegative val="0"/>"#),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_at_round_numbers_whatever_its_ends() {
        assert_eq!(round(57.0, 75.0), ((55.0, 75.0), 5.0));
        assert_eq!(round(0.0, 6.4), ((0.0, 8.0), 2.0));
        assert_eq!(round(3.0, 3.0), ((3.0, 3.0), 1.0));
        for (low, high) in [(-1e308, 1e308), (0.0, 1e308), (0.0, 5e-324), (f64::NEG_INFINITY, 0.0), (1e15, 1e15 + 1.0)] {
            let ((from, to), _) = round(low, high);
            assert!(from <= low && to >= high, "{low} to {high}");
        }
    }

    #[test]
    fn columns_go_on_after_z() {
        assert_eq!([0, 1, 25, 26, 52, 701, 702].map(column), ["A", "B", "Z", "AA", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn numbers_are_written_as_the_figures_are() {
        assert_eq!(digits("87.0%"), "#,##0.0");
        assert_eq!(digits("1,206"), "#,##0");
        assert_eq!(digits("£1.25k"), "#,##0.00");
    }
}
