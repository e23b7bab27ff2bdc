//! What of a file can be read where all that is wrong lies in measures: the file without these. What is left out is
//! blank in the text, so that everything else stays in its place.

use super::benchmark;
use super::json::{self, Node, Value};
use super::problem::{Broken, Pointer, Problem, Problems, Span, Step};
use super::source::measure_label;

/// A file without its broken measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Rest {
    /// Its text: a sound report.
    pub text: String,
    /// What is left out, in the order of the file; never empty.
    pub broken: Vec<Broken>,
}

/// A pointer into a file without some of its measures, as it is in the whole file; `left_out` are their indices there, in order.
pub fn point_into_whole(pointer: &mut Pointer, left_out: &[usize]) {
    if let [Step::Field(field), Step::Element(index), ..] = &mut pointer.0[..]
        && field == "measures"
    {
        for left_out in left_out {
            *index += usize::from(*left_out <= *index);
        }
    }
}

/// What came of leaving out measure after measure.
pub(super) struct Search {
    /// The rest, if it is sound.
    pub(super) rest: Option<Rest>,
    /// What is wrong in measures besides what was known: it came to light when others were left out.
    pub(super) further: Vec<Problem>,
}

/// A file without the measures that are wrong; none if something else is wrong too, or nothing would be left.
#[must_use]
pub fn without_broken(problems: &Problems) -> Option<Rest> {
    search(problems).rest
}

/// Leaves out measures until the rest is sound.
pub(super) fn search(problems: &Problems) -> Search {
    let mut further = Vec::new();
    let rest = json::parse(&problems.text).0.and_then(|root| leave_out(problems, &root, &mut further));
    Search { rest, further }
}

fn leave_out(problems: &Problems, root: &Node, further: &mut Vec<Problem>) -> Option<Rest> {
    let measures = nodes(root.get("measures")?);
    let mut broken: Vec<Vec<Problem>> = vec![Vec::new(); measures.len()];
    let mut found = problems.list.clone();
    loop {
        let mut is_of_measures = true;
        for problem in found.into_iter().filter(|problem| !problem.is_warning()) {
            let index = problem.span.and_then(|span| measures.iter().position(|m| m.span.start <= span.start && span.end <= m.span.end));
            match index {
                Some(index) => broken[index].push(problem),
                None => is_of_measures = false,
            }
        }
        if !is_of_measures || broken.iter().all(|problems| !problems.is_empty()) {
            return None;
        }
        let text = text_without(&problems.text, root, measures, &|index| broken[index].is_empty())?;
        found = match read(&text) {
            Ok(()) => return Some(Rest { text, broken: told(root, measures, broken) }),
            Err(problems) => problems.list,
        };
        for problem in &mut found {
            let is_within = |m: &Node| problem.span.is_some_and(|span| m.span.start <= span.start && span.end <= m.span.end);
            if let Some(index) = measures.iter().position(is_within) {
                put_back(&mut problem.pointer, index);
                problem.measure = measure_label(root, &problem.pointer);
                further.push(problem.clone());
            }
        }
    }
}

/// Whether a text is a sound report, with its benchmarks.
fn read(text: &str) -> Result<(), Problems> {
    let super::Read { report, unread, .. } = super::report(text.as_bytes())?;
    unread.map_or(Ok(()), |unread| benchmark::benchmarks(&unread, &report).map(|_| ()))
}

/// A pointer into the rest, made one into the whole file.
fn put_back(pointer: &mut Pointer, measure: usize) {
    if let Some(step @ Step::Element(_)) = pointer.0.get_mut(1) {
        *step = Step::Element(measure);
    }
}

fn told(root: &Node, measures: &[Node], broken: Vec<Vec<Problem>>) -> Vec<Broken> {
    let one = |((index, problems), node): ((usize, Vec<Problem>), &Node)| {
        let at = Pointer::default().field("measures").element(index);
        let label = measure_label(root, &at).unwrap_or_default();
        let title = node.get("title").and_then(Node::text).map_or_else(|| label.clone(), str::to_owned);
        (!problems.is_empty()).then_some(Broken { index, label, title, problems })
    };
    broken.into_iter().enumerate().zip(measures).filter_map(one).collect()
}

