//! JSON text into a tree that knows where each part stands, with every slip reported and, where
//! the meaning is plain, read past, so that one look finds them all.

use super::problem::{Pointer, Problem, ProblemKind, Span, Wanted};
use crate::model::{is_of_a_word, real, short};

/// Brackets within brackets: a report needs eight.
pub(super) const MOST_DEPTH: usize = 64;

/// Whole numbers are exact in JSON up to here, and no report has larger ones.
pub(super) const MOST_WHOLE: u64 = (1 << 53) - 1;

/// The same as a real number: differences and shares of what is read stay finite.
#[allow(clippy::cast_precision_loss)]
const MOST_NUMBER: f64 = MOST_WHOLE as f64;

/// What is nearer to zero than this is read as zero, so that shares of it stay finite: printed with
/// any number of decimals it is zero.
const LEAST_NUMBER: f64 = 1e-200;

/// A list of so many numbers is kept as a column, not as a node for each.
const COLUMN_FROM: usize = 8;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    /// Where.
    pub(crate) span: Span,
    /// What.
    pub(crate) value: Value,
}

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, and whether it was written without a point or exponent.
    Number { value: f64, whole: bool },
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A longer list of nothing but numbers and `null`, which is not a number here.
    Column(Vec<f64>),
    /// An object; names are unique.
    Object(Vec<Member>),
    /// Something that was reported and could not be read.
    Unread,
}

/// A named value of an object.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Member {
    /// The name.
    pub(crate) name: String,
    /// Where the name stands.
    pub(crate) name_span: Span,
    /// The value.
    pub(crate) node: Node,
}

impl Node {
    /// The value of a field.
    pub(super) fn get(&self, name: &str) -> Option<&Node> {
        match &self.value {
            Value::Object(members) => members.iter().find(|m| m.name == name).map(|m| &m.node),
            Value::Null | Value::Bool(_) | Value::Number { .. } | Value::Text(_) | Value::List(_) | Value::Column(_) | Value::Unread => {
                None
            }
        }
    }

    /// The text, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Null | Value::Bool(_) | Value::Number { .. } | Value::List(_) | Value::Column(_) | Value::Object(_) | Value::Unread => {
                None
            }
        }
    }
}

/// The line of a byte, from 1.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|&&b| b == b'\n').count() + 1
}

/// The tree of a text, as far as it can be read, and what is wrong with it.
pub(crate) fn parse(text: &str) -> (Option<Node>, Vec<Problem>) {
    let mut parser = Parser { text, at: 0, depth: 0, longest: 0, problems: Vec::new() };
    let node = parser.document().ok();
    (node, parser.problems)
}

/// Reading cannot go on; the problem is recorded.
struct Stop;

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    /// The longest column so far: the next is most likely as long.
    longest: usize,
    problems: Vec<Problem>,
}

