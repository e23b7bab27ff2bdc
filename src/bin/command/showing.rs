//! The commands that print what is in reports.

use scorecard::export;
use scorecard::scorecard::view::ClaimMark;
use scorecard::scorecard::{as_text, problems_view};

use super::config;
use super::files::{open, plain, together};
use super::{Arguments, Done, Stop, read};

fn done(stop: Option<Stop>) -> Done {
    stop.map_or(Ok(()), Err)
}

/// Says of each report that is sound what to check in it; of the settings of a page with the reports they name.
pub(crate) fn check(given: &[String]) -> Done {
    let arguments = Arguments::of(given, &[], &["--strict"])?;
    let (configs, files): (Vec<&str>, Vec<&str>) = arguments.files.iter().partition(|name| config::is_one(name));
    let checked: Vec<config::Checked> = configs.into_iter().map(config::check).collect::<Result<_, _>>()?;
    let named = checked.iter().flat_map(|checked| &checked.reports).map(String::as_str);
    let reports = open(&files.into_iter().chain(named).collect::<Vec<_>>(), false);
    let mut stop = checked.iter().map(|checked| checked.stop).fold(reports.stop, Option::max);
    for (name, opened) in &reports.opened {
        let checks = opened.checks();
        if checks.open + checks.accepted.len() > 0 {
            println!("{}\n", plain(checks.text.trim_start_matches(&checks.lead).trim()));
        }
        println!("{name}: sound, {} measures. {}", opened.scorecard.measures.len(), checks.lead);
        if arguments.has("--strict") && checks.open > 0 {
            stop = stop.max(Some(Stop::Problems));
        }
    }
    done(stop)
}

/// Prints each scorecard as text.
pub(crate) fn show(given: &[String]) -> Done {
    let arguments = Arguments::of(given, &[], &["--without-broken"])?;
    let reports = open(&arguments.files, arguments.has("--without-broken"));
    for (name, opened) in &reports.opened {
        for warnings in [&opened.warnings, &opened.benchmark_warnings] {
            problems_view(name, warnings).problems.iter().for_each(|notice| eprint!("{}", plain(&as_text(notice))));
        }
        print!("{}", plain(&export::text(&opened.scorecard, &opened.pages(), &opened.compares(""))));
    }
    done(reports.stop)
}

/// Prints a draft of the commentary on each report.
pub(crate) fn commentary(given: &[String]) -> Done {
    let reports = open(&Arguments::of(given, &[], &[])?.files, false);
    for (_, opened) in &reports.opened {
        print!("{}", plain(&export::commentary(&opened.commentary())));
    }
    done(reports.stop)
}

/// Prints what changed in the latest of the reports since the one before it.
pub(crate) fn since(given: &[String]) -> Done {
    let arguments = Arguments::of(given, &[], &[])?;
    if arguments.files.len() < 2 {
        return Err(Stop::Usage);
    }
    let now = together(&arguments.files)?;
    let others = now.other_reports();
    let Some(since) = now.since("") else {
        eprintln!("None of the reports can be compared with the latest one.\n{}", others.set_aside.join("\n"));
        return Err(Stop::Problems);
    };
    print!("{}", plain(&export::since_text(&since, &others)));
    Ok(())
}

/// Prints the figures of the measures as CSV.
pub(crate) fn csv(given: &[String]) -> Done {
    let table = together(&Arguments::of(given, &[], &[])?.files)?.figure_tables().measures;
    let all: Vec<usize> = (0..table.rows.len()).collect();
    print!("{}", plain(&export::csv(&table, &all, false)));
    Ok(())
}

/// Prints the claims of a text, what is contradicted first.
pub(crate) fn text(given: &[String]) -> Done {
    let arguments = Arguments::of(given, &[], &[])?;
    let (name, reports) = arguments.files.split_first().ok_or(Stop::Usage)?;
    let bytes = read(name)?;
    let text = String::from_utf8_lossy(&bytes);
    let checked = match reports {
        [] => scorecard::scorecard::check_text(&text, None),
        reports => together(reports)?.check_text(&text),
    };
    print!("{}", plain(&export::checked_text(&checked)));
    if checked.claims.iter().any(|claim| claim.mark == ClaimMark::Contradicted) { Err(Stop::Problems) } else { Ok(()) }
}
