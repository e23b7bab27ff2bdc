//! The engine's statistics against figures from elsewhere: other people's code, and published tables.
//! Line 1 of each table in `tests/published/` says where it comes from and how to make it again.

use std::fmt::Debug;
use std::path::Path;
use std::str::FromStr;

use scorecard::engine::statistics::{
    ChanceTest, Confidence, ConfidenceInterval, DegreesOfFreedom, Estimate, Evidence, Funnel, FunnelOf, Going, IntervalMethod, MarginOf,
    Proportion, Ratio, RecentTrend, Rule, Sample, Signal, TREND_FROM_CHI_SQUARE, Trend, TrendPoint, change_of_counts, change_of_estimates,
    change_of_proportions, change_of_rates, chi_square_cdf, chi_square_quantile, control_chart, funnel_of_proportions, funnel_of_rates,
    margin_of_error, mean_interval, normal_cdf, normal_quantile, proportion_interval, rate_interval, recent_trend, student_t_cdf,
    student_t_quantile,
};
use scorecard::model::{Count, Counts, Denominator, Finite, Interval, Unit};

/// A table: its rows, each with its fields by the name of their column.
struct Table {
    name: &'static str,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// A row of a table.
struct Row<'a> {
    table: &'a Table,
    number: usize,
}

impl Table {
    /// Reads a table that has at least so many rows.
    fn read(name: &'static str, at_least: usize) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/published").join(format!("{name}.csv"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let mut lines = text.lines();
        let source = lines.next().unwrap_or_default();
        assert!(source.starts_with("# ") && source.len() > 20, "{name}: line 1 names no source");
        let fields = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
        let columns = fields(lines.next().unwrap_or_default());
        let rows: Vec<Vec<String>> = lines.map(fields).collect();
        assert!(rows.len() >= at_least, "{name}: only {} rows", rows.len());
        assert!(rows.iter().all(|row| row.len() == columns.len()), "{name}: a row of another length");
        Self { name, columns, rows }
    }

    fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.rows.len()).map(|number| Row { table: self, number })
    }
}

impl Row<'_> {
    fn text(&self, column: &str) -> &str {
        let index =
            self.table.columns.iter().position(|c| c == column).unwrap_or_else(|| panic!("{}: no column {column}", self.table.name));
        &self.table.rows[self.number][index]
    }

    fn get<T: FromStr<Err: Debug>>(&self, column: &str) -> T {
        self.text(column).parse().unwrap_or_else(|e| panic!("{}: {column}: {e:?}", self.place()))
    }

    /// Numbers with spaces between.
    fn list<T: FromStr<Err: Debug>>(&self, column: &str) -> Vec<T> {
        self.text(column)
            .split_whitespace()
            .map(|number| number.parse().unwrap_or_else(|e| panic!("{}: {column}: {e:?}", self.place())))
            .collect()
    }

    fn confidence(&self) -> Confidence {
        match self.text("confidence") {
            "95" => Confidence::Percent95,
            "99.8" => Confidence::Percent99Point8,
            other => panic!("{}: {other}", self.place()),
        }
    }

    fn place(&self) -> String {
        format!("{}.csv, line {}", self.table.name, self.number + 3)
    }

    /// Holds a figure to one of the row, within a share of it.
    fn holds(&self, column: &str, found: f64, tolerance: f64) {
        let wanted: f64 = self.get(column);
        // What is 0 there is 0 here, but for what subtracting leaves.
        let off = if wanted == 0.0 { found.abs() } else { ((found - wanted) / wanted).abs() };
        assert!(off <= tolerance, "{}: {column}: {found:e} for {wanted:e}, off by {off:e}", self.place());
    }

    /// Holds the two ends of an interval to those of the row.
    fn holds_ends(&self, found: ConfidenceInterval, tolerance: f64) {
        self.holds("lower", found.interval.lower.get(), tolerance);
        self.holds("upper", found.interval.upper.get(), tolerance);
    }

    /// Holds a figure to one of the row, within a share of a size.
    fn holds_within(&self, column: &str, found: f64, tolerance: f64, size: f64) {
        let wanted: f64 = self.get(column);
        assert!((found - wanted).abs() <= tolerance * size, "{}: {column}: {found:e} for {wanted:e}", self.place());
    }

    /// Holds a figure to one of the row at the decimals it is printed with.
    fn holds_as_printed(&self, column: &str, found: f64) {
        let wanted = self.text(column);
        let decimals = wanted.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        assert_eq!(format!("{found:.decimals$}"), wanted, "{}: {column}", self.place());
    }
}

