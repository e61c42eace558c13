"""Styles, scripts, fonts and templates of the readers' pages keep the house's rules."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from newsroom.site.words import MODES

STATIC = Path(settings.BASE_DIR) / "static"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
TOKENS = (STATIC / "css" / "tokens.css").read_text()
STYLES = sorted(path for path in (STATIC / "css").rglob("*.css") if path.name != "tokens.css")
DESK = {"admin", "registration"}
PUBLIC_TEMPLATES = sorted(
    path for path in TEMPLATES.rglob("*.html") if path.relative_to(TEMPLATES).parts[0] not in DESK
)

SURFACES = ("paper", "sunk", "raised", "target")
WORDS = ("ink", "ink-soft", "ink-faint", "accent", "disputed", "supported", "withdrawn")
LINES = ("line", "rule-strong", "accent", "disputed", "supported", "withdrawn")


def colours(scheme: str) -> dict[str, str]:
    pairs = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", TOKENS)
    return {name: light if scheme == "light" else dark for name, light, dark in pairs}


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert (contrast("#000000", "#ffffff"), round(contrast("#777777", "#ffffff"), 2)) == (21, 4.48)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_have_contrast_on_every_surface(scheme):
    tokens = colours(scheme)
    weak = [
        (word, surface, round(contrast(tokens[word], tokens[surface]), 2))
        for word in WORDS
        for surface in SURFACES
        if contrast(tokens[word], tokens[surface]) < 4.5
    ]
    assert weak == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_that_carry_meaning_have_contrast(scheme):
    tokens = colours(scheme)
    weak = [
        (line, surface)
        for line in LINES
        for surface in SURFACES
        if contrast(tokens[line], tokens[surface]) < 3
    ]
    assert weak == []


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_raw_colours_stand_in_the_tokens_only(style):
    text = re.sub(r"/\*.*?\*/", "", style.read_text(), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)|\b(?:rgb|hsl|oklch|oklab|lab|lch)a?\(", text) == []


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_styles_stand_in_layers(style):
    text = re.sub(r"/\*.*?\*/", "", style.read_text(), flags=re.DOTALL)
    outside = re.sub(r"@layer \w+ \{.*?\n\}", "", text, flags=re.DOTALL).strip()
    assert outside == ""


@pytest.mark.parametrize("mode", MODES)
def test_line_under_a_passage_is_the_one_that_words_promise(mode):
    """`words` says it in words, claim.css draws it."""
    text = (STATIC / "css" / "components" / "claim.css").read_text()
    rules = re.findall(rf"\.claim--{mode.value}\b[^{{}}]*\{{([^}}]*)\}}", text)
    drawn = "".join(rules)
    style = re.search(r"text-decoration-style: (\w+)", drawn)
    assert ("none" if "text-decoration-line: none" in drawn else style and style[1]) == MODES[mode].pattern


def test_fonts_weigh_at_most_130_kilobytes_and_bring_their_licences():
    fonts = sorted((STATIC / "fonts").glob("*.woff2"))
    assert sum(font.stat().st_size for font in fonts) <= 130_000
    assert all(font.read_bytes()[:4] == b"wOF2" for font in fonts)
    for name in ("OFL-Newsreader.txt", "OFL-Inter.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (STATIC / "fonts" / name).read_text()


def test_every_font_that_is_declared_is_there_and_the_other_way_round():
    declared = set(re.findall(r'url\("\.\./fonts/([^"]+)"\)', TOKENS))
    assert declared == {font.name for font in (STATIC / "fonts").glob("*.woff2")}


def test_one_font_is_preloaded():
    assert (TEMPLATES / "base.html").read_text().count('rel="preload"') == 1


@pytest.mark.parametrize("template", PUBLIC_TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_style_script_or_handler_inline(template):
    text = template.read_text()
    assert re.findall(r"<style\b|<script\b(?![^>]*\bsrc=)|\sstyle=|\son\w+=", text) == []


@pytest.mark.parametrize("template", PUBLIC_TEMPLATES, ids=lambda path: path.name)
def test_templates_touch_no_user_session_or_token(template):
    assert re.findall(r"request\.user|\buser\.|messages|csrf|perms\.", template.read_text()) == []


@pytest.mark.parametrize(
    "component", sorted((TEMPLATES / "components").glob("*.html")), ids=lambda path: path.name
)
def test_components_open_with_a_comment_that_names_their_variables(component):
    assert component.read_text().startswith("{# ")


@pytest.mark.parametrize("template", PUBLIC_TEMPLATES, ids=lambda path: path.name)
def test_components_are_included_with_only(template):
    includes = re.findall(r"{%\s*include\s+[^%]*%}", template.read_text())
    assert [include for include in includes if not include.rstrip(" %}").endswith(" only")] == []


def test_page_links_a_handful_of_styles():
    """Small files, one a component, cost requests: no page may need more than ten."""
    shared = (TEMPLATES / "base.html").read_text().count('rel="stylesheet"')
    most = max(
        page.read_text().count('rel="stylesheet"') for page in PUBLIC_TEMPLATES if page.name != "base.html"
    )
    assert shared + most <= 10
