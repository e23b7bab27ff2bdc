//! The settings of a page, `scorecard.config.json`: what is wrong with one of them costs that one, not the page.

use serde::Deserialize;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

use super::decode::decode;
use super::json::{self, Value};
use super::problem::{Pointer, ProblemKind, Problems, SettingFault};
use super::source::Source;
use super::{encoding, problems_of};
use crate::model::{Colour, Config, DARK, Ground, LIGHT, ListedReport};

/// What the file is called, beside the page.
pub const CONFIG_FILE: &str = "scorecard.config.json";

/// Colours, for editors.
#[cfg(feature = "schema")]
const COLOUR: &str = "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$";
/// Paths on the site, for editors.
#[cfg(feature = "schema")]
const PATH: &str = "^(?!//)[^:\\\\]*$";

/// The settings of a page of Scorecard. Each may be left out.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfigFile {
    /// Where an editor finds the schema of this file. Scorecard itself ignores it.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// What the page is called: it stands in the bar and over the list of reports.
    pub title: Option<String>,
    /// The path of an image on this site for the bar: PNG, SVG, JPEG or WebP. Its text for those who do not see it is the title.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = PATH)))]
    pub logo: Option<String>,
    /// The colour of links and of the bar.
    pub accent: Option<AccentColours>,
    /// The path, on this site, of the report that opens where the address names none.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = PATH)))]
    pub default_report: Option<String>,
    /// Reports to choose from; the page lists them by the day of their meeting, the newest first.
    pub reports: Option<Vec<ConfigReport>>,
    /// Links at the foot of the page.
    pub links: Option<ConfigLinks>,
}

/// The colour of links and of the bar. It has to stand out from the page's own colours: 4.5 to 1.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AccentColours {
    /// Where the page is light: "#7a1f5c".
    #[cfg_attr(feature = "schema", schemars(regex(pattern = COLOUR)))]
    pub light: Option<String>,
    /// Where the page is dark: "#e7a3cf". Without it, the page's own.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = COLOUR)))]
    pub dark: Option<String>,
}

/// A report to choose from.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfigReport {
    /// Its path on this site: "reports/2025-01.json".
    #[cfg_attr(feature = "schema", schemars(regex(pattern = PATH)))]
    pub path: String,
    /// Its title.
    pub title: String,
    /// The day of the meeting: "2025-01-20".
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")))]
    pub meeting: String,
    /// Anything a reader should know before opening it.
    pub note: Option<String>,
}

/// Links at the foot of the page: addresses that begin with https://, http:// or mailto:, or paths on this site.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfigLinks {
    /// The accessibility statement.
    pub accessibility: Option<String>,
    /// Where to write to.
    pub contact: Option<String>,
    /// Help.
    pub help: Option<String>,
}

/// The settings that can be used, and all that is wrong with the others.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadConfig {
    /// The settings.
    pub config: Config,
    /// What is wrong; nothing, of a sound file.
    pub problems: Problems,
}

/// Whether a file is one of settings, as far as its first level tells.
#[must_use]
pub fn is_config(bytes: &[u8]) -> bool {
    let Ok((text, _)) = encoding::text(bytes) else { return false };
    let (Some(root), _) = json::parse(&text) else { return false };
    let is_there = |name: &&str| root.get(name).is_some();
    let names_schema = root.get("$schema").and_then(json::Node::text).is_some_and(|schema| schema.contains("config.schema.json"));
    matches!(root.value, Value::Object(_))
        && root.get("scorecard").is_none()
        && (names_schema || ["title", "logo", "accent", "default_report", "reports", "links"].iter().any(is_there))
}

/// The settings a file holds. Faults of its text or shapes leave none of them; others cost what they are in.
#[must_use]
pub fn config(bytes: &[u8]) -> ReadConfig {
    let none = |problems| ReadConfig { config: Config::default(), problems };
    let (text, warnings) = match encoding::text(bytes) {
        Ok(read) => read,
        Err(problems) => return none(problems),
    };
    let (root, mut problems) = json::parse(&text);
    let Some(root) = root else { return none(problems_of(text, warnings, problems, None)) };
    let mut config = Config::default();
    match decode::<ConfigFile>(&text, &root) {
        Err(faults) => problems.extend(faults),
        Ok(_) if !problems.is_empty() => {}
        Ok(file) => {
            let mut source = Source::new(&text, &root);
            config = settings(file, &mut source);
            problems.extend(source.into_problems());
        }
    }
    ReadConfig { config, problems: problems_of(text, warnings, problems, Some(root)) }
}

