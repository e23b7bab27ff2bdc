//! The JSON Schema of the file format, made from the shapes the reader reads.

use schemars::JsonSchema;

use super::config::ConfigFile;
use super::wire;

/// The JSON Schema (2020-12) of a report file, pretty-printed and ending with a line break: what stands
/// in `public/schema.json`.
#[must_use]
pub fn report_schema() -> String {
    schema_of::<wire::File>("Scorecard report, version 1")
}

/// The same of a benchmark file: what stands in `public/benchmarks.schema.json`.
#[must_use]
pub fn benchmark_schema() -> String {
    schema_of::<wire::BenchmarkFile>("Scorecard benchmarks, version 1")
}

/// The same of the settings of a page: what stands in `public/config.schema.json`.
#[must_use]
pub fn config_schema() -> String {
    schema_of::<ConfigFile>("Settings of a page of Scorecard")
}

fn schema_of<T: JsonSchema>(title: &str) -> String {
    let mut schema = schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    // A schema is made of text, numbers and lists: it always has a JSON form.
    serde_json::to_string_pretty(&schema).map(|text| text + "\n").unwrap_or_default()
}