fn share(p: f64) -> Proportion {
    Proportion::new(p).unwrap()
}

fn degrees(df: f64) -> DegreesOfFreedom {
    DegreesOfFreedom::new(df).unwrap()
}

/// The distributions are good to this share of the value, in the tails too.
const DISTRIBUTION: f64 = 1e-12;

#[test]
fn normal_distribution() {
    for row in Table::read("normal", 24).rows() {
        let argument: f64 = row.get("argument");
        let found = match row.text("function") {
            "cdf" => normal_cdf(argument),
            "quantile" => normal_quantile(share(argument)),
            other => panic!("{other}"),
        };
        row.holds("value", found, DISTRIBUTION);
    }
}

#[test]
fn chi_square_distribution() {
    for row in Table::read("chi-square", 24).rows() {
        let (argument, degrees): (f64, _) = (row.get("argument"), degrees(row.get("degrees")));
        let found = match row.text("function") {
            "cdf" => chi_square_cdf(argument, degrees),
            "quantile" => chi_square_quantile(share(argument), degrees),
            other => panic!("{other}"),
        };
        row.holds("value", found, DISTRIBUTION);
    }
}

#[test]
fn students_distribution() {
    for row in Table::read("student-t", 24).rows() {
        let (argument, degrees): (f64, _) = (row.get("argument"), degrees(row.get("degrees")));
        let found = match row.text("function") {
            "cdf" => student_t_cdf(argument, degrees),
            "quantile" => student_t_quantile(share(argument), degrees),
            other => panic!("{other}"),
        };
        row.holds("value", found, DISTRIBUTION);
    }
}

#[test]
fn critical_values() {
    for row in Table::read("critical-values", 24).rows() {
        let below = share(row.get("below"));
        let found = match row.text("distribution") {
            "normal" => normal_quantile(below),
            "t" => student_t_quantile(below, degrees(row.get("degrees"))),
            "chi-square" => chi_square_quantile(below, degrees(row.get("degrees"))),
            other => panic!("{other}"),
        };
        row.holds_as_printed("printed", found);
    }
}

/// The methods are good to this share of the value.
const METHOD: f64 = 1e-12;

/// … and those whose oracle reckons in floating point and loses some digits, to this.
const ROUGH_METHOD: f64 = 1e-10;

fn finite(value: f64) -> Finite {
    Finite::new(value).unwrap()
}

fn out_of(n: u64) -> Denominator {
    Denominator::new(n).unwrap()
}

#[test]
fn intervals_of_proportions() {
    for row in Table::read("proportions", 20).rows() {
        let found = proportion_interval(Count(row.get("numerator")), out_of(row.get("denominator")), row.confidence()).unwrap();
        assert_eq!(found.method, IntervalMethod::Wilson);
        row.holds_ends(found, METHOD);
    }
}

#[test]
fn intervals_of_rates() {
    for row in Table::read("rates", 20).rows() {
        let found = rate_interval(Count(row.get("numerator")), out_of(row.get("denominator")), row.confidence()).unwrap();
        let method = if row.text("method") == "exact" { IntervalMethod::ExactPoisson } else { IntervalMethod::Byar };
        assert_eq!(found.method, method, "{}", row.place());
        row.holds_ends(found, METHOD);
    }
}

