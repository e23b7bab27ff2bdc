//! Where the things of a report stand in its file. A reading is found by its period, since the model puts readings in
//! order.

use super::json::{self, Node, Value};
use super::period;
use super::problem::{Pointer, Spot};
use super::source::Source;
use crate::model::{Place, PlaceOf, Report};

/// Where places of a report stand in the text it was read from, in their order.
#[must_use]
pub fn spots(text: &str, report: &Report, places: &[Place]) -> Vec<Spot> {
    let (Some(root), _) = json::parse(text) else { return vec![Spot::default(); places.len()] };
    let source = Source::new(text, &root);
    places.iter().map(|place| spot(&source, report, place)).collect()
}

fn spot(source: &Source, report: &Report, place: &Place) -> Spot {
    let root = Pointer::default();
    let here = match (place.measure, place.thing) {
        (Some(measure), thing) => {
            let at = root.field("measures").element(measure);
            thing_of(source, report, measure, thing, &at).unwrap_or(at)
        }
        (None, PlaceOf::Breakdown(index)) => root.field("breakdowns").element(index),
        (None, PlaceOf::Accepted(index)) => root.field("accepted").element(index),
        (None, _) => root.field("report"),
    };
    let period = match place.thing {
        PlaceOf::Reading(_) => source.node(&here.field("period")).and_then(Node::text).unwrap_or_default().to_owned(),
        _ => String::new(),
    };
    let pointer = Some(here.field(place.field)).filter(|field| source.node(field).is_some()).unwrap_or(here);
    Spot { span: source.span(&pointer), pointer, period }
}

/// A thing of a measure, if the file has it.
fn thing_of(source: &Source, report: &Report, measure: usize, thing: PlaceOf, at: &Pointer) -> Option<Pointer> {
    match thing {
        PlaceOf::Whole | PlaceOf::Breakdown(_) => None,
        PlaceOf::Reading(index) => {
            let reading = report.measures.get(measure)?.readings.get(index)?;
            let list = at.field("readings");
            let is_it = |node: &Node| {
                let period = node.get("period").and_then(Node::text).and_then(period::period);
                let forecast = node.get("status").and_then(Node::text) == Some("forecast");
                period == Some(reading.period) && forecast == reading.is_forecast()
            };
            Some(list.element(position(source, &list, is_it)?))
        }
        PlaceOf::Target(index) => Some(at.field("targets").element(index)),
        PlaceOf::Milestone { target, month } => {
            let path = at.field("targets").element(target).field("path");
            let list = ["by_month", "shares"].map(|name| path.field(name)).into_iter().find(|list| source.node(list).is_some())?;
            let is_it = |node: &Node| node.get("month").and_then(Node::text).and_then(period::month) == Some(month);
            Some(list.element(position(source, &list, is_it)?))
        }
        PlaceOf::Comparator(index) => Some(at.field("comparators").element(index)),
        PlaceOf::Comment(index) => Some(at.field("commentary").element(index)),
        PlaceOf::Accepted(index) => Some(at.field("accepted").element(index)),
        PlaceOf::Action(index) => Some(at.field("actions").element(index)),
    }
}

fn position(source: &Source, list: &Pointer, is_it: impl Fn(&Node) -> bool) -> Option<usize> {
    match &source.node(list)?.value {
        Value::List(nodes) => nodes.iter().position(is_it),
        Value::Null | Value::Bool(_) | Value::Number { .. } | Value::Text(_) | Value::Column(_) | Value::Object(_) | Value::Unread => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Month;

    const TEXT: &str = r#"{
  "scorecard": 1,
  "report": { "organisation": "Exampleshire", "title": "Places", "period": "2024/25" },
  "frameworks": [{ "id": "local", "name": "Local", "version": "2024/25", "local": true }],
  "measures": [{
    "framework": "local", "code": "1", "title": "One", "aim": "high", "unit": "count", "cumulative": true,
    "readings": [
      { "period": "2024/25", "value": 9, "status": "forecast" },
      { "period": "2024-04 to 2024-11", "value": 5 },
      { "period": "2024/25", "value": 8 }
    ],
    "targets": [{ "period": "2024/25", "at_least": 9, "path": { "by_month": [{ "month": "2024-12", "value": 6 }, { "month": "2024-06", "value": 2 }] } }]
  }]
}"#;

    #[test]
    fn a_reading_is_found_by_its_period_and_a_milestone_by_its_month() {
        let report = super::super::report(TEXT.as_bytes()).unwrap().report;
        let place = |thing, field| Place { measure: Some(0), thing, field };
        let month = Month::new(2024, 6).unwrap();
        let places = [
            place(PlaceOf::Reading(0), "value"),
            place(PlaceOf::Reading(1), "value"),
            place(PlaceOf::Reading(2), "numerator"),
            place(PlaceOf::Milestone { target: 0, month }, "value"),
            place(PlaceOf::Whole, "breaks"),
        ];
        let spots = spots(TEXT, &report, &places);
        let found: Vec<(String, &str)> =
            spots.iter().map(|s| (s.pointer.to_string(), s.span.map_or("", |span| &TEXT[span.start..span.end]))).collect();
        assert_eq!(found[0], ("/measures/0/readings/1/value".to_owned(), "5"));
        assert_eq!(found[1], ("/measures/0/readings/2/value".to_owned(), "8"));
        assert_eq!(found[2].0, "/measures/0/readings/0");
        assert_eq!(found[3], ("/measures/0/targets/0/path/by_month/1/value".to_owned(), "2"));
        assert_eq!(found[4].0, "/measures/0");
        assert_eq!(spots[0].period, "2024-04 to 2024-11");
    }
}
