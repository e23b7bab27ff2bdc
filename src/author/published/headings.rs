//! What the columns of published data are, by their headings: in any order, in the words of several publishers.

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The publisher's own code of the area.
    AreaCode,
    /// The official code of the area (E10000018).
    OfficialCode,
    /// The name of the area.
    AreaName,
    /// What the area is: a council, a region, the nation.
    Level,
    /// What type of council it is.
    AreaType,
    /// In which region the council is.
    Region,
    /// The code of the measure.
    Code,
    /// The code of the measure without what divides its people.
    Group,
    /// What the measure is called.
    Title,
    /// Of which people the figure is: a column for each way they are divided.
    Part,
    /// What the value is: an outcome, a numerator, a denominator.
    Type,
    /// The value.
    Value,
    /// The numerator.
    Numerator,
    /// The denominator.
    Denominator,
    /// How many answered a survey.
    Answered,
    /// The margin of error, either way.
    Margin,
    /// The lower end of an interval.
    Lower,
    /// The upper end of an interval.
    Upper,
    /// The period.
    Period,
    /// The median of all councils, in every row again.
    Median,
    /// The average of the nation, in every row again.
    National,
}

/// The headings of each field in plain letters, the most telling first.
const KNOWN: [(Field, &[&str]); 21] = [
    (Field::OfficialCode, &["onscode", "onsareacode", "onsgeographycode", "gsscode", "officialcode", "ecode", "ladcode", "utlacode"]),
    (
        Field::AreaCode,
        &[
            "areacode",
            "geographicalcode",
            "geographycode",
            "geocode",
            "lacode",
            "localauthoritycode",
            "councilcode",
            "cassrcode",
            "orgcode",
        ],
    ),
    (
        Field::AreaName,
        &[
            "areaname",
            "geographicaldescription",
            "geographyname",
            "geographicalname",
            "localauthorityname",
            "laname",
            "councilname",
            "localauthority",
            "council",
            "authority",
            "area",
            "geography",
            "place",
            "organisation",
        ],
    ),
    (Field::Level, &["geographicallevel", "geographylevel", "geographictype", "geographytype", "arealevel", "areatype", "level"]),
    (Field::AreaType, &["counciltype", "authoritytype", "localauthoritytype", "typeofcouncil"]),
    (Field::Region, &["regionname", "region", "parentname"]),
    (
        Field::Code,
        &["measurecode", "indicatorcode", "indicatorid", "metriccode", "metricid", "measureid", "indicatornumber", "code", "metric"],
    ),
    (Field::Group, &["measuregroup", "indicatorgroup"]),
    (
        Field::Title,
        &[
            "measuregroupdescription",
            "measuredescription",
            "indicatordescription",
            "indicatorname",
            "measurename",
            "metricname",
            "measuretitle",
            "indicatortitle",
            "metricdescription",
            "indicator",
            "measure",
            "title",
            "description",
        ],
    ),
    (Field::Part, &["disaggregation", "disaggregationlevel", "agegroup", "ageband", "age", "sex", "gender", "category", "breakdown"]),
    (Field::Type, &["measuretype", "valuetype", "typeofvalue", "statistic", "type"]),
    (Field::Value, &["measurevalue", "indicatorvalue", "value", "outcome", "figure", "rate", "percentage", "result"]),
    (Field::Numerator, &["numerator", "count"]),
    (Field::Denominator, &["denominator"]),
    (Field::Answered, &["base", "answered", "respondents", "responses"]),
    (Field::Margin, &["marginoferror", "margin", "moe"]),
    (Field::Lower, &["lower", "lowerci", "lowerci950limit", "lowerci95limit", "lowerlimit", "lowerconfidenceinterval", "lcl", "lci"]),
    (Field::Upper, &["upper", "upperci", "upperci950limit", "upperci95limit", "upperlimit", "upperconfidenceinterval", "ucl", "uci"]),
    (
        Field::Period,
        &["timeperiod", "reportingperiod", "reportingyear", "financialyear", "period", "year", "fiscalyear", "date", "collectionyear"],
    ),
    (Field::Median, &["nationalmedian", "englandmedian", "medianofallcouncils"]),
    (Field::National, &["nationalaverage", "englandaverage", "nationalvalue", "englandvalue"]),
];

/// Headings stand within so many rows from the top.
pub(super) const WITHIN: usize = 20;