#[test]
fn intervals_of_means() {
    for row in Table::read("means", 10).rows() {
        let values: Vec<Finite> = row.list("values").into_iter().map(finite).collect();
        let sample = Sample::of(&values).unwrap();
        row.holds("mean", sample.mean.get(), METHOD);
        row.holds("deviation", sample.deviation.get(), METHOD);
        row.holds_ends(mean_interval(sample, row.confidence()).unwrap(), ROUGH_METHOD);
    }
}

#[test]
fn margins_of_error() {
    for row in Table::read("margins", 10).rows() {
        let of = MarginOf::Estimate(share(row.get("share")));
        let found = margin_of_error(out_of(row.get("population")), out_of(row.get("answered")), of, row.confidence()).unwrap();
        row.holds("margin", found.get(), METHOD);
    }
    for row in Table::read("survey-guidance", 2).rows() {
        let (population, answered) = (out_of(row.get("population")), out_of(row.get("answered")));
        let found = margin_of_error(population, answered, MarginOf::WorstCase, Confidence::Percent95).unwrap();
        row.holds_as_printed("printed", found.get() * 100.0);
    }
}

#[test]
fn changes() {
    let mut unlikely = 0;
    for row in Table::read("changes", 20).rows() {
        let counts =
            |numerator, denominator| Counts { numerator: Count(row.get(numerator)), denominator: Some(out_of(row.get(denominator))) };
        let estimate = |value, margin| Estimate { value: finite(row.get(value)), margin: finite(row.get(margin)) };
        let both = || (counts("earlier", "earlier_base"), counts("later", "later_base"));
        let ChanceTest { z, evidence, .. } = match row.text("of") {
            "proportions" => change_of_proportions(both().0, both().1),
            "rates" => change_of_rates(both().0, both().1),
            "counts" => change_of_counts(both().0.numerator, both().1.numerator),
            "estimates" => change_of_estimates(estimate("earlier", "earlier_base"), estimate("later", "later_base")),
            other => panic!("{other}"),
        }
        .unwrap();
        row.holds("z", z.get(), ROUGH_METHOD);
        let wanted = if row.get::<f64>("z").abs() >= 1.96 { Evidence::UnlikelyChance } else { Evidence::CouldBeChance };
        assert_eq!(evidence, wanted, "{}", row.place());
        unlikely += usize::from(evidence == Evidence::UnlikelyChance);
    }
    assert!(unlikely > 5, "only {unlikely} changes that are unlikely to be chance");
}

/// The trend of a row's series.
fn trend_of(row: &Row<'_>) -> RecentTrend {
    let ends = row.list("lower").into_iter().zip(row.list("upper"));
    let points = row.list("values").into_iter().zip(ends).map(|(value, (lower, upper))| TrendPoint {
        value: finite(value),
        interval: Some(Interval { lower: finite(lower), upper: finite(upper) }),
    });
    recent_trend(Unit::Percent, &points.collect::<Vec<_>>()).unwrap()
}

fn named(trend: Trend) -> &'static str {
    match trend {
        Trend::Up => "up",
        Trend::Down => "down",
        Trend::None => "none",
    }
}

#[test]
fn recent_trends() {
    let one = DegreesOfFreedom::new(1.0).unwrap();
    assert!((chi_square_quantile(share(0.998), one) / TREND_FROM_CHI_SQUARE - 1.0).abs() < 1e-12);
    for row in Table::read("recent-trends", 8).rows() {
        let found = trend_of(&row);
        let size = row.list("values").into_iter().fold(0.0, f64::max);
        row.holds_within("slope", found.slope.get(), METHOD, size);
        row.holds_within("chi_square", found.chi_square.get(), ROUGH_METHOD, found.chi_square.get().max(1.0));
        assert_eq!(if found.keeps_its_sign { "yes" } else { "no" }, row.text("keeps_its_sign"), "{}", row.place());
        let weights: Vec<f64> = row.list("weights");
        assert_eq!(weights.len(), found.weights.len());
        assert!(weights.iter().zip(&found.weights).all(|(wanted, found)| (found.get() / wanted - 1.0).abs() < METHOD), "{}", row.place());
        assert_eq!(named(found.trend), row.text("trend"), "{}", row.place());
    }
}

