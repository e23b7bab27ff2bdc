//! The JSON Schema of the file format, made from the shapes the reader reads.

/// The JSON Schema (2020-12) of the file format, pretty-printed and ending with a line break:
/// what stands in `public/schema.json`.
#[must_use]
pub fn schema() -> String {
    let mut schema = schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<super::wire::File>();
    schema.insert("title".to_owned(), "Scorecard report, version 1".into());
    // A schema is made of text, numbers and lists: it always has a JSON form.
    serde_json::to_string_pretty(&schema).map(|text| text + "\n").unwrap_or_default()
}
