//! The checks by name.

use super::{Check, Told};

/// A check, by the name that stands for it in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// [`Check::ValueAgainstCounts`].
    ValueAgainstCounts,
    /// [`Check::SameCountsTwice`].
    SameCountsTwice,
    /// [`Check::CountsCopied`].
    CountsCopied,
    /// [`Check::PercentOutside`].
    PercentOutside,
    /// [`Check::ValueOutsideInterval`].
    ValueOutsideInterval,
    /// [`Check::DifferentPopulations`].
    DifferentPopulations,
    /// [`Check::WholeAgainstMeasure`].
    WholeAgainstMeasure,
    /// [`Check::RunningTotalFalls`].
    RunningTotalFalls,
    /// [`Check::MilestonesFall`].
    MilestonesFall,
    /// [`Check::MilestoneOffTarget`].
    MilestoneOffTarget,
    /// [`Check::TargetWithoutReading`].
    TargetWithoutReading,
    /// [`Check::TwoUnits`].
    TwoUnits,
    /// [`Check::ImplausibleJump`].
    ImplausibleJump,
    /// [`Check::DecimalsNotThere`].
    DecimalsNotThere,
    /// [`Check::StaleFigure`].
    StaleFigure,
    /// [`Check::FutureFigure`].
    FutureFigure,
    /// [`Check::Overdue`].
    Overdue,
    /// [`Check::OldComparator`].
    OldComparator,
    /// [`Check::OldJudgement`].
    OldJudgement,
    /// [`Check::ActionOverdue`].
    ActionOverdue,
    /// [`Check::MeetingBeforePosition`].
    MeetingBeforePosition,
    /// [`Check::ChangeAcrossBreak`].
    ChangeAcrossBreak,
    /// [`Check::BreakNotDeclared`].
    BreakNotDeclared,
    /// [`Check::PublishedRating`].
    PublishedRating,
    /// [`Check::PublishedDirection`].
    PublishedDirection,
    /// [`Check::SameTitle`].
    SameTitle,
    /// [`Told::Claim`].
    TextAgainstItself,
    /// [`Told::Direction`].
    TextAgainstDirection,
    /// [`Told::Comparison`].
    TextAgainstComparator,
    /// [`Told::National`].
    OtherNationalFigure,
    /// [`Told::Number`].
    NumberNotInFile,
    /// [`Check::AcceptedWithoutNeed`].
    AcceptedWithoutNeed,
}

impl Code {
    /// All of them, in the order they are told of.
    pub const ALL: [Self; 32] = [
        Self::ValueAgainstCounts,
        Self::SameCountsTwice,
        Self::CountsCopied,
        Self::PercentOutside,
        Self::ValueOutsideInterval,
        Self::DifferentPopulations,
        Self::WholeAgainstMeasure,
        Self::RunningTotalFalls,
        Self::MilestonesFall,
        Self::MilestoneOffTarget,
        Self::TargetWithoutReading,
        Self::TwoUnits,
        Self::ImplausibleJump,
        Self::DecimalsNotThere,
        Self::StaleFigure,
        Self::FutureFigure,
        Self::Overdue,
        Self::OldComparator,
        Self::OldJudgement,
        Self::ActionOverdue,
        Self::MeetingBeforePosition,
        Self::ChangeAcrossBreak,
        Self::BreakNotDeclared,
        Self::PublishedRating,
        Self::PublishedDirection,
        Self::SameTitle,
        Self::TextAgainstItself,
        Self::TextAgainstDirection,
        Self::TextAgainstComparator,
        Self::OtherNationalFigure,
        Self::NumberNotInFile,
        Self::AcceptedWithoutNeed,
    ];