#[test]
fn recent_trends_of_fingertips() {
    for row in Table::read("ohid-trends", 4).rows() {
        assert_eq!(named(trend_of(&row).trend), row.text("trend"), "{}", row.place());
    }
}

#[test]
fn control_charts() {
    let mut seen = std::collections::BTreeSet::new();
    for row in Table::read("control-charts", 14).rows() {
        let values: Vec<Finite> = row.list("values").into_iter().map(finite).collect();
        let found = control_chart(&values).unwrap();
        let size = values.iter().fold(0.0_f64, |largest, value| largest.max(value.get().abs()));
        let figures = [("mean", found.mean), ("moving_range", found.mean_moving_range), ("lower", found.lower), ("upper", found.upper)];
        for (column, figure) in figures {
            row.holds_within(column, figure, METHOD, size);
        }
        assert_eq!(found.left_out, row.list::<usize>("left_out"), "{}", row.place());
        assert_eq!(found.trial, values.len() < 12);
        let of = |signal: &Option<Signal>| {
            signal.map_or("-".to_owned(), |Signal { rule, going }| {
                let rule = match rule {
                    Rule::OutsideLimit => "o",
                    Rule::Trend => "t",
                    Rule::NearLimit => "n",
                    Rule::OneSide => "s",
                };
                let going = match going {
                    Going::Up => "+1",
                    Going::Down => "-1",
                };
                format!("{rule}{going}")
            })
        };
        let signals: Vec<String> = found.signals.iter().map(of).collect();
        assert_eq!(signals.join(" "), row.text("signals"), "{}", row.place());
        seen.extend(signals);
    }
    // Every rule is met in both directions.
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["-", "n+1", "n-1", "o+1", "o-1", "s+1", "s-1", "t+1", "t-1"]);
}

#[test]
fn funnels() {
    for row in Table::read("funnels", 40).rows() {
        let (x, n): (u64, u64) = (row.get("numerator"), row.get("denominator"));
        // Two authorities that come to it together.
        let points = [
            Ratio { numerator: Count(x / 2), denominator: out_of(n / 2) },
            Ratio { numerator: Count(x - x / 2), denominator: out_of(n - n / 2) },
        ];
        let funnel = match row.text("of") {
            "proportions" => funnel_of_proportions(&points),
            "rates" => funnel_of_rates(&points),
            other => panic!("{other}"),
        }
        .unwrap();
        let found = funnel.limits(out_of(row.get("base")), row.confidence());
        row.holds("lower", found.lower, ROUGH_METHOD);
        row.holds("upper", found.upper, ROUGH_METHOD);
    }
}

const TWO_LEVELS: [(&str, &str, Confidence); 2] =
    [("lower95", "upper95", Confidence::Percent95), ("lower99.8", "upper99.8", Confidence::Percent99Point8)];

#[test]
fn funnels_of_proportions_of_ohid() {
    let funnel = Funnel { of: FunnelOf::Proportions, centre: 0.806_424_48, points: Vec::new() };
    for row in Table::read("ohid-funnel-of-proportions", 9).rows() {
        for (lower, upper, confidence) in TWO_LEVELS {
            let found = funnel.limits(out_of(row.get("population")), confidence);
            // Printed to six decimals of a percent, about a centre that is too.
            row.holds_within(lower, found.lower * 100.0, 2e-6, 1.0);
            row.holds_within(upper, found.upper * 100.0, 2e-6, 1.0);
        }
    }
}

