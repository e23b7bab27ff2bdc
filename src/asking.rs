//! What can be asked of a report that is open: each answer in finished words.

#[cfg(feature = "office")]
use crate::export;
use crate::scorecard::{selection, view};
use crate::{Opened, engine, model, read, scorecard};

impl Opened {
    /// Everything known about one measure, by its index; with reports beside this one, its series is as long as theirs together, and
    /// its forecast tells how theirs turned out.
    #[must_use]
    pub fn page(&self, index: usize) -> Option<view::Page> {
        let mut page = scorecard::page(&self.report, &self.evaluation, index, self.long_measure(index).as_ref())?;
        if let (Some(forecast), Some(beside)) = (&mut page.forecast, &self.beside) {
            for earlier in &beside.others.earlier {
                let found = self.between(&earlier.key);
                let notes = found.map(|(then, found)| scorecard::earlier_forecasts(&self.report, then.0, &found, index));
                forecast.notes.extend(notes.into_iter().flatten());
            }
        }
        Some(page)
    }

    /// What changed since an earlier report beside this one: the one whose position is at this day ("2021-11-30"), or the latest if
    /// that is empty; none where there is no such report.
    #[must_use]
    pub fn since(&self, then: &str) -> Option<view::Since> {
        let beside = self.beside.as_ref()?;
        let (then, found) = self.between(then)?;
        let mut since = scorecard::since((&self.report, &self.evaluation), then, &found);
        let of_then = beside.earlier.iter().zip(&beside.left_out).find(|((report, _), _)| std::ptr::eq(&**report, then.0));
        since.cautions.extend(scorecard::left_out_caution(&self.report, &self.left_out));
        since.cautions.extend(of_then.and_then(|(_, left_out)| scorecard::left_out_caution(then.0, left_out)));
        Some(since)
    }

    /// The trends of all measures, side by side; with reports beside this one, as long as theirs together.
    #[must_use]
    pub fn trends(&self) -> view::Trends {
        let long: Vec<_> = (0..self.report.measures.len()).map(|index| self.long_measure(index)).collect();
        scorecard::trends(&self.report, &self.evaluation, &long)
    }

    /// What the report's wholes are made of.
    #[must_use]
    pub fn breakdowns(&self) -> Vec<view::Breakdown> {
        scorecard::breakdowns(&self.report)
    }

    /// Whether the report tells what a whole is made of.
    #[must_use]
    pub fn has_breakdowns(&self) -> bool {
        !self.report.breakdowns.is_empty()
    }

    /// Why the headline says what it says.
    #[must_use]
    pub fn why_headline(&self) -> view::WhyHeadline {
        scorecard::why_headline(&self.report, &self.evaluation, &self.scorecard.measures)
    }

    /// What members have reason to ask.
    #[must_use]
    pub fn questions(&self) -> view::Questions {
        scorecard::questions(&self.report, &self.evaluation)
    }

    /// A draft of the commentary on the whole report: with how it compares with other councils and what changed since an earlier
    /// report, where those are open.
    #[must_use]
    pub fn commentary(&self) -> view::Commentary {
        let (compared, since) = (self.compare_all(""), self.since(""));
        scorecard::commentary(&self.report, &self.evaluation, &self.scorecard, compared.as_ref(), since.as_ref())
    }

    /// A draft of the commentary on one measure, by its index.
    #[must_use]
    pub fn draft(&self, index: usize) -> Option<view::DraftParagraph> {
        scorecard::draft(&self.report, &self.evaluation, &self.scorecard, index)
    }

    /// The claims of a text, each tested against the text itself and against this report.
    #[must_use]
    pub fn check_text(&self, text: &str) -> view::CheckedText {
        scorecard::check_text(text, Some(&self.report))
    }

