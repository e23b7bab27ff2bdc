//! What several tests need: JSON as a tree that can be changed and written again.
#![allow(dead_code)]

pub(crate) mod answers;
pub(crate) mod case;
pub(crate) mod whole;

/// JSON, its plain values as they are written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json {
    /// A text, number, `true`, `false` or `null`.
    Plain(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads sound JSON; panics at any other.
    pub(crate) fn parse(text: &str) -> Json {
        let mut rest = text;
        let json = value(&mut rest);
        assert_eq!(rest.trim(), "", "after the end");
        json
    }

    /// An object of fields written without its brackets.
    pub(crate) fn object(fields: &str) -> Json {
        Json::parse(&format!("{{{fields}}}"))
    }

    pub(crate) fn fields(&mut self) -> &mut Vec<(String, Json)> {
        match self {
            Json::Object(fields) => fields,
            other => panic!("not an object: {other:?}"),
        }
    }

    pub(crate) fn list(&mut self) -> &mut Vec<Json> {
        match self {
            Json::List(list) => list,
            other => panic!("not a list: {other:?}"),
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(fields) => fields.iter().find(|(n, _)| n == name).map(|(_, v)| v),
            Json::Plain(_) | Json::List(_) => None,
        }
    }

    pub(crate) fn field(&mut self, name: &str) -> &mut Json {
        self.fields().iter_mut().find(|(n, _)| n == name).map(|(_, v)| v).unwrap_or_else(|| panic!("no field {name}"))
    }

    /// Puts a field in, in place of one of its name.
    pub(crate) fn set(&mut self, name: &str, value: Json) {
        self.fields().retain(|(n, _)| n != name);
        self.fields().push((name.to_owned(), value));
    }

    /// Puts all the fields of another object in.
    pub(crate) fn extend(&mut self, other: Json) {
        let Json::Object(fields) = other else { panic!("not an object: {other:?}") };
        for (name, value) in fields {
            self.set(&name, value);
        }
    }

    /// Writes it, with what `space` gives between its parts.
    pub(crate) fn write(&self, space: &mut dyn FnMut() -> String) -> String {
        let mut out = space();
        match self {
            Json::Plain(text) => out.push_str(text),
            Json::List(list) => {
                let parts: Vec<String> = list.iter().map(|json| json.write(space)).collect();
                out.push_str(&format!("[{}{}]", parts.join(","), space()));
            }
            Json::Object(fields) => {
                let parts: Vec<String> =
                    fields.iter().map(|(name, json)| format!("{}\"{name}\"{}:{}", space(), space(), json.write(space))).collect();
                out.push_str(&format!("{{{}{}}}", parts.join(","), space()));
            }
        }
        out.push_str(&space());
        out
    }

    /// Calls `change` on it and on everything within, with the path there.
    pub(crate) fn walk(&mut self, path: &str, change: &mut dyn FnMut(&str, &mut Json)) {
        change(path, self);
        match self {
            Json::Plain(_) => {}
            Json::List(list) => list.iter_mut().enumerate().for_each(|(i, json)| json.walk(&format!("{path}/{i}"), change)),
            Json::Object(fields) => fields.iter_mut().for_each(|(name, json)| json.walk(&format!("{path}/{name}"), change)),
        }
    }
}

impl std::fmt::Display for Json {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.write(&mut String::new))
    }
}

fn value(rest: &mut &str) -> Json {
    *rest = rest.trim_start();
    let Some(first) = rest.chars().next() else { panic!("the end") };
    match first {
        '{' => Json::Object(elements(rest, '}', |rest| {
            let Json::Plain(name) = value(rest) else { panic!("a name: {rest}") };
            *rest = rest.trim_start().strip_prefix(':').expect("a colon");
            (name.trim_matches('"').to_owned(), value(rest))
        })),
        '[' => Json::List(elements(rest, ']', value)),
        '"' => {
            let mut escaped = false;
            let end = rest[1..].find(|c: char| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            take(rest, end.expect("a closing mark") + 2)
        }
        _ => {
            let length = rest.find(|c: char| c.is_whitespace() || ",:]}".contains(c)).unwrap_or(rest.len());
            take(rest, length)
        }
    }
}

fn take(rest: &mut &str, length: usize) -> Json {
    let (text, after) = rest.split_at(length);
    *rest = after;
    Json::Plain(text.to_owned())
}

fn elements<T>(rest: &mut &str, end: char, read: fn(&mut &str) -> T) -> Vec<T> {
    *rest = rest[1..].trim_start();
    let mut out = Vec::new();
    while !rest.starts_with(end) {
        out.push(read(rest));
        *rest = rest.trim_start();
        *rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    }
    *rest = &rest[1..];
    out
}