#[test]
fn funnels_of_rates_of_ohid() {
    for row in Table::read("ohid-funnel-of-rates", 5).rows() {
        let events: f64 = row.get("events");
        for (lower, upper, confidence) in TWO_LEVELS {
            let limits = |population: f64| {
                // So many events are expected of a base of a million.
                let centre = population * 3.0 * 116.172_083_5 / 100_000.0 / 1e6;
                Funnel { of: FunnelOf::Rates, centre, points: Vec::new() }.limits(out_of(1_000_000), confidence)
            };
            // OHID finds its points by bisection, to some five digits, and by the exact method throughout;
            // from ten events the engine uses Byar's.
            let tolerance = if events < 10.0 { 1e-5 } else { 2e-4 };
            row.holds_within("events", limits(row.get(lower)).lower * 1e6, tolerance, events);
            row.holds_within("events", limits(row.get(upper)).upper * 1e6, tolerance, events);
        }
    }
}

#[test]
fn forecasts_by_every_method() {
    use scorecard::engine::forecast::outlooks;
    use scorecard::model::ForecastMethod;
    for row in Table::read("forecasts", 9).rows() {
        let months: i32 = row.get("months");
        let month = |year: i32| format!("{year}-{:02}", 3 + months).replace("-13", "-01").replace("-14", "-02");
        let year_of = |year: i32| if months > 9 { year + 1 } else { year };
        let [so_far, year, same, due, whole] = ["so_far", "year", "same", "due", "whole"].map(|column| row.text(column));
        let (this, last) = (month(year_of(2024)), month(year_of(2023)));
        let file = format!(
            r#"{{ "scorecard": 1,
                "report": {{ "organisation": "Exampleshire", "title": "Forecasts", "period": "2024-04 to {this}" }},
                "frameworks": [{{ "id": "local", "name": "Local", "version": "2024/25", "local": true }}],
                "measures": [{{
                  "framework": "local", "code": "a", "title": "A", "aim": "high", "unit": "count", "cumulative": true,
                  "readings": [
                    {{ "period": "2024-04 to {this}", "value": {so_far} }},
                    {{ "period": "2023-04 to {last}", "value": {same} }},
                    {{ "period": "2023/24", "value": {year} }}
                  ],
                  "targets": [{{ "period": "2024/25", "at_least": {whole}, "path": {{ "by_month": [{{ "month": "{this}", "value": {due} }}] }} }}]
                }}] }}"#
        );
        let report = scorecard::read::report(file.as_bytes()).unwrap_or_else(|p| panic!("{}: {:?}", row.place(), p.list)).report;
        let evaluation = scorecard::engine::evaluate(&report);
        let found = outlooks(&report, &report.measures[0], &evaluation.measures[0]).expect("a running total");
        for (method, column) in [
            (ForecastMethod::StraightLine, "straight"),
            (ForecastMethod::LastYearsProfile, "profile"),
            (ForecastMethod::LastYearsRemainingMonths, "remaining"),
            (ForecastMethod::MilestoneProfile, "milestone"),
            (ForecastMethod::Growth, "growth"),
            (ForecastMethod::RollingYear, "rolling"),
        ] {
            row.holds(column, found.by(method).unwrap_or_else(|| panic!("{}: {column}", row.place())).figure.value, 1e-11);
        }
    }
}

#[test]
fn ranges_by_the_months() {
    for row in Table::read("forecast-months", 26).rows() {
        let months: Vec<f64> = row.list("months");
        let (lower, upper) = scorecard::engine::forecast::months_range(&months, row.get("ahead")).unwrap();
        // The lower end is what is left of two large numbers.
        row.holds_within("lower", lower, 1e-11, upper);
        row.holds("upper", upper, 1e-11);
    }
}

#[test]
fn ranges_by_events() {
    for row in Table::read("forecast-events", 70).rows() {
        let (lower, upper) = scorecard::engine::forecast::remaining_events(row.get("events"), row.get("ratio"));
        row.holds("lower", lower, 0.0);
        row.holds("upper", upper, 0.0);
    }
}
