"""Save every page that a reader can reach from the front page, and fail if one does not answer.

Usage: crawl.py URL FOLDER. Waits for the server. Follows links within the site, feeds included, the admin not.
"""

# ruff: noqa: S310, T201  (the address is an argument of ours, and printing is what this is for)

import html
import re
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

PATIENCE = 300  # seconds for the server to come up: it loads the sample newsroom first, beside the other lane


def fetch(url: str) -> tuple[int, str, str]:
    """Status, content type and text."""
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get_content_type(), error.read().decode("utf-8", "replace")


def wait_for(url: str) -> None:
    """Until the server answers, or for PATIENCE."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            fetch(url)
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.5)


def links_in(text: str, base: str) -> set[str]:
    """Addresses within the site, without fragments."""
    hrefs = [html.unescape(href) for href in re.findall(r'href="([^"]+)"', text)]
    found = {urldefrag(urljoin(base, href)).url for href in hrefs}
    return {link for link in found if urlsplit(link).netloc == urlsplit(base).netloc}


def main(start: str, folder: Path) -> int:
    """Crawl, report, and give the exit status."""
    folder.mkdir(parents=True)
    wait_for(start)
    seen, waiting, wrong = {start}, [start], []
    while waiting:
        url = waiting.pop()
        status, kind, text = fetch(url)
        if status != 200:
            wrong.append(f"{status} {url}")
        if kind == "text/html":
            save(folder, url, text)
            new = {link for link in links_in(text, url) if wanted(link)} - seen
            seen |= new
            waiting += sorted(new)
    status, _, text = fetch(urljoin(start, "/no-such-page/"))
    save(folder, "not-found", text)
    if status != 404:
        wrong.append(f"{status} for a page that does not exist")
    print(f"{len(seen)} addresses, {len(wrong)} of them wrong")
    print(*wrong, sep="\n")
    return 1 if wrong or len(seen) < 20 else 0


def wanted(url: str) -> bool:
    """Not the admin, and of lists with filters only a few: two choices at once are the same page again."""
    parts = urlsplit(url)
    return not parts.path.startswith(("/admin/", "/static/")) and parts.query.count("=") <= 1


def save(folder: Path, url: str, text: str) -> None:
    """One file for each address."""
    name = re.sub(r"[^\w-]+", "_", urldefrag(url).url.split("://")[-1]).strip("_")
    (folder / f"{name[:150]}.html").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