    /// Its name in a file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ValueAgainstCounts => "value-against-counts",
            Self::SameCountsTwice => "same-counts-twice",
            Self::CountsCopied => "counts-copied",
            Self::PercentOutside => "percent-outside",
            Self::ValueOutsideInterval => "value-outside-interval",
            Self::DifferentPopulations => "different-populations",
            Self::WholeAgainstMeasure => "whole-against-measure",
            Self::RunningTotalFalls => "running-total-falls",
            Self::MilestonesFall => "milestones-fall",
            Self::MilestoneOffTarget => "milestone-off-target",
            Self::TargetWithoutReading => "target-without-reading",
            Self::TwoUnits => "two-units",
            Self::ImplausibleJump => "implausible-jump",
            Self::DecimalsNotThere => "decimals-not-there",
            Self::StaleFigure => "stale-figure",
            Self::FutureFigure => "future-figure",
            Self::Overdue => "overdue",
            Self::OldComparator => "old-comparator",
            Self::OldJudgement => "old-judgement",
            Self::ActionOverdue => "action-overdue",
            Self::MeetingBeforePosition => "meeting-before-position",
            Self::ChangeAcrossBreak => "change-across-break",
            Self::BreakNotDeclared => "break-not-declared",
            Self::PublishedRating => "published-rating",
            Self::PublishedDirection => "published-direction",
            Self::SameTitle => "same-title",
            Self::TextAgainstItself => "text-against-itself",
            Self::TextAgainstDirection => "text-against-direction",
            Self::TextAgainstComparator => "text-against-comparator",
            Self::OtherNationalFigure => "other-national-figure",
            Self::NumberNotInFile => "number-not-in-file",
            Self::AcceptedWithoutNeed => "accepted-without-need",
        }
    }
}

impl Check {
    /// The check that found it.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::ValueAgainstCounts { .. } => Code::ValueAgainstCounts,
            Self::SameCountsTwice { .. } => Code::SameCountsTwice,
            Self::CountsCopied { .. } => Code::CountsCopied,
            Self::PercentOutside { .. } => Code::PercentOutside,
            Self::ValueOutsideInterval { .. } => Code::ValueOutsideInterval,
            Self::DifferentPopulations { .. } => Code::DifferentPopulations,
            Self::WholeAgainstMeasure { .. } => Code::WholeAgainstMeasure,
            Self::RunningTotalFalls { .. } => Code::RunningTotalFalls,
            Self::MilestonesFall { .. } => Code::MilestonesFall,
            Self::MilestoneOffTarget { .. } => Code::MilestoneOffTarget,
            Self::TargetWithoutReading { .. } => Code::TargetWithoutReading,
            Self::TwoUnits { .. } => Code::TwoUnits,
            Self::ImplausibleJump { .. } => Code::ImplausibleJump,
            Self::DecimalsNotThere { .. } => Code::DecimalsNotThere,
            Self::StaleFigure { .. } => Code::StaleFigure,
            Self::FutureFigure { .. } => Code::FutureFigure,
            Self::Overdue { .. } => Code::Overdue,
            Self::OldComparator { .. } => Code::OldComparator,
            Self::OldJudgement { .. } => Code::OldJudgement,
            Self::ActionOverdue { .. } => Code::ActionOverdue,
            Self::MeetingBeforePosition { .. } => Code::MeetingBeforePosition,
            Self::ChangeAcrossBreak { .. } => Code::ChangeAcrossBreak,
            Self::BreakNotDeclared { .. } => Code::BreakNotDeclared,
            Self::PublishedRating { .. } => Code::PublishedRating,
            Self::PublishedDirection { .. } => Code::PublishedDirection,
            Self::SameTitle { .. } => Code::SameTitle,
            Self::Text { told, .. } => match told {
                Told::Claim(_) => Code::TextAgainstItself,
                Told::Direction { .. } => Code::TextAgainstDirection,
                Told::Comparison { .. } => Code::TextAgainstComparator,
                Told::National { .. } => Code::OtherNationalFigure,
                Told::Number { .. } => Code::NumberNotInFile,
            },
            Self::AcceptedWithoutNeed { .. } => Code::AcceptedWithoutNeed,
        }
    }
}
