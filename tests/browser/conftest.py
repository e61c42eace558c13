"""A real browser on a real server.

Tests ask for `page`, or for `open_page(...)` to choose width, colours or scripts. A browser that is missing
skips these tests, saying so; with NEWSROOM_REQUIRE_BROWSER=1, as in CI, it fails them. When a test fails,
picture and source of every page it opened are kept (var/browser/, or NEWSROOM_BROWSER_ARTIFACTS).
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandlerMixin
from django.test import Client

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
ARGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Iterator[None]:
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


FAILED = pytest.StashKey[bool]()


def missing(reason: str) -> None:
    """Skip for want of a browser, or fail where one is required."""
    if os.environ.get("NEWSROOM_REQUIRE_BROWSER") == "1":
        pytest.fail(f"{reason}, and NEWSROOM_REQUIRE_BROWSER=1", pytrace=False)
    pytest.skip(f"{reason}: browser tests did not run")


@pytest.fixture(scope="package")
def browser() -> Iterator:
    """Chromium, for the tests of this folder alone.

    Playwright's synchronous API keeps an event loop running in this thread, and Django then takes every query
    for one made from inside a coroutine. None is: the check is off while the browser is open, and no longer.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("Playwright is not installed")
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        own = playwright.chromium.executable_path
        found = next(filter(None, map(shutil.which, NAMES)), own if Path(own).exists() else None)
        if found is None:
            missing(f"No Chromium found ({', '.join(NAMES)}, or Playwright's own)")
        as_root = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium's sandbox refuses root
        chromium = playwright.chromium.launch(executable_path=found, args=[*ARGS, *as_root])
        yield chromium
        chromium.close()


@pytest.fixture
def problems() -> Iterator[list[str]]:
    """What the browser complained about: script errors, refused by policy, requests to elsewhere.

    Checked to be empty at the end of the test; a test that expects a complaint takes it out.
    """
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture(scope="package")
def spare_contexts() -> dict[tuple, list]:
    """Contexts that a test has left, by what they were made with: they keep the files of the house, nothing else."""
    return {}


@pytest.fixture(scope="package")
def _files_are_kept() -> Iterator[None]:
    """Let the browser keep static files from one test to the next, as readers' browsers do with hashed names."""
    serve = StaticFilesHandlerMixin.serve

    def serve_to_keep(handler, request):
        response = serve(handler, request)
        response["Cache-Control"] = "max-age=3600"
        return response

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandlerMixin, "serve", serve_to_keep)
        yield


@pytest.fixture
def open_page(
    browser,
    live_server,
    problems: list[str],
    request: pytest.FixtureRequest,
    spare_contexts: dict[tuple, list],
    _files_are_kept: None,
) -> Iterator[Callable[..., object]]:
    """Open pages, each in a context of its own: `open_page("/", width=320, colour="dark", scripts=False)`."""
    in_use: list[tuple[tuple, object]] = []

    def open_one(
        path: str | None = None,
        *,
        width: int = 1280,
        height: int = 900,
        colour: str = "light",
        scripts: bool = True,
        reduced_motion: str = "reduce",
    ):
        kind = (live_server.url, width, height, colour, scripts, reduced_motion)
        spare = spare_contexts.setdefault(kind, [])
        context = (
            spare.pop()
            if spare
            else browser.new_context(
                base_url=live_server.url,
                viewport={"width": width, "height": height},
                color_scheme=colour,
                java_script_enabled=scripts,
                reduced_motion=reduced_motion,
            )
        )
        in_use.append((kind, context))
        page = context.new_page()
        page.set_default_timeout(10_000)
        _listen(page, live_server.url, problems)
        if path is not None:
            page.goto(path)
        return page

    yield open_one
    failed = request.node.stash.get(FAILED, False)
    for number, (kind, context) in enumerate(in_use):
        if failed:
            _keep(context, f"{request.node.name}-{number}")
            context.close()
        else:
            _forget(context, live_server.url)
            spare_contexts[kind].append(context)


@pytest.fixture
def page(open_page):
    """A blank page of a desktop's size; `page.goto("/")` leads to the test's own server."""
    return open_page()


@pytest.fixture
def sign_in() -> Callable[..., None]:
    """Give the page's browser a session: `sign_in(page, user)`. Without the detour over the login form."""

    def give_session(page, user) -> None:
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        base = page.context._impl_obj._options["baseURL"]
        page.context.add_cookies(
            [
                {
                    "name": cookie.key,
                    "value": cookie.value,
                    "domain": urlsplit(base).hostname,
                    "path": settings.SESSION_COOKIE_PATH,
                    "httpOnly": True,
                }
            ]
        )

    return give_session


@pytest.fixture
def axe() -> Callable[..., None]:
    """Fail with axe's own report if the page, in its present state, has an accessibility error."""
    from axe_playwright_python.sync_playwright import Axe

    def check(page, **options) -> None:
        # Every violation comes whole; of what passed, one example a rule, which nobody reads anyway.
        results = Axe().run(page, options={"resultTypes": ["violations"], **options})
        if results.violations_count:
            pytest.fail(f"{page.url}\n{results.generate_report()}", pytrace=False)

    return check


def _listen(page, base: str, problems: list[str]) -> None:
    def on_console(message) -> None:
        # The browser logs the status of the page itself, which a test of a 404 page asked for.
        is_own_status = (
            message.text.startswith("Failed to load resource") and message.location["url"] == page.url
        )
        if message.type == "error" and not is_own_status:
            problems.append(f"console: {message.text} ({message.location['url']})")

    def on_request(request) -> None:
        if not request.url.startswith((base, "data:", "blob:", "about:")):
            problems.append(f"request to elsewhere: {request.url}")

    page.on("console", on_console)
    page.on("request", on_request)
    page.on("pageerror", lambda error: problems.append(f"script: {error}"))


def _forget(context, base: str) -> None:
    """Leave a context as a new one would be, but for the files that it holds: no session, no copy of what was typed."""
    for page in context.pages:
        page.close(run_before_unload=False)
    context.set_offline(False)
    context.clear_cookies()
    context.clear_permissions()
    blank = context.new_page()
    kept = "local_storage,indexeddb,service_workers,websql,cache_storage"
    context.new_cdp_session(blank).send("Storage.clearDataForOrigin", {"origin": base, "storageTypes": kept})
    blank.close()


def _keep(context, name: str) -> None:
    default = Path(settings.BASE_DIR) / "var" / "browser"
    folder = Path(os.environ.get("NEWSROOM_BROWSER_ARTIFACTS", default))
    folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(context.pages):
        stem = folder / re.sub(r"[^\w.-]+", "-", f"{name}-{number}")
        page.screenshot(path=f"{stem}.png", full_page=True)
        Path(f"{stem}.html").write_text(page.content(), encoding="utf-8")
