"""What a keystroke costs in the story editor: `python -m tests.benchmarks.typing`.

Opens a story of 3,500 words with 100 claims in a real browser, and the same story without claims, and types into the
middle of each with real keys: letters outside of a claim and inside one, Enter and Backspace. Printed are the median
and the 95th percentile of the time from the key to the moment at which all scripts have run and the page is laid out,
ready to be painted; the processor's time for one key with all that follows from it, painting too, which says the same
on a busy machine; and the longest task that blocked the page meanwhile, if any took 50 ms. Needs the test extra's
browser.
"""

from __future__ import annotations

import os
import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.benchmarks.harness import scratch_database

WORDS, CLAIMS, KEYS = 3_500, 100, 300
PARAGRAPHS = 100
BAR = 16.0  # milliseconds

#: From the key, before any other listener, to a task after its input was worked off, with the layout that it asks for.
_WATCH = """() => {
    window.taken = []
    window.longest = 0
    const longer = (list) => {
        for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration)
    }
    new PerformanceObserver(longer).observe({ type: "longtask" })
    let started = 0
    const channel = new MessageChannel()
    channel.port1.onmessage = () => {
        document.querySelector(".ProseMirror").getBoundingClientRect()
        window.taken.push(performance.now() - started)
    }
    const begin = () => { started = performance.now(); channel.port2.postMessage(0) }
    document.addEventListener("keydown", begin, { capture: true })
}"""


def main() -> None:
    """Build the stories, type, print the figures."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop running in this thread
    with scratch_database(), _server() as address, _browser() as browser:
        from tests.factories.articles import make_article
        from tests.factories.claims import make_claim
        from tests.factories.newsroom import make_user

        user = make_user()
        claims = [make_claim(public_text=f"The guard says so for the {n}th time.") for n in range(CLAIMS)]
        stories = {
            "without claims": make_article(by=user, body=_body([])),
            f"with {CLAIMS} claims": make_article(by=user, body=_body([claim.uid for claim in claims])),
        }
        print(f"{WORDS} words, {KEYS} keys each; the bar is {BAR:.0f} ms")
        for name, story in stories.items():
            page = _open(browser, address, user, story)
            session = page.context.new_cdp_session(page)
            session.send("Performance.enable", {"timeDomain": "threadTicks"})
            for where, (times, cpu) in _typed(page, session).items():
                _print(f"{name}, {where}", times, cpu)
            print(f"  longest task: {page.evaluate('window.longest'):.0f} ms (0: none took 50)")
            page.context.close()


def _cpu(session: Any) -> float:
    """Seconds of the processor that the page's tasks have taken so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")


def _typed(page: Any, session: Any) -> dict[str, tuple[list[float], float]]:
    """By place: the milliseconds of each key by the clock, and the processor's for one key and all that follows."""
    found = {}
    places = {"beside a claim": 1, "inside of a claim": 12}
    for where, steps in places.items():
        page.evaluate(
            """(steps) => { const { editor } = document.querySelector(".ProseMirror")
                let at = 0
                let count = 0
                editor.state.doc.forEach((node, offset) => { if (count++ === 50) at = offset })
                editor.commands.focus(at + steps) }""",
            steps,
        )
        page.wait_for_timeout(300)
        page.evaluate("() => { window.taken = [] }")
        before = _cpu(session)
        for number in range(KEYS):
            page.keyboard.press("Backspace" if number % 10 == 9 else "abcdefghi"[number % 9])
        page.wait_for_timeout(100)
        used = (_cpu(session) - before) * 1000 / KEYS
        found[where] = page.evaluate("window.taken"), used
    page.evaluate("() => { window.taken = [] }")
    before = _cpu(session)
    for number in range(KEYS // 5):
        page.keyboard.press("Backspace" if number % 2 else "Enter")
    page.wait_for_timeout(100)
    used = (_cpu(session) - before) * 1000 / (KEYS // 5)
    found["Enter and Backspace in a claim"] = page.evaluate("window.taken"), used
    return found


def _print(name: str, times: list[float], cpu: float) -> None:
    ordered = sorted(times)
    high = ordered[int(len(ordered) * 0.95)]
    print(
        f"{name:48} median {statistics.median(ordered):5.1f} ms   p95 {high:5.1f} ms   processor {cpu:5.1f} ms"
    )


def _body(uids: list[str]) -> str:
    """Paragraphs of 35 words, the first with a claim of ten of them."""
    words = "words of the harbour and the boats that came before the rain".split()
    paragraphs = []
    for number in range(PARAGRAPHS):
        text = [words[(number + place) % len(words)] for place in range(WORDS // PARAGRAPHS)]
        said, rest = " ".join(text[:10]), " ".join(text[10:])
        if number < len(uids):
            said = f'<span data-claim="{uids[number]}">{said}</span>'
        paragraphs.append(f"<p>X {said} {rest}.</p>")
    return "".join(paragraphs)


def _open(browser: Any, address: str, user: Any, story: Any) -> Any:
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": address}])
    page = context.new_page()
    page.goto(reverse("admin:articles_article_change", args=[story.pk]))
    page.wait_for_selector(".prose-editor > .ProseMirror")
    page.wait_for_timeout(1500)  # the first answers of the checks and the rail are in
    page.evaluate(_WATCH)
    return page


@contextmanager
def _server() -> Iterator[str]:
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.test.testcases import LiveServerThread

    thread = LiveServerThread("localhost", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    try:
        yield f"http://localhost:{thread.port}"
    finally:
        thread.terminate()


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = (
            shutil.which("chromium")
            or shutil.which("chromium-browser")
            or playwright.chromium.executable_path
        )
        as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=path, args=as_root)
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
