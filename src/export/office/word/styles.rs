//! The looks of the document: headings that programs know as headings, tables, and the settings of the page.

/// A style of paragraphs: its id, its name, what it is based on, and its properties of paragraphs and of letters.
struct Style(&'static str, &'static str, &'static str, &'static str, &'static str);

const STYLES: [Style; 16] = [
    Style(
        "Title",
        "Title",
        "Normal",
        r#"<w:keepNext/><w:spacing w:before="0" w:after="60"/>"#,
        r#"<w:b/><w:color w:val="13283A"/><w:sz w:val="40"/>"#,
    ),
    Style("Subtitle", "Subtitle", "Normal", r#"<w:spacing w:after="120"/>"#, r#"<w:color w:val="465562"/><w:sz w:val="22"/>"#),
    Style(
        "Heading1",
        "heading 1",
        "Normal",
        r#"<w:keepNext/><w:keepLines/><w:spacing w:before="320" w:after="100"/><w:outlineLvl w:val="0"/>"#,
        r#"<w:b/><w:color w:val="13283A"/><w:sz w:val="30"/>"#,
    ),
    Style(
        "Heading2",
        "heading 2",
        "Normal",
        r#"<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>"#,
        r#"<w:b/><w:color w:val="13283A"/><w:sz w:val="25"/>"#,
    ),
    Style(
        "Heading3",
        "heading 3",
        "Normal",
        r#"<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="2"/>"#,
        r#"<w:b/><w:sz w:val="22"/>"#,
    ),
    Style("Lead", "Lead", "Normal", r#"<w:spacing w:after="100"/>"#, r#"<w:b/><w:sz w:val="23"/>"#),
    Style("Small", "Small", "Normal", r#"<w:spacing w:after="60"/>"#, r#"<w:color w:val="465562"/><w:sz w:val="18"/>"#),
    Style("Intro", "Introduction", "Normal", "<w:keepNext/>", ""),
    Style("Eyebrow", "Eyebrow", "Small", "<w:keepNext/>", ""),
    Style(
        "Draft",
        "Draft to be checked",
        "Normal",
        r#"<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="7A3B9A"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="F6F0F9"/><w:ind w:left="227"/>"#,
        "",
    ),
    Style(
        "ListBullet",
        "List Bullet",
        "Normal",
        r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="40"/><w:contextualSpacing/>"#,
        "",
    ),
    Style("Caption", "caption", "Normal", r#"<w:keepNext/><w:spacing w:before="100" w:after="40"/>"#, r#"<w:b/><w:sz w:val="19"/>"#),
    Style(
        "Cell",
        "Table cell",
        "Normal",
        r#"<w:spacing w:before="0" w:after="10" w:line="240" w:lineRule="auto"/>"#,
        r#"<w:sz w:val="18"/>"#,
    ),
    Style("CellSmall", "Table cell, small", "Cell", "", r#"<w:color w:val="465562"/><w:sz w:val="16"/>"#),
    Style("CellHead", "Table head", "Cell", "<w:keepNext/>", r#"<w:b/><w:color w:val="FFFFFF"/>"#),
    Style("CellGroup", "Table group", "Cell", "<w:keepNext/>", "<w:b/>"),
];

/// `word/styles.xml`.
pub(super) fn styles() -> String {
    let mut out = String::from(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:color w:val="13202B"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
    );
    for Style(id, name, based, paragraph, letters) in STYLES {
        out.push_str(&format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"#
        ));
    }
    out.push_str(r#"<w:style w:type="paragraph" w:styleId="AfterTable"><w:name w:val="After table"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Small"/><w:pPr><w:jc w:val="right"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Small"/><w:pPr><w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs></w:pPr></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="174F8F"/><w:u w:val="single"/></w:rPr></w:style><w:style w:type="table" w:styleId="Figures"><w:name w:val="Figures"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="CCD4D9"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="CCD4D9"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="CCD4D9"/></w:tblBorders><w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>"#);
    out
}

/// `word/numbering.xml`: the one list, with bullets.
pub(super) const NUMBERING: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

/// `word/settings.xml`: without the mode of a new version, Word opens it as a document of 2007.
pub(super) const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/></w:settings>"#;
