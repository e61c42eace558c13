"""The story's screen, as tests walk it: its panels, its drawer and its menu."""

from __future__ import annotations

import pytest


def open_panel(page, key: str) -> None:
    """Show a panel of the rail: claims, suggestions, checks, notes or history."""
    page.locator(f"[data-rail-tab={key}]").click()
    page.locator(f"[data-rail-panel={key}]").wait_for()


def open_settings(page) -> None:
    page.get_by_role("link", name="Settings").click()
    page.locator("#settings").wait_for()


def open_publication(page) -> None:
    """Unfold the menu Publication, if it is not open already."""
    if page.locator("#publication-menu[open]").count() == 0:
        page.locator("#publication-menu > summary").click()
    page.locator("#publication").wait_for()


def go_to_end(page) -> None:
    """The caret behind the last word of the text. The editor hears of it a moment after the key."""
    page.keyboard.press("Control+End")
    for _ in range(200):
        if page.evaluate(
            """() => {
                const { doc, selection } = document.querySelector(".ProseMirror").editor.state
                return selection.empty && selection.from === doc.content.size - 1
            }"""
        ):
            return
        page.wait_for_timeout(25)
    pytest.fail("the caret never came to the end of the text")