/// The columns that were recognised.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Headings {
    /// What was recognised: the heading as it stands, and what it is.
    pub known: Vec<(String, Field)>,
    /// Headings that nothing is made of.
    pub passed_over: Vec<String>,
    columns: Vec<(Field, usize)>,
    /// The row they stand in.
    pub(super) row: usize,
}

impl Headings {
    /// The column of a field.
    pub(super) fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().find(|(known, _)| *known == field).map(|(_, column)| *column)
    }

    /// The columns of a field that may have several.
    pub(super) fn columns(&self, field: Field) -> impl Iterator<Item = usize> {
        self.columns.iter().filter(move |(known, _)| *known == field).map(|(_, column)| *column)
    }

    /// Whether there is a column of one of these.
    pub(super) fn has(&self, fields: &[Field]) -> bool {
        fields.iter().any(|field| self.column(*field).is_some())
    }

    /// The row among the first with most headings; none with what published data must have.
    pub(super) fn of(rows: &[Vec<String>]) -> Option<Self> {
        let all = rows.iter().enumerate().map(|(row, cells)| Self { row, ..Self::of_row(cells) });
        let best = all.max_by_key(|headings| (headings.columns.len(), std::cmp::Reverse(headings.row)))?;
        let has_value = best.has(&[Field::Value]) || (best.has(&[Field::Numerator]) && best.has(&[Field::Denominator]));
        (has_value && best.has(&[Field::Code, Field::Group, Field::Title])).then_some(best)
    }

    fn of_row(cells: &[String]) -> Self {
        let mut headings = Self::default();
        for (field, names) in KNOWN {
            let mut ranked: Vec<(usize, usize)> =
                cells.iter().enumerate().filter_map(|(column, cell)| Some((rank(cell, names)?, column))).collect();
            ranked.sort_unstable();
            let most = if field == Field::Part { ranked.len() } else { 1 };
            let free = |column: &usize| !headings.columns.iter().any(|(_, taken)| taken == column);
            let found: Vec<usize> = ranked.into_iter().map(|(_, column)| column).filter(free).take(most).collect();
            headings.columns.extend(found.into_iter().map(|column| (field, column)));
        }
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            match headings.columns.iter().find(|(_, known)| *known == column) {
                Some((field, _)) => headings.known.push((cell.clone(), *field)),
                None => headings.passed_over.push(cell.clone()),
            }
        }
        headings
    }
}

/// How telling a heading is among the names of a field.
fn rank(heading: &str, names: &[&str]) -> Option<usize> {
    let plain = plain(heading);
    // "ASCOF Measure Code" is a measure code.
    let short = plain.strip_prefix("ascof").unwrap_or(&plain);
    names.iter().position(|name| *name == short)
}

/// Letters and digits alone, in small letters.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(row: &str) -> Option<Headings> {
        Headings::of(&[vec!["A title".to_owned()], row.split(',').map(str::to_owned).collect()])
    }

    #[test]
    fn the_headings_of_several_publishers_are_known() {
        let official = "Geographical Code,Geographical Description,Geographical Level,ONS Code,ASCOF Measure Code,Disaggregation Level,\
                        Measure Group,Measure Group Description,Measure Type,Measure_Value";
        let headings = of(official).expect("known");
        assert_eq!((headings.row, headings.passed_over.len(), headings.known.len()), (1, 0, 10));
        assert_eq!(
            (headings.column(Field::Value), headings.column(Field::Code), headings.column(Field::Group)),
            (Some(9), Some(4), Some(6))
        );
        let plain = of("year,area_code,area_name,council_type,region,measure_code,measure,value,national_median,mads_from_median");
        let plain = plain.expect("known");
        assert_eq!(plain.passed_over, ["mads_from_median"]);
        assert_eq!((plain.column(Field::Title), plain.column(Field::Median)), (Some(6), Some(8)));
        assert!(of("AREA,Period,Indicator,Value").is_some());
        let fingertips =
            of("Indicator ID,Indicator Name,Area Code,Area Name,Area Type,Sex,Age,Time period,Value,Lower CI 95.0 limit,Count");
        assert_eq!(fingertips.map(|headings| headings.columns(Field::Part).count()), Some(2));
    }

    #[test]
    fn what_has_no_value_or_no_measure_is_no_such_data() {
        assert_eq!(of("Area,Period,Indicator"), None);
        assert_eq!(of("Area,Period,Value"), None);
    }
}
