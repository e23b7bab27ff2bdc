//! What the commands share: arguments, files, and why a command stops.

pub(crate) mod config;
pub(crate) mod files;
pub(crate) mod making;
pub(crate) mod showing;
pub(crate) mod writing;

use files::read;

/// Why a command stops; what there is to say has been said on standard error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stop {
    /// A file has problems, a text contradicts itself, or nothing can be made of what is given.
    Problems,
    /// A file cannot be read or written, or this program was built without what is asked for.
    Unable,
    /// Called wrongly: what the program can do is still to be said.
    Usage,
}

impl Stop {
    /// The exit code of the program.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Problems => 1,
            Self::Unable | Self::Usage => 2,
        }
    }
}

/// Whether a command did what was asked for.
pub(crate) type Done = Result<(), Stop>;

/// The arguments of a command.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Arguments<'a> {
    /// What is no option, in its order.
    pub(crate) files: Vec<&'a str>,
    options: Vec<(&'a str, &'a str)>,
    flags: Vec<&'a str>,
}

impl<'a> Arguments<'a> {
    /// Takes them apart: options have a value, flags have none, and no others are known.
    ///
    /// # Errors
    /// There is another option, or one without its value, or no file.
    pub(crate) fn of(given: &'a [String], options: &[&str], flags: &[&str]) -> Result<Self, Stop> {
        let mut found = Self { files: Vec::new(), options: Vec::new(), flags: Vec::new() };
        let mut given = given.iter().map(String::as_str);
        while let Some(argument) = given.next() {
            if options.contains(&argument) {
                found.options.push((argument, given.next().ok_or(Stop::Usage)?));
            } else if flags.contains(&argument) {
                found.flags.push(argument);
            } else if argument.starts_with('-') {
                return Err(Stop::Usage);
            } else {
                found.files.push(argument);
            }
        }
        if found.files.is_empty() { Err(Stop::Usage) } else { Ok(found) }
    }

    /// The one file, where a command takes no more.
    pub(crate) fn one(&self) -> Result<&'a str, Stop> {
        match self.files.as_slice() {
            [file] => Ok(file),
            _ => Err(Stop::Usage),
        }
    }

    pub(crate) fn has(&self, flag: &str) -> bool {
        self.flags.contains(&flag)
    }

    /// All values of an option.
    pub(crate) fn all(&self, option: &str) -> impl Iterator<Item = &'a str> {
        self.options.iter().filter(move |(name, _)| *name == option).map(|(_, value)| *value)
    }

    /// The last value of an option.
    pub(crate) fn last(&self, option: &str) -> Option<&'a str> {
        self.all(option).last()
    }

    /// The value of an option that a command cannot do without.
    pub(crate) fn needed(&self, option: &str) -> Result<&'a str, Stop> {
        self.last(option).ok_or(Stop::Usage)
    }
}