impl<'t> Parser<'t> {
    fn report(&mut self, start: usize, end: usize, kind: ProblemKind) {
        self.problems.push(Problem { pointer: Pointer::default(), span: Some(Span { start, end }), measure: None, kind });
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Passes white space and, with a report, comments.
    fn space(&mut self) {
        loop {
            // Most often there is none.
            if self.text.as_bytes().get(self.at).is_some_and(|byte| byte.is_ascii_graphic() && !b"/#".contains(byte)) {
                return;
            }
            let rest = self.rest();
            let trimmed = rest.trim_start_matches([' ', '\t', '\n', '\r', '\u{a0}']);
            self.at += rest.len() - trimmed.len();
            let end = if trimmed.starts_with("//") || (trimmed.starts_with('#') && spreadsheet_error(trimmed).is_none()) {
                trimmed.find('\n').unwrap_or(trimmed.len())
            } else if trimmed.starts_with("/*") {
                trimmed.find("*/").map_or(trimmed.len(), |e| e + 2)
            } else {
                return;
            };
            self.report(self.at, self.at + end, ProblemKind::Comment);
            self.at += end;
        }
    }

    fn document(&mut self) -> Result<Node, Stop> {
        self.space();
        let node = self.value()?;
        self.space();
        if let Some(found) = self.peek() {
            self.unexpected(found, Wanted::End);
        }
        Ok(node)
    }

    fn unexpected(&mut self, found: char, wanted: Wanted) -> Stop {
        let start = self.at;
        let word: String = self.rest().chars().take_while(|c| is_of_a_word(*c) || *c == '_').take(30).collect();
        let found = if word.is_empty() { found.to_string() } else { word };
        self.report(start, start + found.len(), ProblemKind::Unexpected { found, wanted });
        Stop
    }

    fn truncated(&mut self, open: char, from: usize) -> Stop {
        let opened_on = line_of(self.text, from);
        let end = self.text.trim_end().len();
        let start = self.text[..end].char_indices().next_back().map_or(end, |(i, _)| i);
        self.report(start, end, ProblemKind::Truncated { open, opened_on });
        Stop
    }

    fn value(&mut self) -> Result<Node, Stop> {
        let start = self.at;
        let value = match self.peek() {
            Some('{') => self.nested(Self::object)?,
            Some('[') => self.nested(Self::list)?,
            Some('"' | '\'' | '“' | '”' | '‘' | '’') => Value::Text(self.string()?),
            Some('-' | '−' | '–' | '+' | '.' | '£' | '0'..='9') => self.number(),
            Some(c) if is_of_a_word(c) || c == '#' => self.word(),
            Some(c) => return Err(self.unexpected(c, Wanted::Value)),
            // Only comments: every other end in the middle was noticed where it was opened.
            None => {
                self.problems.push(Problem { pointer: Pointer::default(), span: None, measure: None, kind: ProblemKind::Empty });
                return Err(Stop);
            }
        };
        Ok(Node { span: Span { start, end: self.at }, value })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value, Stop>) -> Result<Value, Stop> {
        if self.depth == MOST_DEPTH {
            self.report(self.at, self.at + 1, ProblemKind::TooDeep { most: MOST_DEPTH });
            return Err(Stop);
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Result<Value, Stop> {
        let open = self.at;
        self.at += 1;
        let mut members: Vec<Member> = Vec::new();
        loop {
            self.space();
            match self.peek() {
                Some('}') => {
                    self.at += 1;
                    return Ok(Value::Object(members));
                }
                Some('"' | '\'' | '“' | '”' | '‘' | '’') => {}
                Some(c) if begins_name(c) => {}
                Some(c) => return Err(self.unexpected(c, Wanted::Name)),
                None => return Err(self.truncated('{', open)),
            }
            let start = self.at;
            let name = if self.peek().is_some_and(begins_name) {
                let name: String = self.rest().chars().take_while(|c| is_of_a_word(*c) || *c == '_' || *c == '-').collect();
                let found = name.clone();
                self.report(start, start + name.len(), ProblemKind::Unexpected { found, wanted: Wanted::Name });
                self.at += name.len();
                name
            } else {
                self.string()?
            };
            let name_span = Span { start, end: self.at };
            self.space();
            match self.peek() {
                Some(':') => self.at += 1,
                Some(c) => return Err(self.unexpected(c, Wanted::Colon)),
                None => return Err(self.truncated('{', open)),
            }
            self.space();
            if self.peek().is_none() {
                return Err(self.truncated('{', open));
            }
            let mut node = self.value()?;
            self.thousands(&mut node);
            if let Some(first) = members.iter().find(|m| m.name == name) {
                let first_line = line_of(self.text, first.name_span.start);
                self.report(name_span.start, name_span.end, ProblemKind::DuplicateKey { name, first_line });
            } else {
                members.push(Member { name, name_span, node });
            }
            self.separator('}', open)?;
        }
    }

    fn list(&mut self) -> Result<Value, Stop> {
        let open = self.at;
        if let Some(column) = self.column() {
            return Ok(column);
        }
        self.at += 1;
        let mut nodes = Vec::new();
        loop {
            self.space();
            match self.peek() {
                Some(']') => {
                    self.at += 1;
                    return Ok(Value::List(nodes));
                }
                None => return Err(self.truncated('[', open)),
                Some(_) => {}
            }
            nodes.push(self.value()?);
            self.separator(']', open)?;
        }
    }

    /// A sound list of nothing but numbers and `null`, if that is what begins here and it is long.
    fn column(&mut self) -> Option<Value> {
        let bytes = self.text.as_bytes();
        let mut at = self.at + 1;
        let space = |at: &mut usize| {
            while bytes.get(*at).is_some_and(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r')) {
                *at += 1;
            }
        };
        space(&mut at);
        if !bytes.get(at).is_some_and(|b| b.is_ascii_digit() || b"-n".contains(b)) {
            return None;
        }
        let mut numbers = Vec::with_capacity(self.longest);
        loop {
            space(&mut at);
            let start = at;
            if let Some((number, length)) = short(bytes.get(at..)?) {
                at += length;
                numbers.push(within_limits(number)?);
            } else {
                while bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || b".+-".contains(b)) {
                    at += 1;
                }
                let written = self.text.get(start..at)?;
                numbers.push(match written {
                    "null" => f64::NAN,
                    _ if is_json_number(written) => within_limits(real(written)?)?,
                    _ => return None,
                });
            }
            space(&mut at);
            match bytes.get(at)? {
                b',' => at += 1,
                b']' if numbers.len() >= COLUMN_FROM => break,
                _ => return None,
            }
        }
        self.at = at + 1;
        self.longest = self.longest.max(numbers.len());
        Some(Value::Column(numbers))
    }

    /// Passes a comma; stays before the end. A trailing or missing comma is reported and read past.
    fn separator(&mut self, end: char, open: usize) -> Result<(), Stop> {
        let after_value = self.at;
        self.space();
        match self.peek() {
            Some(',') => {
                let mut comma = self.at;
                self.at += 1;
                self.space();
                while let Some(c) = self.peek().filter(|c| *c == ',' || *c == end) {
                    self.report(comma, comma + 1, ProblemKind::TrailingComma);
                    if c == end {
                        break;
                    }
                    comma = self.at;
                    self.at += 1;
                    self.space();
                }
                Ok(())
            }
            Some(c) if c == end => Ok(()),
            Some('"' | '{' | '[' | '-' | '0'..='9') => {
                let last = self.text[..after_value].char_indices().next_back().map_or(after_value, |(i, _)| i);
                self.report(last, after_value, ProblemKind::MissingComma);
                Ok(())
            }
            Some(c) => Err(self.unexpected(c, Wanted::CommaOrEnd { end })),
            None => Err(self.truncated(if end == '}' { '{' } else { '[' }, open)),
        }
    }

    fn string(&mut self) -> Result<String, Stop> {
        let open = self.at;
        let mark = self.peek().unwrap_or('"');
        let close = match mark {
            '“' | '”' => ['”', '“', '"'],
            '‘' | '’' => ['’', '‘', '\''],
            c => [c, c, c],
        };
        if mark != '"' {
            self.wrong_quotes(open, mark);
        }
        self.at += mark.len_utf8();
        let mut text = String::new();
        if mark == '"' {
            let plain = self.rest().bytes().take_while(|byte| *byte >= b' ' && !b"\"\\".contains(byte)).count();
            text.push_str(&self.rest()[..plain]);
            self.at += plain;
        }
        while let Some(c) = self.peek() {
            let start = self.at;
            self.at += c.len_utf8();
            if close.contains(&c) {
                return Ok(text);
            }
            match c {
                '\\' => self.escape(start, &mut text),
                // A name or text that runs into the next line was most likely never closed.
                '\n' if mark == '"' && !self.closes_later() => return Err(self.truncated('"', open)),
                '\n' if mark == '"' && self.next_line_goes_on(&text) => {
                    self.report(start, start + 1, ProblemKind::ControlCharacter { character: c });
                    self.at = start;
                    let line = self.text[open..start].trim_end();
                    if line.ends_with(',') {
                        self.at = open + line.len() - 1;
                    }
                    return Ok(text.trim_end().trim_end_matches(',').to_owned());
                }
                c if c < ' ' => {
                    self.report(start, start + 1, ProblemKind::ControlCharacter { character: c });
                    text.push(c);
                }
                c => text.push(c),
            }
        }
        Err(self.truncated('"', open))
    }

    /// A file from a word processor is full of them: each sort is reported once.
    fn wrong_quotes(&mut self, at: usize, mark: char) {
        for problem in &mut self.problems {
            if let ProblemKind::WrongQuotes { mark: known, times } = &mut problem.kind
                && *known == mark
            {
                *times += 1;
                return;
            }
        }
        self.report(at, at + mark.len_utf8(), ProblemKind::WrongQuotes { mark, times: 1 });
    }

    /// Whether the line after a line break inside a text looks as if the text should have ended before it.
    fn next_line_goes_on(&self, text: &str) -> bool {
        let next = self.rest().trim_start();
        let is_field =
            || next.strip_prefix('"').and_then(|n| n.split_once('"')).is_some_and(|(_, after)| after.trim_start().starts_with(':'));
        if text.trim_end().ends_with(',') { is_field() } else { next.starts_with(['}', ']']) }
    }

    fn closes_later(&self) -> bool {
        self.rest().contains('"')
    }

    fn escape(&mut self, start: usize, text: &mut String) {
        let Some(c) = self.peek() else { return };
        self.at += c.len_utf8();
        match c {
            '"' | '\\' | '/' => text.push(c),
            'b' => text.push('\u{8}'),
            'f' => text.push('\u{c}'),
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            'u' => match self.unicode() {
                Some(character) => text.push(character),
                None => self.bad_escape(start),
            },
            _ => self.bad_escape(start),
        }
    }

    fn bad_escape(&mut self, start: usize) {
        let found = self.text[start..self.at].to_owned();
        self.report(start, self.at, ProblemKind::BadEscape { found });
    }

    /// The character of `\uXXXX`, or of a pair of them.
    fn unicode(&mut self) -> Option<char> {
        let first = self.four_digits()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        if !self.rest().starts_with("\\u") {
            return None;
        }
        self.at += 2;
        let second = self.four_digits()?;
        if !(0xdc00..0xe000).contains(&second) {
            return None;
        }
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let code = u32::from_str_radix(digits, 16).ok()?;
        self.at += 4;
        Some(code)
    }

    fn number(&mut self) -> Value {
        let start = self.at;
        let rest = self.rest();
        let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || ".+-_−–£%".contains(c))).unwrap_or(rest.len());
        let written = &self.text[start..start + length];
        self.at += length;
        let end = self.at;
        if ["-Infinity", "+Infinity", "-inf", "-NaN"].contains(&written) {
            self.report(start, end, ProblemKind::ForeignWord { word: written.to_owned(), instead: None });
            return Value::Unread;
        }
        if !is_json_number(written) {
            self.report(start, end, ProblemKind::BadNumber { found: written.to_owned() });
            return Value::Unread;
        }
        match real(written).and_then(within_limits) {
            Some(value) => Value::Number { value, whole: !written.contains(['.', 'e', 'E', '-']) },
            None => {
                self.report(start, end, ProblemKind::NumberTooLarge { found: written.to_owned() });
                Value::Unread
            }
        }
    }

