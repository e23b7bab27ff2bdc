//! `public/schema.json` is what the reader reads.
#![cfg(feature = "schema")]

#[test]
fn the_schema_on_record_is_the_one_the_types_give() {
    let kept = std::fs::read_to_string("public/schema.json").expect("public/schema.json");
    assert!(kept == scorecard::read::schema(), "public/schema.json is stale: make schema");
}
