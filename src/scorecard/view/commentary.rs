//! The drafted commentary, as shown.

use super::CommentView;

/// A draft of what a paper says of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commentary {
    /// What it is: "A draft, made from the figures by rules."
    pub lead: String,
    /// What to do with it, and what it does not know.
    pub note: String,
    /// Its sections, in their order.
    pub sections: Vec<CommentarySection>,
}

/// A section of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentarySection {
    /// Its name in an address: "purpose", "layer-prevent".
    pub key: String,
    /// Its heading.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<DraftParagraph>,
}

/// A paragraph of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftParagraph {
    /// Its name among all paragraphs of the draft: "purpose-1", "on-ascof-2c".
    pub key: String,
    /// The measure it is of; none where it is of several. An index into the scorecard's measures.
    pub measure: Option<usize>,
    /// What it begins with: the title and code of its measure; empty where it is of several.
    pub heading: String,
    /// Its sentences.
    pub sentences: Vec<DraftSentence>,
    /// What the officers' own commentary on the measure says, which the draft does not touch.
    pub officers: Vec<CommentView>,
}

/// A sentence of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftSentence {
    /// Its words.
    pub text: String,
    /// The measures it tells of, as indices into the scorecard's.
    pub measures: Vec<usize>,
}

impl DraftParagraph {
    /// The paragraph as one text, without its heading.
    #[must_use]
    pub fn text(&self) -> String {
        self.sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}