    /// The rest of 14,910 or 1,735,200.5 in an object, where a name cannot begin with a digit. In a
    /// list a comma between digits cannot be told from two elements.
    fn thousands(&mut self, node: &mut Node) {
        if !matches!(node.value, Value::Number { .. }) {
            return;
        }
        let length = self.rest().find(|c: char| !(c.is_ascii_digit() || ",.%".contains(c))).unwrap_or(self.rest().len());
        let more = self.rest()[..length].trim_end_matches(',');
        if more.starts_with(',') && more[1..].starts_with(|c: char| c.is_ascii_digit()) {
            self.at += more.len();
            node.span.end = self.at;
            let found = self.text[node.span.start..self.at].to_owned();
            self.report(node.span.start, self.at, ProblemKind::BadNumber { found });
            node.value = Value::Unread;
        }
    }

    fn word(&mut self) -> Value {
        let start = self.at;
        let plain = || self.rest().chars().take_while(|c| is_of_a_word(*c) || "_/".contains(*c)).collect();
        let word: String = spreadsheet_error(self.rest()).map_or_else(plain, str::to_owned);
        self.at += word.len();
        let (value, instead) = match word.as_str() {
            "null" => return Value::Null,
            "true" => return Value::Bool(true),
            "false" => return Value::Bool(false),
            "True" | "TRUE" | "yes" => (Value::Bool(true), Some("true")),
            "False" | "FALSE" | "no" => (Value::Bool(false), Some("false")),
            "None" | "NULL" | "Null" | "nil" => (Value::Null, Some("null")),
            "NaN" | "nan" | "Infinity" | "inf" | "undefined" | "NA" | "N/A" | "n/a" | "na" => (Value::Unread, None),
            _ if word.starts_with('#') => (Value::Unread, None),
            _ => {
                self.report(start, self.at, ProblemKind::Unexpected { found: word, wanted: Wanted::Value });
                return Value::Unread;
            }
        };
        self.report(start, self.at, ProblemKind::ForeignWord { word, instead });
        value
    }
}

