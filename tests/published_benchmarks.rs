//! The engine's benchmarking against figures from elsewhere: the publisher's own medians and
//! distances of seven adult social care measures, and what numpy, scipy and Python's fractions make of
//! chosen columns (`tests/published/`, each file with its source in its first line).

use scorecard::engine::benchmarking::{
    Average, BestEnd, Column, Convention, Estimate, Groups, NoDistance, NoGroup, NoRobust, Numerator, Ratio, RestsOn, certainty, grouped,
    order, peer_average, people_to_group, robust, spine, spread, thresholds,
};
use scorecard::model::Finite;

/// The rows of a file below its source and its heading, split at commas (no cell holds one, but the names
/// of cases, which are quoted).
fn rows(name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(format!("tests/published/{name}")).expect(name);
    assert!(text.starts_with("# "), "{name} does not say where it comes from");
    text.lines().skip(2).map(cells).collect()
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().expect("a cell").push(c),
        }
    }
    cells
}

/// Numbers with spaces between, a dash for none.
fn column(text: &str) -> Vec<Option<f64>> {
    text.split_whitespace().map(|part| (part != "-").then(|| number(part))).collect()
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or_else(|_| panic!("{text} is not a number"))
}

fn best_end(aim: &str, band: (f64, f64)) -> BestEnd {
    let edge = |v| Finite::new(v).expect("a finite edge");
    match aim {
        "high" => BestEnd::Highest,
        "low" => BestEnd::Lowest,
        "size" => BestEnd::Largest,
        "band" => BestEnd::InBand { low: edge(band.0), high: edge(band.1) },
        _ => panic!("no such aim: {aim}"),
    }
}

fn near(found: f64, wanted: f64) -> bool {
    (found - wanted).abs() <= 1e-12 * wanted.abs().max(1.0)
}

fn all_near(found: &[f64], wanted: &[Option<f64>]) -> bool {
    found.len() == wanted.len() && found.iter().zip(wanted).all(|(f, w)| w.is_some_and(|w| near(*f, w)))
}

/// The whole numbers of a list, for those who have one.
fn listed(text: &str) -> Vec<Option<usize>> {
    text.split_whitespace().map(|part| part.parse().ok()).collect()
}

#[test]
fn ranks_ties_quartiles_and_the_other_conventions() {
    let rows = rows("rank.csv");
    assert!(rows.len() >= 60);
    for row in &rows {
        let [case, aim, values, ranks, tied, quartiles, better, worse, other_end, begins] = row.as_slice() else { panic!("{row:?}") };
        let (values, best) = (column(values), best_end(aim, (7.0, 12.0)));
        let places = order(&values, best).places;
        let wanted = [ranks, tied, quartiles, better, worse, other_end].map(|list| listed(list));
        for own in 0..values.len() {
            let place = places.iter().find(|p| p.authority == own);
            assert_eq!(place.map(|p| (p.rank, p.tied_with)), wanted[0][own].zip(wanted[1][own]), "{case}, {aim}, {own}");
            match grouped(&values, own, best, Groups::QUARTERS) {
                Ok(ours) => {
                    assert_eq!(Some(ours.group), wanted[2][own], "{case}, {aim}, {own}");
                    for (list, convention) in
                        [(3, Convention::EdgeIsBetter), (4, Convention::EdgeIsWorse), (5, Convention::FromTheOtherEnd)]
                    {
                        let (_, group) = ours.otherwise.iter().find(|(c, _)| *c == convention).expect("every convention");
                        assert_eq!(Some(*group), wanted[list][own], "{case}, {aim}, {own}, {convention:?}");
                    }
                    let on_the_edge = wanted[3..].iter().any(|list| list[own] != wanted[2][own]);
                    assert_eq!(ours.is_on_the_edge(), on_the_edge);
                }
                Err(NoGroup::NoValue { n } | NoGroup::TooFew { n, .. } | NoGroup::AllEqual { n }) => {
                    assert_eq!(n, places.len());
                    assert!(wanted[2][own].is_none(), "{case}, {aim}, {own}");
                }
            }
        }
        let found = thresholds(&values, best, Groups::QUARTERS).map(|t| t.begins).unwrap_or_default();
        assert!(all_near(&found, &column(begins)), "{case}, {aim}: {found:?}, not {begins}");
    }
}

#[test]
fn averages_of_peers() {
    for row in rows("average.csv") {
        let [case, values, with_own, n, mean, median] = row.as_slice() else { panic!("{row:?}") };
        let values = column(values);
        let peers: Vec<usize> = (0..values.len()).collect();
        for (average, wanted) in [(Average::Mean, mean), (Average::Median, median)] {
            match peer_average(&values, &peers, 0, with_own == "y", average) {
                Ok(found) => {
                    assert!(near(found.value, number(wanted)), "{case}: {} is not {wanted}", found.value);
                    assert_eq!(found.of.len().to_string(), *n, "{case}");
                }
                Err(why) => assert_eq!(wanted, "-", "{case}: {why:?}"),
            }
        }
    }
}