fn settings(file: ConfigFile, source: &mut Source) -> Config {
    let here = Pointer::default();
    let (accent, links) = (here.field("accent"), here.field("links"));
    let (light, dark) = file.accent.map_or((None, None), |accent| (accent.light, accent.dark));
    let (accessibility, contact, help) = file.links.map_or((None, None, None), |links| (links.accessibility, links.contact, links.help));
    Config {
        title: file.title.and_then(|title| source.said(&here.field("title"), title)),
        logo: file.logo.and_then(|logo| picture(&here.field("logo"), logo, source)),
        light: light.and_then(|colour| passing(&accent.field("light"), &colour, &LIGHT, source)),
        dark: dark.and_then(|colour| passing(&accent.field("dark"), &colour, &DARK, source)),
        default_report: file.default_report.and_then(|path| on_this_site(&here.field("default_report"), path, source)),
        reports: reports(file.reports.unwrap_or_default(), source),
        accessibility: accessibility.and_then(|to| address(&links.field("accessibility"), to, source)),
        contact: contact.and_then(|to| address(&links.field("contact"), to, source)),
        help: help.and_then(|to| address(&links.field("help"), to, source)),
    }
}

fn reports(list: Vec<ConfigReport>, source: &mut Source) -> Vec<ListedReport> {
    let mut reports = Vec::new();
    for (index, ConfigReport { path, title, meeting, note }) in list.into_iter().enumerate() {
        let at = Pointer::default().field("reports").element(index);
        let path = on_this_site(&at.field("path"), path, source);
        let title = source.said(&at.field("title"), title);
        let meeting = source.date(&at.field("meeting"), &meeting);
        if let (Some(path), Some(title), Some(meeting)) = (path, title, meeting) {
            reports.push(ListedReport { path, title, meeting, note: note.filter(|note| !note.trim().is_empty()) });
        }
    }
    reports
}

impl Source<'_> {
    /// A text that says something.
    fn said(&mut self, at: &Pointer, text: String) -> Option<String> {
        let text = self.text(at, text);
        (!text.trim().is_empty()).then_some(text)
    }

    fn fault(&mut self, at: &Pointer, fault: SettingFault) {
        self.report(at, ProblemKind::Setting(fault));
    }
}

/// A colour that stands out on all of these grounds.
fn passing(at: &Pointer, text: &str, grounds: &'static [Ground], source: &mut Source) -> Option<Colour> {
    let Some(colour) = Colour::read(text) else {
        source.fault(at, SettingFault::BadColour { found: text.to_owned() });
        return None;
    };
    if let Some((ground, ratio)) = colour.fails(grounds) {
        let nearest = colour.nearest_that_passes(grounds);
        source.fault(at, SettingFault::LowContrast { found: text.to_owned(), ratio, ground: *ground, nearest });
        return None;
    }
    Some(colour)
}

/// A path that cannot lead to another website.
fn on_this_site(at: &Pointer, path: String, source: &mut Source) -> Option<String> {
    if !is_a_path(&path) {
        source.fault(at, SettingFault::Elsewhere { found: path });
        return None;
    }
    Some(path)
}

fn is_a_path(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains([':', '\\']) && !text.trim_start().starts_with("//") && !text.contains(char::is_control)
}

/// The path of a picture that browsers show.
fn picture(at: &Pointer, path: String, source: &mut Source) -> Option<String> {
    let path = on_this_site(at, path, source)?;
    let ending = path.rsplit('.').next().unwrap_or_default();
    if !["png", "svg", "jpg", "jpeg", "webp"].iter().any(|known| ending.eq_ignore_ascii_case(known)) {
        source.fault(at, SettingFault::NotAPicture { found: path });
        return None;
    }
    Some(path)
}

/// Somewhere that a link may lead.
fn address(at: &Pointer, to: String, source: &mut Source) -> Option<String> {
    let leads_out = ["https://", "http://", "mailto:"].iter().any(|scheme| to.len() > scheme.len() && to.starts_with(scheme));
    if leads_out && !to.contains(char::is_control) {
        return Some(to);
    }
    if !is_a_path(&to) {
        source.fault(at, SettingFault::BadAddress { found: to });
        return None;
    }
    Some(to)
}
