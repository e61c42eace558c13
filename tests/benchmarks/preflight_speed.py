"""What the gate costs while somebody types: `python -m tests.benchmarks.preflight_speed [WORDS] [CLAIMS]`.

A story of 1,500 words with 30 marked claims, each with parties, an answer and evidence, over the sample newsroom's
names. It is read as it is typed and not saved, in processor time; beside it one reading of the same body by the
analyser alone, so that the ratio holds on any machine. The bar of the panel is 200 ms.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from tests.benchmarks.harness import scratch_database

WORDS, CLAIMS, ROUNDS = 1_500, 30, 15
_FILLER = (
    "The harbour office opened its books on Monday and read them aloud to whoever came, line by line, until the lamps"
    " went out on the quay and the clerks of the council carried the ledgers home again. "
)


def main() -> None:
    """Print the cost of the check, of its reading and of its rules, and the number of queries."""
    given = [int(each) for each in sys.argv[1:3]]
    words, claims = given + [WORDS, CLAIMS][len(given) :]
    with scratch_database():
        _measure(words, claims)


def _measure(words: int, number: int) -> None:
    from django.conf import settings
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from articles.analysis import analyse
    from articles.preflight import findings_for
    from articles.services.gate import Words, check_story, story_in_check
    from entities.selectors import current_gazetteer
    from newsroom.demo.entity_loader import load_entities
    from newsroom.demo.starter_entities import starter_entities

    load_entities(starter_entities())
    article = _story(words, number)
    typed = Words.of(article)
    story = story_in_check(article, words=typed)
    gazetteer = current_gazetteer()
    with CaptureQueriesContext(connection) as queries:
        findings = check_story(article, words=typed)
    whole = _processor(lambda: check_story(article, words=typed))
    rules = _processor(lambda: findings_for(story))
    reading = _processor(lambda: analyse(story.text, gazetteer, engine=settings.NEWSROOM_ENGINE))
    print(
        f"{len(story.text.split())} words, {number} claims, {len(findings)} findings, {len(queries)} queries"
    )
    print(f"analyser alone      {reading * 1000:6.1f} ms")
    print(f"rules alone         {rules * 1000:6.1f} ms")
    print(f"check while typing  {whole * 1000:6.1f} ms   {whole / reading:.1f} x")


def _story(words: int, number: int):
    from tests.factories.articles import make_article
    from tests.factories.claims import make_claim, make_evidence, make_link
    from tests.factories.entities import make_entity, make_person

    paragraphs = []
    each = max(words // max(number, 1) - 15, 0)
    filler = " ".join((_FILLER * (each // 30 + 1)).split()[:each])
    for count in range(number):
        accused, body = make_person(f"Ilse Varnik{count:02}"), make_entity(f"Quorvath Council {count:02}")
        claim = make_claim(
            statement=f"taking money for the sale of quay {count}",
            public_text=f"{body.name} accuses {accused.name} of taking money for the sale of quay {count}.",
            speech_act="accuse",
            harm="serious",
            cue="accuses",
            claimants=[body],
            accused=[accused],
            refresh=False,
        )
        make_link(make_claim(claimants=[accused], speech_act="deny", refresh=False), claim)
        make_evidence(claim)
        paragraphs.append(
            f'<p>{filler} {body.name} accuses {accused.name} of <span data-claim="{claim.uid}">taking money for the'
            f" sale of quay {count}</span>.</p>"
        )
    return make_article(headline="Council accuses officials", standfirst=_FILLER, body="".join(paragraphs))


def _processor(call: Callable[[], object]) -> float:
    """The median processor time of a call in seconds, after a warm-up."""
    taken = []
    for number in range(ROUNDS + 3):
        started = time.process_time()
        call()
        if number >= 3:
            taken.append(time.process_time() - started)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