#[test]
fn robust_distances() {
    for row in rows("robust.csv") {
        let [case, values, median, mad, distances] = row.as_slice() else { panic!("{row:?}") };
        let values = column(values);
        let found = spread(&values).expect("values");
        assert!(near(found.median, number(median)) && near(found.median_absolute_deviation, number(mad)), "{case}: {found:?}");
        for (own, wanted) in column(distances).into_iter().enumerate() {
            match robust(&values, own) {
                Ok(found) => assert!(wanted.is_some_and(|w| near(found.distance, w)), "{case}, {own}: {found:?}, not {wanted:?}"),
                Err(why) => assert!(wanted.is_none() && !matches!(why, NoRobust::TooLarge), "{case}, {own}: {why:?}"),
            }
        }
    }
}

#[test]
fn positions_on_the_spine() {
    for row in rows("spine.csv") {
        let [case, aim, values, national, positions, ends, middle_half] = row.as_slice() else { panic!("{row:?}") };
        let (values, best) = (column(values), best_end(aim, (0.0, 0.0)));
        for (own, wanted) in column(positions).into_iter().enumerate() {
            let found = spine(&values, own, Some(number(national)), None, best).expect("a spine");
            assert_eq!(found.own.is_some(), wanted.is_some());
            assert!(found.own.zip(wanted).is_none_or(|(f, w)| near(f, w)), "{case}, {aim}, {own}: {:?}, not {wanted:?}", found.own);
            assert!(all_near(&[found.worst, found.best], &column(ends)), "{case}, {aim}");
            let half = found.middle_half.map_or(Vec::new(), |(worse, better)| vec![worse, better]);
            assert!(all_near(&half, &column(middle_half)), "{case}, {aim}: {half:?}");
        }
    }
}

#[test]
fn distances_to_a_better_quartile() {
    let mut seen = 0;
    for row in rows("distance.csv") {
        let [case, aim, counts, own, quartile, change] = row.as_slice() else { panic!("{row:?}") };
        let ratio = |pair: &str| {
            let (n, d) = pair.split_once('/').expect("a ratio");
            Ratio::new(n.parse().expect("a numerator"), d.parse().expect("a base"))
        };
        let counts: Vec<_> = counts.split_whitespace().map(ratio).collect();
        let values: Vec<_> = counts.iter().map(|c| c.map(|r| r.numerator.real() / r.denominator.real() * 100.0)).collect();
        let own: usize = own.parse().expect("an index");
        let stand = Column { values: &values, counts: &counts, own, per: 100, numerator: Numerator::PartOfBase };
        let now = quartile.parse().unwrap_or(4);
        let goal = (now - 1).max(1);
        match people_to_group(&stand, best_end(aim, (30.0, 45.0)), Groups::QUARTERS, goal) {
            Ok(found) => {
                seen += 1;
                assert_eq!((found.from, found.to), (now, goal), "{case}, {aim}, {own}");
                assert_eq!(found.people.change.to_string(), *change, "{case}, {aim}, {own}");
                assert_eq!(found.rests_on, RestsOn::Counts);
            }
            Err(NoDistance::AlreadyThere { group }) => assert_eq!((group, change.as_str()), (1, "-"), "{case}, {aim}, {own}"),
            Err(NoDistance::TooFew { n, .. }) => assert!(n < 4 && quartile == "-", "{case}"),
            Err(NoDistance::OutOfReach) => assert_eq!(change, "-", "{case}, {aim}, {own}"),
            Err(why) => panic!("{case}, {aim}, {own}: {why:?}"),
        }
    }
    assert!(seen >= 30, "only {seen} distances");
}

#[test]
fn how_sure_the_rank_is() {
    for row in rows("certainty.csv") {
        let [case, aim, values, errors, own, shares, ranks] = row.as_slice() else { panic!("{row:?}") };
        let estimates: Vec<_> = column(values)
            .into_iter()
            .zip(column(errors))
            .map(|(value, standard_error)| value.map(|value| Estimate { value, standard_error }))
            .collect();
        let found = certainty(&estimates, own.parse().expect("an index"), best_end(aim, (0.0, 0.0)), Groups::QUARTERS).expect(case);
        for (group, wanted) in (1..).zip(column(shares)) {
            let (share, wanted) = (found.share(group).expect("a share"), wanted.expect("a share"));
            // Four standard errors of a share of so many draws, and one draw.
            let leeway = 4.0 * (wanted * (1.0 - wanted) / f64::from(found.draws)).sqrt() + 1.0 / f64::from(found.draws);
            assert!((share - wanted).abs() <= leeway, "{case}, {aim}, quartile {group}: {share}, not {wanted}");
        }
        let ends = listed(ranks);
        assert!(ends[0] <= Some(found.range_95.from) && Some(found.range_95.from) <= ends[1], "{case}, {aim}: {:?}", found.range_95);
        assert!(ends[2] <= Some(found.range_95.to) && Some(found.range_95.to) <= ends[3], "{case}, {aim}: {:?}", found.range_95);
    }
}

