//! `public/schema.json` and `public/benchmarks.schema.json` are what the reader reads.
#![cfg(feature = "schema")]

#[test]
fn the_schemas_on_record_are_those_the_types_give() {
    use scorecard::read::{benchmark_schema, config_schema, report_schema};
    for (path, schema) in [
        ("public/schema.json", report_schema()),
        ("public/benchmarks.schema.json", benchmark_schema()),
        ("public/config.schema.json", config_schema()),
    ] {
        let kept = std::fs::read_to_string(path).expect(path);
        assert!(kept == schema, "{path} is stale: make schema");
    }
}