/// Whether a name without quotation marks can begin so.
fn begins_name(c: char) -> bool {
    c == '_' || (is_of_a_word(c) && !c.is_ascii_digit())
}

/// What a spreadsheet writes where it has no figure, if a text begins with it.
fn spreadsheet_error(text: &str) -> Option<&'static str> {
    const ERRORS: [&str; 8] = ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"];
    ERRORS.into_iter().find(|error| text.starts_with(error))
}

/// A number, unless it is too large; what is next to nothing is nothing.
fn within_limits(value: f64) -> Option<f64> {
    (value.abs() <= MOST_NUMBER).then_some(if value.abs() < LEAST_NUMBER { 0.0 } else { value })
}

/// Where the elements of a column stand in its text: numbers and `null` between commas.
pub(super) fn element_of_column(text: &str, column: Span, index: usize) -> Option<Span> {
    let inside = text.get(column.start + 1..column.end - 1)?;
    let mut start = column.start + 1;
    for (number, element) in inside.split(',').enumerate() {
        if number == index {
            let before = element.len() - element.trim_start().len();
            return Some(Span { start: start + before, end: start + before + element.trim().len() });
        }
        start += element.len() + 1;
    }
    None
}

/// Whether a text is a number as JSON writes it.
fn is_json_number(text: &str) -> bool {
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(unsigned[at + 1..].trim_start_matches(['+', '-']))),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole) && (whole == "0" || !whole.starts_with('0')) && fraction.is_none_or(digits) && exponent.is_none_or(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<ProblemKind> {
        parse(text).1.into_iter().map(|p| p.kind).collect()
    }

    #[test]
    fn a_sound_text_has_no_problem() {
        let (node, problems) = parse(r#" {"a": [1, -2.5e3, "x\u00e9\ud83d\ude00\n", true, null, {}]} "#);
        assert_eq!(problems, []);
        let node = node.unwrap();
        let Some(Value::List(items)) = node.get("a").map(|n| &n.value) else { panic!("a list") };
        assert_eq!(items[1].value, Value::Number { value: -2500.0, whole: false });
        assert_eq!(items[2].value, Value::Text("xé😀\n".into()));
    }

    #[test]
    fn a_long_list_of_numbers_is_a_column_and_any_other_is_not() {
        let text = "[1, 2.5,null, -4e0 ,5,6,7,\n 8]";
        let (node, problems) = parse(text);
        assert_eq!(problems, []);
        let node = node.unwrap();
        let Value::Column(numbers) = &node.value else { panic!("{:?}", node.value) };
        assert_eq!(numbers.len(), 8);
        assert!(numbers[2].is_nan() && numbers[3] == -4.0);
        let place = |index| element_of_column(text, node.span, index).map(|span| &text[span.start..span.end]);
        assert_eq!((place(0), place(2), place(3), place(7), place(8)), (Some("1"), Some("null"), Some("-4e0"), Some("8"), None));
        for other in ["[1, 2, 3]", "[1,2,3,4,5,6,7,8,\"9\"]", "[]", "[1,2,3,4,5,6,7,8,[]]"] {
            assert!(matches!(parse(other).0.unwrap().value, Value::List(_)), "{other}");
        }
        assert_eq!(kinds("[1,2,3,4,5,6,7,8,]"), [ProblemKind::TrailingComma]);
        assert_eq!(kinds("[1,2,3,4,5,6,7,1e300]").len(), 1);
        assert_eq!(kinds("[1,2,3,4,5,6,7"), [ProblemKind::Truncated { open: '[', opened_on: 1 }]);
    }

    #[test]
    fn several_slips_are_all_found() {
        let found = kinds("{'a': NaN, // why\n \"b\": 01, \"b\": .5, \"c\": [1,] \"d\": True,}");
        assert_eq!(found.len(), 10, "{found:?}");
    }

    #[test]
    fn the_end_in_the_middle_names_what_was_open() {
        assert_eq!(kinds("{\"a\": [1, 2"), [ProblemKind::Truncated { open: '[', opened_on: 1 }]);
        assert_eq!(kinds("{\n\"a\": \"x"), [ProblemKind::Truncated { open: '"', opened_on: 2 }]);
    }

    #[test]
    fn deep_brackets_stop_early() {
        let deep = "[".repeat(100_000);
        assert_eq!(kinds(&deep), [ProblemKind::TooDeep { most: MOST_DEPTH }]);
    }

    #[test]
    fn numbers_are_json_numbers() {
        for good in ["0", "-0", "10", "1.5", "1e5", "1.25E-3"] {
            assert!(is_json_number(good), "{good}");
        }
        for bad in ["", "-", "01", "+1", ".5", "5.", "1e", "0x1", "1_000"] {
            assert!(!is_json_number(bad), "{bad}");
        }
    }
}