// The publisher's own medians and distances.

/// The publisher's file has numbers in full (16 or 17 significant digits) beside numbers cut to this many: what
/// it worked out, it worked out before they were cut.
const CUT_TO_DIGITS: usize = 10;

/// The columns that cannot be reproduced to nine decimals, since some of their numbers are cut; how many of their
/// rows differ by more, and whether their median does. No difference is greater than the cutting explains.
const CUT: [(&str, &str, usize, bool); 14] = [
    // Five distances are cut, all −23.82352941: a quality of life of 0 in City of London, Isles of Scilly, Kent,
    // Trafford and Wokingham. The lowest of all other scores is 0.28, and all but Trafford have no value
    // of the same survey’s ASC3: the zeros look like missing values, but the publisher’s median counts them.
    ("ASC2", "2019/20", 5, false),
    // Requests per 100,000: about a fifth to a quarter of the values are cut (in 2015/16 two thirds). The median of
    // 2020/21 is halfway between two values, one of which is cut.
    ("ASC6", "2015/16", 5, false),
    ("ASC6", "2016/17", 1, false),
    ("ASC6", "2018/19", 1, false),
    ("ASC6", "2019/20", 1, false),
    ("ASC6", "2020/21", 1, true),
    ("ASC6", "2022/23", 2, false),
    // Turnover: every value is cut. Three of the medians are printed in full, and that of 2021/22 is cut itself.
    ("ASC7", "2016/17", 43, true),
    ("ASC7", "2017/18", 48, true),
    ("ASC7", "2018/19", 74, false),
    ("ASC7", "2019/20", 62, true),
    ("ASC7", "2020/21", 39, false),
    ("ASC7", "2021/22", 19, true),
    ("ASC7", "2022/23", 63, false),
];

/// Half a unit of the last digit that a number was cut to; 0 for a number in full.
fn cut(text: &str) -> f64 {
    let digits = text.trim_start_matches('-').replace('.', "");
    let digits = digits.trim_start_matches('0').len();
    if digits == 0 || digits > CUT_TO_DIGITS {
        return 0.0;
    }
    let scientific = format!("{:e}", number(text));
    let (_, exponent) = scientific.split_once('e').expect("an exponent");
    let exponent: i32 = exponent.parse().expect("a whole exponent");
    number(&format!("5e{}", exponent - CUT_TO_DIGITS as i32))
}

#[test]
fn the_publishers_medians_and_distances() {
    let rows = rows("ascof-national.csv");
    assert_eq!(rows.len(), 6376);
    let (mut checked, mut missing, mut columns, mut cuts) = (0, 0, 0, Vec::new());
    for of_column in rows.chunk_by(|a, b| a[..2] == b[..2]) {
        columns += 1;
        let values: Vec<_> = of_column.iter().map(|row| (!row[3].is_empty()).then(|| number(&row[3]))).collect();
        let name = format!("{} {}", of_column[0][0], of_column[0][1]);
        let found = spread(&values).expect("values");
        let most_cut = of_column.iter().filter(|row| !row[3].is_empty()).map(|row| cut(&row[3])).fold(0.0, f64::max);
        let printed = &of_column[0][4];
        let median_off = (found.median - number(printed)).abs();
        assert!(median_off <= most_cut + cut(printed) + 1e-12 * found.median, "{name}: {}, not {printed}", found.median);
        let mut off = 0;
        for (own, row) in of_column.iter().enumerate() {
            assert_eq!(&row[4], printed, "{name} has two medians");
            let Ok(ours) = robust(&values, own) else {
                assert_eq!((&*row[3], &*row[5]), ("", ""), "{name}, {}", row[2]);
                missing += 1;
                continue;
            };
            checked += 1;
            let difference = (ours.distance - number(&row[5])).abs();
            // The value, the median and the deviation may each be off by what was cut of them.
            let mads = ours.distance.abs();
            let explained = (cut(&row[3]) + most_cut + mads * 2.0 * most_cut) / found.median_absolute_deviation + cut(&row[5]);
            assert!(difference <= explained + 1e-12 * mads.max(1.0), "{name}, {}: {}, not {}", row[2], ours.distance, row[5]);
            off += usize::from(difference > 1e-9);
        }
        if off > 0 || median_off > 1e-9 {
            cuts.push((of_column[0][0].clone(), of_column[0][1].clone(), off, median_off > 1e-9));
        }
    }
    assert_eq!((columns, checked, missing), (42, 6078, 298));
    let expected: Vec<_> = CUT.iter().map(|(code, year, off, median)| ((*code).to_owned(), (*year).to_owned(), *off, *median)).collect();
    assert_eq!(cuts, expected);
}
