//! What is wrong with the settings of a page, in words.

use super::plural;
use super::problem::{Said, quoted, said};
use crate::model::{Ground, GroundOf};
use crate::read::problem::SettingFault;
use crate::scorecard::number;

/// The title over the problems of settings, so many of them.
pub(in crate::scorecard) fn title(count: usize) -> String {
    format!("{} with the settings of this page", plural(count, "problem", "problems"))
}

/// A ratio, cut and not rounded: what is short of 4.5 is not called 4.5.
fn ratio(value: f64) -> String {
    format!("{} to 1", number::bare((value * 100.0).floor() / 100.0, 2))
}

fn beside(ground: &Ground) -> String {
    let colour = ground.colour;
    match ground.of {
        GroundOf::Paper => format!("links on the page ({colour})"),
        GroundOf::Surface => format!("links on tinted panels ({colour})"),
        GroundOf::Note => format!("links in notes ({colour})"),
        GroundOf::BarWords => format!("the words in the bar ({colour})"),
        GroundOf::BarLines => format!("the lines under links in the bar ({colour})"),
        GroundOf::BarEdge => format!("the edge of the bar ({colour})"),
    }
}

/// A fault of a setting.
pub(in crate::scorecard) fn say_of_setting(fault: &SettingFault) -> Said {
    match fault {
        SettingFault::BadColour { found } => said(
            "A colour that is not understood",
            quoted(found),
            "# and six digits or letters a to f: “#174f8f”",
            "Copy the colour’s hex code from your council’s guide. The page uses its own colours.",
        ),
        SettingFault::LowContrast { found, ratio: value, ground, nearest } => said(
            "A colour that does not stand out enough",
            format!("{} has a contrast of {} for {}", quoted(found), ratio(*value), beside(ground)),
            format!(
                "{} to 1 or more, as the Web Content Accessibility Guidelines 2.2 want it for {}",
                number::bare(ground.least, 1).trim_end_matches(".0"),
                if ground.least > 4.0 { "text" } else { "parts of a page" }
            ),
            match nearest {
                Some(nearest) => {
                    format!("The nearest that passes is {}. Until then the page uses its own colours.", quoted(&nearest.to_string()))
                }
                None => "Choose another. Until then the page uses its own colours.".to_owned(),
            },
        ),
        SettingFault::Elsewhere { found } => said(
            "A path that leads elsewhere",
            quoted(found),
            "a path on this site: “reports/2025-01.json”",
            "Put the file on this site, and name it by its path from the folder of the page.",
        ),
        SettingFault::NotAPicture { found } => said(
            "A logo that is no picture browsers show",
            quoted(found),
            "the path of a PNG, SVG, JPEG or WebP file",
            "Save the logo as one of these. Until then the page shows its title alone.",
        ),
        SettingFault::BadAddress { found } => said(
            "An address that is not one",
            quoted(found),
            "an address that begins with https://, http:// or mailto:, or a path on this site",
            "Give the whole address, or leave it out. Until then the link is not shown.",
        ),
    }
}
