//! What a file with figures would bring into a report, as shown. A worker works it out: it comes to the page as one text.

use super::{Choice, Fact};

/// What a file would bring in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BringIn {
    /// "14 figures are new, 3 differ, 22 are as in the report."
    pub lead: String,
    /// What was recognised of the file.
    pub facts: Vec<Fact>,
    /// What is asked about the period; empty if it is known.
    pub asks_period: String,
    /// What is asked about the council's own area; empty if it is known.
    pub asks_area: String,
    /// The areas to choose from.
    pub areas: Vec<Choice>,
    /// The figures by measure, in the report's order.
    pub groups: Vec<BringInGroup>,
    /// What is left out, and why.
    pub left: Vec<Fact>,
    /// The values of all councils: "152 councils, 12 measures"; empty if there are none that could be used.
    pub others: String,
}

/// The figures of a measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BringInGroup {
    /// The code and title of the measure.
    pub title: String,
    /// How it was found in the file.
    pub found: String,
    /// The figures.
    pub rows: Vec<BringInRow>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BringInRow {
    /// By what it is chosen.
    pub key: String,
    /// "Our figure, 2023/24".
    pub what: String,
    /// What the report has now.
    pub now: String,
    /// What would come.
    pub comes: String,
    /// How the two stand: "New", "Differs by +0.4".
    pub state: String,
    /// What else to know before it is taken over; empty if nothing.
    pub note: String,
    /// Whether it can be chosen.
    pub can: bool,
    /// Whether it is chosen to begin with: it is new, and nothing speaks against it.
    pub new: bool,
    /// Whether nothing speaks against it.
    pub sure: bool,
}

/// Between the fields of a line, and between lines.
const FIELD: char = '\u{1f}';
const LINE: char = '\u{1e}';

impl BringIn {
    /// All of it as one text.
    #[must_use]
    pub fn packed(&self) -> String {
        let mut lines = Vec::new();
        let mut line = |fields: &[&str]| {
            let plain = |field: &&str| field.replace([FIELD, LINE], " ");
            lines.push(fields.iter().map(plain).collect::<Vec<_>>().join(&FIELD.to_string()));
        };
        line(&["lead", &self.lead]);
        line(&["period", &self.asks_period]);
        line(&["area", &self.asks_area]);
        line(&["others", &self.others]);
        self.facts.iter().for_each(|fact| line(&["fact", &fact.term, &fact.text]));
        self.areas.iter().for_each(|area| line(&["choice", &area.key, &area.word]));
        self.left.iter().for_each(|fact| line(&["left", &fact.term, &fact.text]));
        for group in &self.groups {
            line(&["group", &group.title, &group.found]);
            for row in &group.rows {
                let marks = [(row.can, "c"), (row.new, "n"), (row.sure, "s")];
                let marks: String = marks.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark).collect();
                line(&["row", &row.key, &row.what, &row.now, &row.comes, &row.state, &row.note, &marks]);
            }
        }
        lines.join(&LINE.to_string())
    }

    /// The same from its text.
    #[must_use]
    pub fn unpacked(text: &str) -> Self {
        let mut all = Self::default();
        for line in text.split(LINE) {
            let fields: Vec<String> = line.split(FIELD).map(str::to_owned).collect();
            let of = |at: usize| fields.get(at).cloned().unwrap_or_default();
            let fact = || Fact { term: of(1), text: of(2) };
            match of(0).as_str() {
                "lead" => all.lead = of(1),
                "period" => all.asks_period = of(1),
                "area" => all.asks_area = of(1),
                "others" => all.others = of(1),
                "fact" => all.facts.push(fact()),
                "left" => all.left.push(fact()),
                "choice" => all.areas.push(Choice { key: of(1), word: of(2) }),
                "group" => all.groups.push(BringInGroup { title: of(1), found: of(2), rows: Vec::new() }),
                "row" => {
                    let marks = of(7);
                    let has = |mark: char| marks.contains(mark);
                    let row = BringInRow {
                        key: of(1),
                        what: of(2),
                        now: of(3),
                        comes: of(4),
                        state: of(5),
                        note: of(6),
                        can: has('c'),
                        new: has('n'),
                        sure: has('s'),
                    };
                    if let Some(group) = all.groups.last_mut() {
                        group.rows.push(row);
                    }
                }
                _ => {}
            }
        }
        all
    }

    /// All figures.
    pub fn rows(&self) -> impl Iterator<Item = &BringInRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_same_after_its_way_as_a_text() {
        let fact = |term: &str| Fact { term: term.to_owned(), text: "a, b\nc".to_owned() };
        let row = BringInRow { key: "0/reading".to_owned(), note: "é".to_owned(), can: true, sure: true, ..BringInRow::default() };
        let all = BringIn {
            lead: "2 figures are new.".to_owned(),
            facts: vec![fact("Rows"), fact("")],
            asks_area: "Which?".to_owned(),
            areas: vec![Choice { key: "E1".to_owned(), word: "One".to_owned() }],
            groups: vec![
                BringInGroup { title: "2A".to_owned(), found: String::new(), rows: vec![row.clone(), BringInRow::default()] },
                BringInGroup { rows: vec![row], ..BringInGroup::default() },
            ],
            left: vec![fact("3 rows")],
            ..BringIn::default()
        };
        assert_eq!(BringIn::unpacked(&all.packed()), all);
        assert_eq!(BringIn::unpacked(&BringIn::default().packed()), BringIn::default());
    }
}