    /// What a council would be embarrassed to print: what the file says that does not go together, each with its place in the file.
    #[must_use]
    pub fn checks(&self) -> view::Checks {
        let found = engine::checks::checks(&self.report, &self.evaluation);
        let places: Vec<model::Place> = found.iter().map(|one| one.place).collect();
        let mut spots = read::places::spots(&self.warnings.text, &self.report, &places);
        let left_out: Vec<usize> = self.left_out.iter().map(|left| left.index).collect();
        for spot in &mut spots {
            read::rest::point_into_whole(&mut spot.pointer, &left_out);
        }
        scorecard::checks(&self.report, &found, &spots, &self.warnings, &self.benchmark_warnings)
    }

    /// Every figure of the report, as tables.
    #[must_use]
    pub fn figure_tables(&self) -> view::FigureTables {
        scorecard::figure_tables(&self.report, &self.evaluation, &self.scorecard, &self.pages())
    }

    /// The report as a Word document, with a draft of the commentary (marked as one) if that is wanted: on the whole, on each layer, and on
    /// measures of which officers say nothing.
    ///
    /// # Errors
    /// It would be larger than such a file can be.
    #[cfg(feature = "office")]
    pub fn word(&self, drafted: bool) -> Result<Vec<u8>, export::NotMade> {
        export::word(&export::Contents {
            scorecard: &self.scorecard,
            pages: &self.pages(),
            compares: &self.compares(""),
            compared: self.compare_all("").as_ref(),
            breakdowns: &self.breakdowns(),
            draft: drafted.then(|| self.commentary()).as_ref(),
            position_at: self.position_at(),
        })
    }

    /// The report's figures as a spreadsheet.
    ///
    /// # Errors
    /// It has more rows than a spreadsheet can hold.
    #[cfg(feature = "office")]
    pub fn sheets(&self) -> Result<Vec<u8>, export::NotMade> {
        export::sheets(&self.scorecard, &self.pages(), &self.figure_tables(), &self.position_at())
    }

    /// The pages of all measures, in their order.
    #[must_use]
    pub fn pages(&self) -> Vec<view::Page> {
        (0..self.scorecard.measures.len()).filter_map(|index| self.page(index)).collect()
    }

    /// Where one measure stands among other councils, by its index; none without benchmarks, or without a table of it.
    ///
    /// `with` is a peer group's id, or councils' codes with commas between them, or empty for the first group.
    #[must_use]
    pub fn compare(&self, index: usize, with: &str) -> Option<view::Compare> {
        scorecard::compare(&self.report, &self.evaluation, self.benchmarks.as_ref()?, index, with)
    }

    /// Every measure among other councils at once; none without benchmarks.
    #[must_use]
    pub fn compare_all(&self, with: &str) -> Option<view::CompareAll> {
        Some(scorecard::compare_all(&self.report, &self.evaluation, self.benchmarks.as_ref()?, with))
    }

    /// One measure as it would be if what an address supposes ([`selection::Selection::what_if`]) were so, by its index; `with` as for [`Self::compare`]. All
    /// that is supposed counts in the headline, be it of this measure or another.
    #[must_use]
    pub fn what_if(&self, index: usize, supposed: &str, with: &str) -> Option<view::WhatIf> {
        let shown = &self.scorecard.measures;
        let supposed = selection::supposed(supposed);
        scorecard::what_if(&self.report, &self.evaluation, shown, self.benchmarks.as_deref(), index, &supposed, with)
    }

    /// What an address supposes of which measures; what cannot be supposed is left out.
    #[must_use]
    pub fn supposed(&self, supposed: &str) -> Vec<view::SupposedView> {
        scorecard::supposed(&self.report, &self.evaluation, &self.scorecard.measures, &selection::supposed(supposed))
    }

    /// Where every measure stands among other councils, in their order: what [`export::text`] takes.
    #[must_use]
    pub fn compares(&self, with: &str) -> Vec<Option<view::Compare>> {
        (0..self.scorecard.measures.len()).map(|index| self.compare(index, with)).collect()
    }
}