/// The text with blanks where measures are not kept, and where something is of nothing but them.
fn text_without(text: &str, root: &Node, measures: &[Node], keep: &dyn Fn(usize) -> bool) -> Option<String> {
    let kept: Vec<String> = measures.iter().enumerate().filter(|(index, _)| keep(*index)).map(|(_, node)| identity(node)).collect();
    let is_gone = |of: &str| measures.iter().any(|node| identity(node) == of) && !kept.iter().any(|kept| kept == of);
    let mut bytes = text.as_bytes().to_vec();
    blank(&mut bytes, &spans(measures), keep);
    for breakdown in root.get("breakdowns").map(nodes).unwrap_or_default() {
        if let (Value::Object(members), Some(of)) = (&breakdown.value, breakdown.get("measure").and_then(Node::text)) {
            let spans: Vec<Span> = members.iter().map(|m| Span { start: m.name_span.start, end: m.node.span.end }).collect();
            blank(&mut bytes, &spans, &|index| members[index].name != "measure" || !is_gone(of));
        }
    }
    let tables = root.get("benchmarks").and_then(|b| b.get("tables")).map(nodes).unwrap_or_default();
    blank(&mut bytes, &spans(tables), &|index| !is_gone(&identity(&tables[index])));
    String::from_utf8(bytes).ok()
}

/// What a measure, or a table of one, is known by.
fn identity(node: &Node) -> String {
    let part = |name: &str| node.get(name).and_then(Node::text).unwrap_or_default();
    [part("framework"), part("code")].join("/")
}

fn nodes(list: &Node) -> &[Node] {
    if let Value::List(nodes) = &list.value { nodes } else { &[] }
}

fn spans(nodes: &[Node]) -> Vec<Span> {
    nodes.iter().map(|node| node.span).collect()
}

/// Leaves only some of the things between two brackets, with a comma between those.
fn blank(bytes: &mut [u8], things: &[Span], keep: &dyn Fn(usize) -> bool) {
    let kept: Vec<Span> = things.iter().enumerate().filter(|(index, _)| keep(*index)).map(|(_, span)| *span).collect();
    let (Some(first), Some(last)) = (things.first(), things.last()) else { return };
    if kept.len() == things.len() {
        return;
    }
    let mut from = first.start;
    for (number, span) in kept.iter().enumerate() {
        clear(bytes, from, span.start);
        from = span.end;
        if number + 1 < kept.len() {
            // There is room for it: what stood after this had a comma before it.
            bytes[from] = b',';
            from += 1;
        }
    }
    clear(bytes, from, last.end);
}

