//! The checks by name, as a reader sees them.

use crate::engine::checks::Code;

/// What a check looks at, in a few words.
pub(in crate::scorecard) fn name(code: Code) -> &'static str {
    match code {
        Code::ValueAgainstCounts => "Values and the counts beside them",
        Code::SameCountsTwice => "One pair of counts with two values",
        Code::CountsCopied => "One pair of counts for two periods",
        Code::PercentOutside => "Percentages outside 0 to 100",
        Code::ValueOutsideInterval => "Values and their intervals",
        Code::DifferentPopulations => "Rates, counts and the population they imply",
        Code::WholeAgainstMeasure => "Wholes and the counts of their measures",
        Code::RunningTotalFalls => "Running totals that fall",
        Code::MilestonesFall => "Milestones that fall",
        Code::MilestoneOffTarget => "Milestones and the target of the year",
        Code::TargetWithoutReading => "Targets for a time without a figure",
        Code::TwoUnits => "Numbers in another unit",
        Code::ImplausibleJump => "Jumps out of proportion",
        Code::DecimalsNotThere => "Decimals that no figure has",
        Code::StaleFigure => "Figures that are out of date",
        Code::FutureFigure => "Figures for a time that has not ended",
        Code::Overdue => "Surveys and figures that should have come",
        Code::OldComparator => "Comparators that are out of date",
        Code::OldJudgement => "Judgements of an earlier time",
        Code::ActionOverdue => "Actions past their day",
        Code::MeetingBeforePosition => "The day of the meeting",
        Code::ChangeAcrossBreak => "Directions across a break",
        Code::BreakNotDeclared => "Breaks that the framework names",
        Code::PublishedRating => "Printed ratings and the rules",
        Code::PublishedDirection => "Printed directions and the rules",
        Code::SameTitle => "Two measures of one name",
        Code::AcceptedWithoutNeed => "Acceptances that nothing needs",
        Code::TextAgainstItself => "Sums and comparisons in the commentary",
        Code::TextAgainstDirection => "Commentary and the way figures went",
        Code::TextAgainstComparator => "Commentary and comparators",
        Code::OtherNationalFigure => "National figures in the commentary",
        Code::NumberNotInFile => "Numbers in the commentary with a slip of the digits",
    }
}
