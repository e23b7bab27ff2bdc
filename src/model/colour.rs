//! Colours, and how far one stands out against another, by the Web Content Accessibility Guidelines 2.2 (W3C, 2023).

/// A colour on a screen (sRGB): red, green and blue, 0 to 255 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self([red, green, blue]) = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Colour {
    /// The colour that "#174f8f" or "#fff" means.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        let value = |digit: &u8| char::from(*digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
        let values: Vec<u8> = digits.as_bytes().iter().map(value).collect::<Option<_>>()?;
        match values[..] {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [r, s, g, h, b, c] => Some(Self([r * 16 + s, g * 16 + h, b * 16 + c])),
            _ => None,
        }
    }

    /// Its relative luminance, 0 for black to 1 for white.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| linear(f64::from(part) / 255.0));
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Its contrast ratio to another, 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if a > b { a / b } else { b / a }
    }

    /// How it does on grounds: the worst of those it does not stand out on enough, if there are any.
    #[must_use]
    pub fn fails(self, grounds: &'static [Ground]) -> Option<(&'static Ground, f64)> {
        let share = |ground: &Ground| self.contrast(ground.colour) / ground.least;
        let worst = grounds.iter().min_by(|a, b| share(a).total_cmp(&share(b)))?;
        (share(worst) < 1.0).then(|| (worst, self.contrast(worst.colour)))
    }

    /// The nearest colour of its hue that passes on all of these grounds: as little darker or lighter as it takes.
    #[must_use]
    pub fn nearest_that_passes(self, grounds: &'static [Ground]) -> Option<Self> {
        (0..=u8::MAX).flat_map(|step| [self.towards(0, step), self.towards(u8::MAX, step)]).find(|near| near.fails(grounds).is_none())
    }

    /// The colour so many of 255 steps nearer to black or white.
    fn towards(self, end: u8, step: u8) -> Self {
        let mixed = |part: u8| {
            let (part, end, step) = (u32::from(part), u32::from(end), u32::from(step));
            u8::try_from((part * (255 - step) + end * step) / 255).unwrap_or(u8::MAX)
        };
        Self(self.0.map(mixed))
    }
}

/// A part of a colour, 0 to 1, as light.
fn linear(part: f64) -> f64 {
    if part <= 0.040_45 { part / 12.92 } else { raised((part + 0.055) / 1.055) }
}

/// A number from 0.09 to 1 raised to 2.4: its square times the fifth root of its square, which Newton's steps find. The same to the last
/// bit on any machine.
fn raised(x: f64) -> f64 {
    let square = x * x;
    let mut root = 1.0;
    for _ in 0..12 {
        let fourth = root * root * root * root;
        root = (4.0 * root + square / fourth) / 5.0;
    }
    square * root
}

/// What the accent colour stands on or beside.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ground {
    /// Where.
    pub of: GroundOf,
    /// Its colour.
    pub colour: Colour,
    /// The least contrast ratio wanted: 4.5 for text (success criterion 1.4.3), 3 for parts of the page (1.4.11).
    pub least: f64,
}

/// Where an accent colour is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroundOf {
    /// Links on the page.
    Paper,
    /// Links on tinted panels.
    Surface,
    /// Links in notes.
    Note,
    /// The words of the bar, which has the accent as its ground.
    BarWords,
    /// The lines under links in the bar.
    BarLines,
    /// The edge of the bar.
    BarEdge,
}

const fn ground(of: GroundOf, colour: [u8; 3], least: f64) -> Ground {
    Ground { of, colour: Colour(colour), least }
}

/// The page's own colours where it is light; `style/_tokens.scss` has them too.
pub const LIGHT: [Ground; 5] = [
    ground(GroundOf::Paper, [0xff, 0xff, 0xff], 4.5),
    ground(GroundOf::Surface, [0xf3, 0xf5, 0xf6], 4.5),
    ground(GroundOf::Note, [0xee, 0xf3, 0xf8], 4.5),
    ground(GroundOf::BarWords, [0xff, 0xff, 0xff], 4.5),
    ground(GroundOf::BarLines, [0xc9, 0xd6, 0xdf], 3.0),
];