fn clear(bytes: &mut [u8], from: usize, to: usize) {
    for byte in &mut bytes[from..to] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(code: &str, aim: &str, more: &str) -> String {
        format!(
            r#"{{ "framework": "local", "code": "{code}", "title": "Measure {code}", "aim": "{aim}", "unit": "count",
            "readings": [{{ "period": "2024/25", "value": 9 }}]{more} }}"#
        )
    }

    fn file(period: &str, measures: &[String], more: &str) -> String {
        let measures = measures.join(",\n    ");
        format!(
            r#"{{
  "scorecard": 1,
  "report": {{ "organisation": "Exampleshire", "title": "Rest – of it", "period": "{period}" }},
  "frameworks": [{{ "id": "local", "name": "Local", "version": "2024/25", "local": true }}],
  "measures": [
    {measures}
  ]{more}
}}
"#
        )
    }

    fn rest(text: &str) -> Option<Rest> {
        without_broken(&super::super::report(text.as_bytes()).expect_err("a broken file"))
    }

    fn left_out(text: &str) -> Option<Vec<(usize, usize)>> {
        rest(text).map(|rest| rest.broken.iter().map(|b| (b.index, b.problems.len())).collect())
    }

    #[test]
    fn what_is_wrong_in_measures_goes_with_them_wherever_they_stand() {
        let good = |code: &str| measure(code, "high", "");
        let bad = |code: &str| measure(code, "hihg", "");
        assert_eq!(left_out(&file("2024/25", &[bad("a"), good("b"), good("c")], "")), Some(vec![(0, 1)]));
        assert_eq!(left_out(&file("2024/25", &[good("a"), bad("b"), bad("c")], "")), Some(vec![(1, 1), (2, 1)]));
        assert_eq!(left_out(&file("2024/25", &[bad("a"), good("b"), bad("c")], "")), Some(vec![(0, 1), (2, 1)]));
        assert_eq!(left_out(&file("2024/25", &[bad("a"), bad("b")], "")), None, "nothing would be left");
        assert_eq!(left_out(&file("2024-25", &[good("a"), bad("b")], "")), None, "the report itself is wrong, which shows later");
        assert_eq!(left_out(&file("2024/25", &[good("a"), bad("b")], r#", "nots": []"#)), None);
    }

    #[test]
    fn the_rest_stays_in_its_place() {
        let text = file("2024/25", &[measure("a", "hihg", ""), measure("b", "high", "")], "");
        let rest = rest(&text).expect("b");
        assert_eq!((rest.text.len(), rest.text.lines().count()), (text.len(), text.lines().count()));
        assert_eq!(rest.text.find("Measure b"), text.find("Measure b"));
        assert_eq!(rest.broken[0].label, "local a, Measure a");
    }

    #[test]
    fn slips_of_all_sorts_are_left_out_and_those_behind_them_found() {
        let slip = measure("a", "high", r#", "notes": ["x" "y"],"#);
        let of_shape = measure("b", "high", r#", "note": []"#);
        let of_meaning = measure("c", "high", r#", "layer": "prevent""#);
        let text = file("2024/25", &[slip, of_shape, of_meaning, measure("d", "high", "")], "");
        let problems = super::super::report(text.as_bytes()).expect_err("three are broken");
        let search = search(&problems);
        assert_eq!(search.rest.map(|rest| rest.broken.iter().map(|b| b.index).collect()), Some(vec![0, 1, 2]));
        let further: Vec<String> = search.further.iter().map(|p| p.pointer.to_string()).collect();
        assert!(further.contains(&"/measures/2/layer".to_owned()), "{further:?}");
        assert!(problems.all().iter().any(|p| p.pointer.to_string() == "/measures/2/layer"));
    }

    #[test]
    fn what_is_of_a_measure_that_is_left_out_does_not_hang_in_the_air() {
        let more = r#", "breakdowns": [
            { "title": "Of a", "period": "2024/25", "whole": "things", "measure": "local/a", "parts": [{ "name": "x", "count": 1 }] },
            { "title": "Of b", "period": "2024/25", "whole": "things", "parts": [{ "name": "x", "count": 1 }], "measure": "local/b" }],
          "benchmarks": { "council": "E1", "authorities": [{ "code": "E1", "name": "One" }, { "code": "E2", "name": "Two" }], "tables": [
            { "framework": "local", "code": "a", "period": "2024/25", "values": [1, 2] },
            { "framework": "local", "code": "b", "period": "2024/25", "values": [1, 2] }] }"#;
        let measures = [measure("a", "high", ""), measure("b", "hihg", "")];
        let rest = rest(&file("2024/25", &measures, more)).expect("a");
        assert!(rest.text.contains("local/a") && rest.text.contains("Of b") && !rest.text.contains("local/b"));
        let twice = [measure("a", "high", ""), measure("b", "high", ""), measure("b", "high", "")];
        let rest = self::rest(&file("2024/25", &twice, more)).expect("a and the first b");
        assert_eq!(rest.broken.iter().map(|b| b.index).collect::<Vec<_>>(), [2]);
        assert!(rest.text.contains("local/b"), "the other b is there");
    }
}
