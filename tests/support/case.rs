//! A case: a rule and the little that is particular to it; what every case has in common is filled in here.

use super::Json;

/// What every case has in common: a report on 2024/25, which has ended.
const COMMON: &str = r#"
    "scorecard": 1,
    "report": { "organisation": "Exampleshire County Council", "title": "Cases", "period": "2024/25" },
    "frameworks": [{ "id": "local", "name": "Exampleshire measures", "version": "2024/25", "local": true }]
"#;

/// What every measure of a case has in common, unless it says otherwise.
const MEASURE: &str = r#" "framework": "local", "aim": "high", "unit": "percent" "#;

/// The rule a case is for, and the whole file it stands for.
pub(crate) fn whole(mut case: Json) -> (String, String) {
    let rule = case.field("rule").to_string().trim_matches('"').to_owned();
    case.fields().retain(|(name, _)| name != "rule");
    let mut file = Json::object(COMMON);
    for (name, value) in std::mem::take(case.fields()) {
        match name.as_str() {
            "report" => file.field("report").extend(value),
            _ => file.set(&name, value),
        }
    }
    for (index, measure) in file.field("measures").list().iter_mut().enumerate() {
        let own = std::mem::replace(measure, Json::object(MEASURE));
        measure.set("code", Json::Plain(format!("\"{index}\"")));
        measure.extend(own);
    }
    (rule, file.to_string())
}