/// The same where it is dark.
pub const DARK: [Ground; 4] = [
    ground(GroundOf::Paper, [0x10, 0x18, 0x1f], 4.5),
    ground(GroundOf::Surface, [0x19, 0x23, 0x2c], 4.5),
    ground(GroundOf::Note, [0x16, 0x28, 0x3a], 4.5),
    ground(GroundOf::BarEdge, [0x06, 0x0b, 0x0f], 3.0),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::read(text).expect(text)
    }

    #[test]
    fn published_pairs_have_their_published_ratios() {
        // WCAG 2.2, understanding 1.4.3 (grey on white), the WebAIM contrast checker, and the definition's two ends.
        for (a, b, ratio) in [
            ("#000", "#fff", 21.0),
            ("#fff", "#ffffff", 1.0),
            ("#777777", "#ffffff", 4.48),
            ("#767676", "#ffffff", 4.54),
            ("#949494", "#ffffff", 3.03),
            ("#0000ff", "#ffffff", 8.59),
            ("#ff0000", "#ffffff", 4.0),
            ("#008000", "#ffffff", 5.14),
        ] {
            let found = colour(a).contrast(colour(b));
            assert!((found - ratio).abs() < 0.006, "{a} on {b}: {found}");
        }
    }

    #[test]
    fn the_power_is_that_of_the_definition() {
        for part in 11..=255_u8 {
            let x = (f64::from(part) / 255.0 + 0.055) / 1.055;
            let power = |of: f64, times: usize| (0..times).fold(1.0, |product, _| product * of);
            let (fifth, twelfth) = (power(raised(x), 5), power(x, 12));
            assert!((fifth / twelfth - 1.0).abs() < 1e-14, "{part}");
        }
    }

    #[test]
    fn what_fails_has_a_nearest_colour_that_just_passes() {
        assert_eq!(colour("#174f8f").fails(&LIGHT), None);
        assert_eq!(colour("#8ec5ff").fails(&DARK), None);
        for (text, grounds) in [("#f5a623", &LIGHT[..]), ("#808080", &LIGHT), ("#ffff00", &LIGHT), ("#174f8f", &DARK), ("#000000", &DARK)] {
            let (ground, ratio) = colour(text).fails(grounds).expect(text);
            assert!(ratio < ground.least);
            let near = colour(text).nearest_that_passes(grounds).expect(text);
            assert_eq!(near.fails(grounds), None, "{near}");
        }
        assert_eq!(colour("#ffffff").nearest_that_passes(&LIGHT).map(|near| near.to_string()).as_deref(), Some("#6f6f6f"));
    }

    #[test]
    fn the_grounds_are_those_of_the_styles() {
        let tokens = std::fs::read_to_string("style/_tokens.scss").expect("the tokens");
        let part = |from: &str, to: &str| tokens.split(from).nth(1).and_then(|rest| rest.split(to).next()).unwrap_or_default().to_owned();
        for (grounds, styles) in [(&LIGHT[..], part("@mixin light", "@mixin dark")), (&DARK, part("@mixin dark", "@mixin forced"))] {
            for ground in grounds {
                let name = match ground.of {
                    GroundOf::Paper => "paper",
                    GroundOf::Surface => "surface",
                    GroundOf::Note => "note",
                    GroundOf::BarWords => "bar-ink",
                    GroundOf::BarLines => "bar-ink-2",
                    GroundOf::BarEdge => "bar",
                };
                let written = styles.split(&format!("--{name}: ")).nth(1).and_then(|rest| rest.split(';').next()).unwrap_or_default();
                assert_eq!(Colour::read(written), Some(ground.colour), "--{name}");
            }
        }
    }

    #[test]
    fn only_whole_colours_are_read() {
        for text in ["174f8f", "#12", "#12345", "#1234567", "#ggg", "blue", "rgb(0,0,0)", ""] {
            assert_eq!(Colour::read(text), None, "{text}");
        }
        assert_eq!(colour("#ABC").to_string(), "#aabbcc");
    }
}
