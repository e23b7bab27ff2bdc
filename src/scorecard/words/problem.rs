//! What is wrong with a file, in words: what was found, what is wanted, how to mend it.

use super::config::say_of_setting;
use super::{either, plural};
use crate::read::PERIOD_FORMS;
use crate::read::problem::{Foreign, Problem, ProblemKind, Shape, Step, Thing, Wanted, meant};
use crate::scorecard::number;

/// More names than this are not listed.
const MOST_NAMED: usize = 30;

/// A problem in words.
pub(in crate::scorecard) struct Said {
    /// A short title.
    pub(in crate::scorecard) title: String,
    /// What was found.
    pub(in crate::scorecard) found: String,
    /// What is wanted.
    pub(in crate::scorecard) wanted: String,
    /// How to mend it.
    pub(in crate::scorecard) remedy: String,
}

/// A character as it can be read in a sentence.
fn character(c: char) -> String {
    match c {
        '"' => "a quotation mark".to_owned(),
        '\'' => "a single quotation mark".to_owned(),
        '“' | '”' | '‘' | '’' => format!("a curly quotation mark ({c})"),
        c => quoted(&c.to_string()),
    }
}

/// What was found where JSON wants something else: a word, or a character.
fn found_there(found: &str) -> String {
    let mut chars = found.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => character(c),
        _ => quoted(found),
    }
}

pub(super) fn said(title: &str, found: impl Into<String>, wanted: impl Into<String>, remedy: impl Into<String>) -> Said {
    Said { title: title.to_owned(), found: found.into(), wanted: wanted.into(), remedy: remedy.into() }
}

pub(super) fn quoted(text: &str) -> String {
    format!("“{text}”")
}

pub(super) fn quoted_list(items: &[String]) -> String {
    either(&items.iter().map(|i| quoted(i)).collect::<Vec<_>>())
}

pub(super) fn did_you_mean(nearest: Option<&String>, otherwise: &str) -> String {
    match nearest {
        Some(nearest) => format!("Did you mean {}?", quoted(nearest)),
        None => otherwise.to_owned(),
    }
}

fn thing(thing: Thing) -> (&'static str, &'static str) {
    match thing {
        Thing::Framework => ("framework", "frameworks"),
        Thing::Layer => ("layer", "layers"),
        Thing::Outcome => ("strategic outcome", "outcomes"),
        Thing::SupportingOutcome => ("supporting outcome", "supporting outcomes of that outcome"),
        Thing::Comparator => ("comparator", "comparators of this measure"),
        Thing::Authority => ("authority", "authorities"),
        Thing::PeerGroup => ("peer group", "peer groups"),
        Thing::Measure => ("measure", "measures of that framework"),
        Thing::Version => ("version", "versions"),
    }
}

fn shape(shape: Shape) -> String {
    match shape {
        Shape::Text => "text in quotation marks".to_owned(),
        Shape::Number => "a number without quotation marks".to_owned(),
        Shape::Whole { .. } => "a whole number, 0 or more, without quotation marks".to_owned(),
        Shape::YesNo => "true or false, without quotation marks".to_owned(),
        Shape::List => "a list in square brackets: [ … ]".to_owned(),
        Shape::NumberOrNull => "a number, or null where there is none".to_owned(),
        Shape::OtherList => "a list of something other than numbers".to_owned(),
        Shape::ListOf { length } => format!("a list of {length} numbers in square brackets, such as [7, 12]"),
        Shape::Object => "an object in curly brackets: { … }".to_owned(),
    }
}

/// How to mend a number, by what is wrong with it.
fn bad_number_remedy(found: &str) -> String {
    if !found.contains(|c: char| c.is_ascii_digit()) {
        return "Write the number. If there is none, leave the figure out and say why: \"missing\": \"not collected\".".to_owned();
    }
    if found.contains([',', '_']) {
        return "Write the digits without separators.".to_owned();
    }
    if found.contains(['%', '£']) {
        return "Take the sign out: the measure’s “unit” says what the number is in.".to_owned();
    }
    if found.starts_with(['−', '–']) {
        return "Write the minus sign as a hyphen: -12.8.".to_owned();
    }
    if found.contains(|c: char| c.is_ascii_alphabetic()) {
        return "Write all the digits, without letters: 14900, not 14.9k.".to_owned();
    }
    "Write it without a plus sign or leading zeros, and with a digit before and after the point.".to_owned()
}

