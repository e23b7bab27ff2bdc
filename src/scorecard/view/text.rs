//! A text whose claims were checked, as shown.

/// A checked text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedText {
    /// "9 claims found: 7 right, 1 contradicted, 1 not checkable"; what to do where there are none.
    pub summary: String,
    /// What was looked for, and what a mark does not say.
    pub note: String,
    /// The text in pieces, paragraph by paragraph.
    pub paragraphs: Vec<Vec<TextPiece>>,
    /// The claims: contradicted ones first, then those not checkable, then those that are right, each in the order of the text.
    pub claims: Vec<TextClaim>,
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPiece {
    /// Its words.
    pub text: String,
    /// The worst of the claims that it is part of; none where it is part of none.
    pub mark: Option<ClaimMark>,
    /// The first of those claims, as an index into [`CheckedText::claims`].
    pub claim: Option<usize>,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextClaim {
    /// Its mark.
    pub mark: ClaimMark,
    /// "Right", "Contradicted", "Not checkable".
    pub word: &'static str,
    /// "Paragraph 15"; empty where the text has no numbers.
    pub place: String,
    /// The words of the text.
    pub quote: String,
    /// The sum: "1,723 out of 5,081 is 33.9%, not 35.6%."
    pub sum: String,
    /// The report's measure it is about, as an index into the scorecard's; none where the text alone tells.
    pub measure: Option<usize>,
}

/// How a claim turned out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimMark {
    /// Its numbers contradict each other.
    Contradicted,
    /// It cannot be told.
    NotCheckable,
    /// Its numbers agree.
    Right,
}
