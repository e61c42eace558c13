"""The public pass over a body against Python's own HTML parser: `python -m tests.benchmarks.body`.

A story of 8 KB with 30 marked claims and 20 linked names. Both sides read the same text in turn, so the ratio holds on
any machine. No database and no Django.
"""

from __future__ import annotations

from html.parser import HTMLParser

from articles.body.render import MarkView, render_public
from tests.benchmarks.harness import in_turn

CLAIMS, NAMES, ROUNDS = 30, 20, 200


def main() -> None:
    """Print both medians and how many times a bare parse the public pass costs."""
    uids = [f"claim{number:05}" for number in range(CLAIMS)]
    filler = "The harbour office opened its books on Monday and read them aloud to whoever came. " * 3
    html = "".join(
        f'<p>{filler}Name {number % NAMES} said <span data-claim="{uid}" class="claim claim--on_record">'
        f"that the quay was sold</span>.</p>"
        for number, uid in enumerate(uids)
    )
    views = {uid: MarkView("on_record") for uid in uids}
    names = [(f"Name {number}", f"/entities/name-{number}/") for number in range(NAMES)]

    def parse() -> None:
        parser = HTMLParser()
        parser.feed(html)
        parser.close()

    bare, public = in_turn(parse, lambda: render_public(html, views, names), rounds=ROUNDS)
    print(f"{len(html)} characters, {CLAIMS} claims, {NAMES} names")
    print(f"html.parser alone   {bare * 1000:6.2f} ms")
    print(f"public pass         {public * 1000:6.2f} ms   {public / bare:.1f} x")


if __name__ == "__main__":
    main()