/// The field a problem is in, if it is in one.
fn field_of(problem: &Problem) -> String {
    match problem.pointer.0.last() {
        Some(Step::Field(name)) => name.clone(),
        Some(Step::Element(_)) | None => String::new(),
    }
}

fn is_field(problem: &Problem, name: &str) -> bool {
    field_of(problem) == name
}

fn period_forms() -> String {
    let forms: Vec<String> = PERIOD_FORMS.iter().map(|(form, what)| format!("“{form}” ({what})")).collect();
    either(&forms)
}

/// Says a problem of the text, the shapes or the meaning of a file.
#[allow(clippy::too_many_lines)]
pub(in crate::scorecard) fn say(problem: &Problem) -> Said {
    match &problem.kind {
        ProblemKind::Empty => {
            said("The file is empty", "nothing", "a report in JSON", "Check that the file was saved, and that it is the right one.")
        }
        ProblemKind::NotJson(foreign) => {
            let (found, remedy) = match foreign {
                Foreign::Zip => (
                    "a spreadsheet, document or zip file",
                    "Scorecard reads JSON files. Turn the spreadsheet into a report file first; the template shows how one looks.",
                ),
                Foreign::Pdf => ("a PDF", "Scorecard reads JSON files, not papers. Ask for the report file the paper was made from."),
                Foreign::Html => (
                    "a web page, or XML",
                    "The address may have answered with a page (a sign-in, or “not found”) instead of the file. Download the report file itself.",
                ),
                Foreign::Picture => ("a picture", "Scorecard reads JSON files. Choose the report file."),
                Foreign::Binary => ("a file that is not text", "Scorecard reads JSON files. Choose the report file."),
                Foreign::Text => ("text that does not begin with {", "Choose the report file; or, to write one, start from the template."),
            };
            said("This is not a report file", found, "a report in JSON, which begins with {", remedy)
        }
        ProblemKind::Utf16 => said(
            "The file is saved as UTF-16",
            "text in UTF-16",
            "text in UTF-8",
            "Save it again with the encoding UTF-8 (in Notepad: Save as, Encoding, UTF-8).",
        ),
        ProblemKind::NotUtf8 => said(
            "A character is not in UTF-8",
            "a character in another encoding, most likely an accented letter, a dash or a £ sign",
            "text in UTF-8",
            "Save the file again with the encoding UTF-8, or write the character anew.",
        ),
        ProblemKind::ByteOrderMark => said(
            "The file begins with a byte order mark",
            "an invisible mark that some editors put before the text",
            "text that begins with {",
            "Nothing needs to be done: it was passed over. To be rid of it, save as “UTF-8” rather than “UTF-8 with BOM”.",
        ),
        ProblemKind::TooLarge { most } => said(
            "The file is too large",
            format!("more than {} MB", most / 1_048_576),
            format!("at most {} MB", most / 1_048_576),
            "Split it, or leave out what is not shown.",
        ),
        ProblemKind::Truncated { open, opened_on } => {
            let what = match open {
                '"' => "The text in quotation marks",
                '[' => "The list",
                _ => "The object",
            };
            said(
                "The file ends in the middle",
                "the end of the file",
                format!("the end of what opened with {open} on line {opened_on}"),
                format!("{what} that begins on line {opened_on} is not closed. If the file was copied or downloaded, get it again whole."),
            )
        }
        ProblemKind::Unexpected { found, wanted } => {
            let is_word = found.starts_with(char::is_alphanumeric);
            let (wanted, remedy) = match wanted {
                Wanted::Value if is_word => {
                    ("text in quotation marks, a number, true or false".to_owned(), "Put text into quotation marks.".to_owned())
                }
                Wanted::Value => ("a value".to_owned(), "Write the value that is missing here, or take its field out.".to_owned()),
                Wanted::Name if is_word => {
                    ("a field’s name in double quotation marks".to_owned(), "Put the name into double quotation marks.".to_owned())
                }
                Wanted::Name => {
                    ("a field’s name in double quotation marks".to_owned(), "Write the field, or take this character out.".to_owned())
                }
                Wanted::Colon => ("a colon after the field’s name".to_owned(), "Put a colon between the name and its value.".to_owned()),
                Wanted::CommaOrEnd { end } => {
                    let what = if *end == '}' { "object" } else { "list" };
                    (
                        format!("a comma or {end}"),
                        format!("If the {what} ends here, close it with {end}. If not, put a comma before what follows."),
                    )
                }
                Wanted::End => {
                    ("the end of the file".to_owned(), "Take out what stands after the last bracket, or put it inside.".to_owned())
                }
            };
            said("The text is not JSON here", found_there(found), wanted, remedy)
        }
        ProblemKind::ForeignWord { word, instead } => match instead {
            Some(instead) => said("A word that JSON does not know", quoted(word), *instead, format!("Write {instead}.")),
            None => said(
                "A value that is not a number",
                quoted(word),
                "a number",
                "Leave the figure out and say why there is none: \"missing\": \"not collected\" (or \"suppressed\", \"not due\", \"not yet published\", \"not applicable\").",
            ),
        },
        ProblemKind::BadNumber { found } => {
            said("A number JSON cannot read", quoted(found), "plain digits: 1206, 0.5 or -12.8", bad_number_remedy(found))
        }
        ProblemKind::NumberTooLarge { found } => {
            said("A number too large", quoted(found), "a number up to 9,007,199,254,740,991", "Check its digits.")
        }
        ProblemKind::WrongQuotes { mark, times } => said(
            "The wrong quotation marks",
            match times {
                1 => character(*mark),
                _ => format!("{} here, and at the beginning of {}", character(*mark), plural(times - 1, "more text", "more texts")),
            },
            "the straight double mark \" at both ends of a text",
            "Replace them in a plain text editor; word processors make straight marks curly again.",
        ),
        ProblemKind::Comment => {
            said("A comment", "a comment", "none: JSON has no comments", "Take it out, or put it into a field “note” or “notes”.")
        }
        ProblemKind::TrailingComma => {
            said("A comma too many", "a comma and nothing after it", "a comma only between two elements", "Take the comma out.")
        }
        ProblemKind::MissingComma => {
            said("A comma is missing", "two elements without a comma between them", "a comma", "Put a comma after this element.")
        }
        ProblemKind::ControlCharacter { character } => {
            let (what, wanted, remedy) = match character {
                '\n' | '\r' => (
                    "a line break inside text",
                    "text that ends on its own line",
                    "End the text with a quotation mark; or, where a line break is meant, write \\n.",
                ),
                '\t' => ("a tab inside text", "text without tabs", "Put a space in its place, or write \\t."),
                _ => ("an invisible character inside text", "text without control characters", "Take it out: write the text anew."),
            };
            said("A character that cannot stand in text", what, wanted, remedy)
        }
        ProblemKind::BadEscape { found } => said(
            "A backslash JSON does not know",
            quoted(found),
            "\\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four hexadecimal digits",
            if found.starts_with("\\u") {
                "Write the character itself, or \\u and the four digits of its code: \\u00e9 for é."
            } else {
                "Write two backslashes for one: \\\\."
            },
        ),
        ProblemKind::DuplicateKey { name, first_line } => said(
            "A field twice",
            format!("{} a second time; the first is on line {first_line}", quoted(name)),
            "each field once",
            "Take out the one that is wrong.",
        ),
        ProblemKind::TooDeep { most } => said(
            "Brackets within brackets",
            format!("more than {most} levels"),
            "a report, which needs eight levels",
            "The file is not a report, or closing brackets are missing further up.",
        ),
        ProblemKind::NoVersion => said(
            "The file does not say that it is a report",
            "no field “scorecard”",
            "\"scorecard\": 1",
            "If it is a report file, write \"scorecard\": 1 as its first field. If not, choose another file.",
        ),
        ProblemKind::WrongVersion { found } => said(
            "A version this page cannot read",
            found.clone(),
            "\"scorecard\": 1, a number",
            if found.trim_matches('"') == "1" {
                "Write 1 without quotation marks or decimals."
            } else {
                "This page reads version 1 of the file format. If the file is for a later one, use a later Scorecard."
            },
        ),
        ProblemKind::UnknownField { name, nearest, known } => said(
            "A field the format does not know",
            quoted(name),
            match nearest {
                Some(nearest) => quoted(nearest),
                None => format!("one of {}", quoted_list(known)),
            },
            did_you_mean(nearest.as_ref(), "Take it out. If it belongs elsewhere in the file, move it there."),
        ),
        ProblemKind::MissingField { name } if problem.pointer.0.last() == Some(&Step::Field(name.clone())) => said(
            "A field is missing",
            "null, which is the same as leaving it out",
            format!("a value for {}", quoted(name)),
            "Write its value in place of null.",
        ),
        ProblemKind::MissingField { name } => said(
            "A field is missing",
            format!("no {}", quoted(name)),
            quoted(name),
            format!("Add {} to the object that begins here.", quoted(name)),
        ),
        ProblemKind::WrongType { found, wanted } => {
            let is_bracket = found.starts_with(['{', '[']);
            let remedy = match wanted {
                _ if problem.pointer.0.is_empty() => "A report file is one object. To write one, start from the template.",
                Shape::Number | Shape::Whole { .. } if found.starts_with('"') => {
                    "Take the quotation marks away, and any separators or units."
                }
                Shape::Whole { .. } if found.bytes().all(|b| b.is_ascii_digit()) => "The number is too large. Check its digits.",
                Shape::Whole { .. } => "Write a whole number that is not negative, without a decimal point.",
                Shape::Text if is_bracket => "Write the text itself, in quotation marks.",
                Shape::Text => "Put it into quotation marks.",
                Shape::List => "Put it into square brackets, even if it is only one.",
                Shape::YesNo if ["\"true\"", "\"false\""].contains(&found.as_str()) => "Take the quotation marks away.",
                Shape::YesNo => "Write true or false.",
                Shape::NumberOrNull => {
                    "Write the number without quotation marks; where there is none, write null, and why under “missing”."
                }
                Shape::OtherList => "Check which field the numbers belong to.",
                Shape::Number | Shape::ListOf { .. } | Shape::Object => "Write the value in that form, or leave the field out.",
            };
            said("A value of the wrong kind", found.clone(), shape(*wanted), remedy)
        }
        ProblemKind::UnknownWord { found, nearest, choices } => said(
            "A word that is not known here",
            quoted(found),
            quoted_list(choices),
            did_you_mean(nearest.as_ref(), "Write one of these words."),
        ),
        ProblemKind::Blank => said(
            "A text is empty",
            "nothing between the quotation marks",
            "a text",
            "Write it, or take the field out if it may be left out.",
        ),
        ProblemKind::BadPeriod { found } => said(
            "A period that is not understood",
            quoted(found),
            period_forms(),
            did_you_mean(meant(&problem.kind).as_ref(), "Write the period in one of these forms."),
        ),
        ProblemKind::BadDate { found } => said(
            "A day that is not understood",
            quoted(found),
            "year, month and day: “2024-11-30”",
            did_you_mean(meant(&problem.kind).as_ref(), "Write the day in this form, and check that the month has that day."),
        ),
        ProblemKind::BadMonth { found } => said(
            "A month that is not understood",
            quoted(found),
            "year and month: “2024-11”",
            did_you_mean(meant(&problem.kind).as_ref(), "Write the month in this form."),
        ),
        ProblemKind::DuplicateId { thing: what, id, first_line } => {
            let (one, _) = thing(*what);
            said(
                "The same name twice",
                format!("{} for a second {one}; the first is on line {first_line}", quoted(id)),
                format!("a name of its own for each {one}"),
                match what {
                    Thing::Authority | Thing::Measure => "Take one out, or give it its own code.",
                    Thing::Version => "Put the two together.",
                    _ => "Give one of them another “id”.",
                },
            )
        }
        ProblemKind::DuplicateMeasure { code, first_line } => said(
            "The same measure twice",
            format!("{} in the same framework; the first is on line {first_line}", quoted(code)),
            "each code once in a framework",
            "Take one out, or give it its own code. Local measures have codes too.",
        ),
        ProblemKind::DuplicateReading { period, first_line } => said(
            "Two readings for one period",
            format!("a second reading for {}; the first is on line {first_line}", quoted(period)),
            "one reading for a period (and one forecast)",
            "Take one out, or mend its period.",
        ),
        ProblemKind::DuplicateTarget { period, first_line } => said(
            "Two targets for one period",
            format!("a second target for {}; the first is on line {first_line}", quoted(period)),
            "one target for a period",
            "Take one out, or correct its period. Another council’s target, or the nation’s, is a comparator.",
        ),
        ProblemKind::Dangling { thing: what, id, nearest, known } => {
            let (one, many) = thing(*what);
            let wanted = if known.is_empty() {
                format!("one of the {many}, but there are none")
            } else if known.len() > MOST_NAMED {
                format!("one of the {} {many}", known.len())
            } else {
                format!("one of the {many}: {}", quoted_list(known))
            };
            let a = if one.starts_with('a') { "An" } else { "A" };
            said(
                &format!("{a} {one} that is not there"),
                quoted(id),
                wanted,
                did_you_mean(nearest.as_ref(), &format!("Add the {one}, or name one that is there.")),
            )
        }
        ProblemKind::RateWithoutPer => {
            said("A rate per what?", "\"unit\": \"rate\" without “per”", "“per” beside it", "Add \"per\": 100000 (or 1000).")
        }
        ProblemKind::PerWithoutRate => said(
            "“per” without a rate",
            "“per” with another unit",
            "\"unit\": \"rate\", or no “per”",
            "Make the unit a rate, or take “per” out.",
        ),
        ProblemKind::OutOfRange { found, least, most } => said(
            "A number out of its range",
            found.clone(),
            if *most > 1e15 {
                format!("{} or more", number::short(*least))
            } else {
                format!("from {} to {}", number::short(*least), number::short(*most))
            },
            if *least < 0.0 { "Check the number. In percent, 59.3 stands for 59.3%." } else { "Check the number." },
        ),
        ProblemKind::EmptyReading => said(
            "A figure that is not there",
            "neither a value, nor counts, nor a reason",
            "“value”, or “numerator” and “denominator”, or the reason why there is none",
            "Give the figure, or say why there is none: “missing” for a reading, \"unpublished\": true for a comparator.",
        ),
        ProblemKind::ReadingAndMissing => {
            said("A figure and a reason why there is none", "both", "one of them", "Take out the figure or the reason.")
        }
        ProblemKind::DenominatorAlone => said(
            "A denominator without a numerator",
            "only “denominator”",
            "“numerator” beside it",
            "Add how many, or take the denominator out.",
        ),
        ProblemKind::NumeratorAlone => said(
            "A numerator that stands alone",
            "only “numerator”",
            "“denominator” or “value” beside it",
            "Add what it is out of, or the value that is printed.",
        ),
        ProblemKind::ZeroDenominator if !is_field(problem, "denominator") => said(
            "Out of nothing",
            format!("\"{}\": 0", field_of(problem)),
            format!("{} above 0", quoted(&field_of(problem))),
            format!("If the number is not known, leave {} out.", quoted(&field_of(problem))),
        ),
        ProblemKind::ZeroDenominator => said(
            "Out of nothing",
            "\"denominator\": 0",
            "a denominator above 0",
            "If there was nobody to count, say so: \"missing\": \"not applicable\".",
        ),
        ProblemKind::NumeratorAbove { numerator, denominator } if is_field(problem, "answered") => said(
            "More answers than people",
            format!(
                "{} answers of {} people",
                number::count(crate::model::Count(*numerator).real()),
                number::count(crate::model::Count(*denominator).real())
            ),
            "“answered” that is at most “population”",
            "Check whether the two are swapped. “population” is everyone who could have been asked.",
        ),
        ProblemKind::NumeratorAbove { numerator, denominator } => said(
            "More than all",
            format!(
                "{} out of {}",
                number::plain(crate::model::Count(*numerator).real(), 0),
                number::plain(crate::model::Count(*denominator).real(), 0)
            ),
            "a numerator that is at most the denominator",
            "Check whether the two are swapped.",
        ),
        ProblemKind::RatioForCount => said(
            "Counts for a measure that is not a share",
            "“numerator” and “denominator” without a value",
            "“value”; or the unit “percent” or “rate”",
            "Give the value, or change the measure’s unit.",
        ),
        ProblemKind::OnlyWith { field, with } => said(
            "A field that says nothing here",
            quoted(field),
            format!("{} only with {with}", quoted(field)),
            format!("Take {} out, or write {with}.", quoted(field)),
        ),
        ProblemKind::ExactlyOne { of, found } => {
            let names = |list: &[&str]| list.iter().map(|f| (*f).to_owned()).collect::<Vec<_>>();
            let what = if found.is_empty() {
                "none of them".to_owned()
            } else {
                format!("{} of them: {}", found.len(), super::list(&found.iter().map(|f| quoted(f)).collect::<Vec<_>>()))
            };
            let remedy = if found.is_empty() { "Add the one that is meant." } else { "Keep the one that is meant." };
            said("Exactly one is wanted", what, format!("exactly one of {}", quoted_list(&names(of))), remedy)
        }
        ProblemKind::BandUpsideDown { low, high } => said(
            "A band upside down",
            format!("from {} to {}", number::short(*low), number::short(*high)),
            "the lower edge first",
            format!("Write [{}, {}].", number::short(*high), number::short(*low)),
        ),
        ProblemKind::TargetAgainstAim { field, aim } => {
            let wanted = match *aim {
                "high" => "“at_least” for a measure whose aim is high",
                "low" => "“at_most” or “below” for a measure whose aim is low",
                "band" => "“band” for a measure whose aim is a band",
                _ => "no target for a measure without an aim",
            };
            said(
                "A target against the aim",
                format!("{} for a measure whose aim is {}", quoted(field), quoted(aim)),
                wanted,
                "Change the target’s field or the measure’s aim.",
            )
        }
        ProblemKind::NoTarget => said(
            "Rated against a target that is not there",
            "\"rated_against\": \"target\" and no targets",
            "a target, or the id of a comparator",
            "Add the target, or name what the measure is rated against.",
        ),
        ProblemKind::NoReadingFor { period } => said(
            "Compared with a figure that is not there",
            quoted(period),
            "the period of one of the measure’s readings",
            "Add the reading, or compare with another period.",
        ),
        ProblemKind::PathNeedsYear => said(
            "A path without a year",
            "“path” on a target that is not for a whole year of a running total",
            "a target for a year, of a measure with \"cumulative\": true",
            "Mark the measure \"cumulative\": true and give the target its year, or take the path out.",
        ),
        ProblemKind::MilestoneOutside { found } => said(
            "A milestone outside its year",
            quoted(found),
            "a month of the period of its target",
            "Mend the month, or the period of the target.",
        ),
        ProblemKind::PointsForOther => said(
            "Points for something that is not a percentage",
            "“points” for a measure with another unit",
            "“percent”, “absolute” or “people”",
            "Percentage points are the difference of two percentages. Write “absolute” for a difference in the measure’s own unit.",
        ),
        ProblemKind::IntervalUpsideDown => said("A range upside down", "“lower” above “upper”", "“lower” at most “upper”", "Swap them."),
        ProblemKind::NoCode => said(
            "A change of codes without a code",
            "neither “code” nor “was”",
            "“code”, the measure’s code now, or “was”, its code then, or both",
            "Add them. A measure that was dropped has only “was”, a new one only “code”.",
        ),
        ProblemKind::EventUpsideDown => {
            said("An event upside down", "“to” before “from”", "the last month, not before the first", "Swap them, or leave “to” out.")
        }
        ProblemKind::BadLink { found } => said(
            "An address that is not one",
            quoted(found),
            "an address that begins with https:// or http://",
            "Give the whole address, or leave “url” out.",
        ),
        ProblemKind::Setting(fault) => say_of_setting(fault),
        ProblemKind::PositionBeforePeriod => said(
            "The position lies before the period",
            "“position_at” before “period” begins",
            "a day within the period or after it",
            "Mend the one that is wrong.",
        ),
        ProblemKind::ColumnLength { found, wanted } => said(
            "A list of the wrong length",
            plural(*found, "place", "places"),
            format!("{}, one for each authority", plural(*wanted, "place", "places")),
            "Give every authority its place, in the order of “authorities”; write null where there is no figure.",
        ),
        ProblemKind::EmptyTable => said(
            "A table without figures",
            "neither values, nor numerators with denominators",
            "“values”, or “numerators” and “denominators”",
            "Add the figures, or take the table out.",
        ),
        ProblemKind::DuplicateTable { table, first_line } => said(
            "The same table twice",
            format!("a second table for {table}; the first is on line {first_line}"),
            "one table for a measure and period",
            "Take one out, or mend its code or period.",
        ),
        ProblemKind::ColumnAlone { field, with } => said(
            "One of two lists",
            format!("{} without {}", quoted(field), quoted(with)),
            format!("{} and {}", quoted(field), quoted(with)),
            format!("Add {}, or take {} out.", quoted(with), quoted(field)),
        ),
        ProblemKind::NotWhole { found } => said(
            "A number that is not whole",
            found.clone(),
            "a whole number",
            "Write how many there are. Shares and rates go under “values”.",
        ),
        ProblemKind::NoParts => said(
            "A whole without parts",
            "no part above 0",
            "the parts of the whole, each with its “count” or “percent”",
            "Add the parts, or take the breakdown out.",
        ),
        ProblemKind::PartsDoNotAdd { sum, whole, percent } => {
            let (found, wanted) = if *percent {
                (format!("parts of {}% together", number::short(*sum)), "parts of 100% together, as far as their rounding goes".to_owned())
            } else {
                let counts = (number::count(*sum), number::count(*whole));
                (format!("parts of {} together", counts.0), format!("parts of {} together, the “size” of the whole", counts.1))
            };
            said("Parts that do not add up", found, wanted, "Check the numbers, and whether a part is missing or stands twice.")
        }
        ProblemKind::BenchmarksAlone => said(
            "Benchmarks without a report",
            "a file of other authorities’ values",
            "a report, or a report and this file together",
            "Open the report first and then this file, or drop both at once.",
        ),
        ProblemKind::FrameworkElsewhere { found, known } => said(
            "A framework that the report does not have",
            quoted(found),
            format!("one of the report’s: {}", quoted_list(known)),
            "Nothing, if the file holds more than this report needs: its tables are left out. Otherwise make “id” and “version” the same in both.",
        ),
        ProblemKind::LongYearToDate { found } => {
            said("A year to date of more than a year", quoted(found), "at most twelve months", "Mend its first or last month.")
        }
    }
}

/// What is said in place of problems beyond those that are listed.
pub(in crate::scorecard) fn more(count: usize) -> Said {
    let found = plural(count, "more problem", "more problems");
    Said {
        title: "More problems than are listed".to_owned(),
        found,
        wanted: "a file without problems".to_owned(),
        remedy: "Mend those that are listed, then open the file again: it tells of the others then.".to_owned(),
    }
}

/// "3 problems stop this file", "1 problem stops this file".
pub(in crate::scorecard) fn title(errors: usize) -> String {
    format!("{} this report", plural(errors, "problem stops", "problems stop"))
}
