"""The fixed parts of a Word document: styles, the bullet, and what ties them together (ECMA-376, WordprocessingML)."""

from __future__ import annotations

from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
WIDTH = 9070
"""The width of the text on A4 between its margins, in twentieths of a point."""


def document(body: str) -> str:
    """`word/document.xml` for the XML of its blocks: A4, with page numbers in the foot."""
    page = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1304" w:right="1418" w:bottom="1304" w:left="1418" w:header="709" w:footer="709"'
        ' w:gutter="0"/>'
        "</w:sectPr>"
    )
    return f'{_HEAD}<w:document xmlns:w="{W}" xmlns:r="{_OFFICE}"><w:body>{body}{page}</w:body></w:document>'


def parts(title: str, author: str, when: str) -> dict[str, str]:
    """The other parts of the file by their names; `when` is a moment in UTC as ISO 8601 writes it."""
    return {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml", _OFFICE),
            ("metadata/core-properties", "docProps/core.xml", f"{_PACKAGE}/relationships"),
        ),
        "docProps/core.xml": (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
            ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created></cp:coreProperties>'
        ),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml", _OFFICE),
            ("numbering", "numbering.xml", _OFFICE),
            ("settings", "settings.xml", _OFFICE),
            ("footer", "footer.xml", _OFFICE),
        ),
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERING,
        "word/settings.xml": f'{_HEAD}<w:settings xmlns:w="{W}"><w:trackRevisions/></w:settings>',
        "word/footer.xml": _FOOTER,
    }


def _relations(*found: tuple[str, str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{target}"/>'
        for number, (kind, target, base) in enumerate(found, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>'
        for name in ("styles", "numbering", "settings", "footer")
    )
    + '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)

_FOOTER = (
    f'{_HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:jc w:val="right"/></w:pPr>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
)

_LEVELS = 6

_NUMBERING = (
    f'{_HEAD}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
        '<w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="284"/></w:pPr></w:lvl>'
        for level in range(_LEVELS)
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def _paragraph_style(name: str, label: str, paragraph: str, run: str = "", base: str = "Normal") -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    based = "" if name == "Normal" else f'<w:basedOn w:val="{base}"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{label}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


_SIZES = (36, 28, 24, 22, 22, 22)
"""Of the headings of level 1 to 6, in half points."""

_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
    '<w:sz w:val="22"/><w:szCs w:val="22"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    + _paragraph_style("Normal", "Normal", '<w:spacing w:after="120" w:line="269" w:lineRule="auto"/>')
    + "".join(
        _paragraph_style(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/><w:spacing w:before="{280 if level > 1 else 0}" w:after="120"/>'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            f'<w:b/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        )
        for level, size in enumerate(_SIZES, start=1)
    )
    + _paragraph_style(
        "Quote", "Quote", '<w:shd w:val="clear" w:color="auto" w:fill="F1F3F5"/><w:ind w:left="170" w:right="170"/>'
    )
    + _paragraph_style("ListParagraph", "List Paragraph", '<w:spacing w:after="60"/>')
    + _paragraph_style(
        "Cell", "Table Cell", '<w:spacing w:before="40" w:after="40"/>', '<w:sz w:val="20"/><w:szCs w:val="20"/>'
    )
    + _paragraph_style("Spacer", "Space below a table", '<w:spacing w:after="60" w:line="120" w:lineRule="exact"/>')
    + _paragraph_style(
        "Code", "Code", "", '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:sz w:val="19"/>'
    )
    + "</w:styles>"
)
