"""What a newer record of a story keeps of the one before it: claims whose words still stand, and no others."""

from __future__ import annotations

from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast

from articles.body.marks import add_marks
from articles.body.text import plain_text, sentences_around
from articles.claims.enums import LinkKind, Origin
from articles.claims.models import Claim, ClaimLink
from articles.enums import AnchorState, Field
from articles.models import Appearance, Article, Proposal, SuggestionEdit
from articles.services.text_passes import says
from newsroom.ledger.models import HistoryEntry


def with_known_marks(body_html: str, article: Article) -> str:
    """An incoming body with the claims of the story's last import marked again where they still stand.

    Their words must stand once, with the cue and the source beside them that were there: "said" that became
    "denied" is another claim. What is left out is the analyser's to find: re-anchoring never guesses.
    """
    text = plain_text(body_html)
    places: list[tuple[int, int, str, str]] = []
    rows = Appearance.objects.of_working_copy().filter(
        article=article, field=Field.BODY, state=AnchorState.WHOLE
    )
    for row in rows.select_related("claim"):
        start = text.find(row.exact)
        if start < 0 or text.find(row.exact, start + 1) >= 0:
            continue
        end = start + len(row.exact)
        sentence = text[slice(*sentences_around(text, start, end))]
        if not all(says(sentence, words) for words in (row.cue, row.source) if words):
            continue
        if not any(start < other_end and other_start < end for other_start, other_end, *_ in places):
            places.append((start, end, row.claim.uid, row.claim.mode))
    return add_marks(body_html, places)


def discard_unused_imports(article: Article) -> int:
    """Delete claims that an earlier import of this story made and that nothing uses now; returns how many.

    Only what nobody has reviewed, changed or withheld, no version has printed and nothing else refers to.
    """
    worked_on = HistoryEntry.objects.filter(
        object_label=Claim._meta.label_lower, object_id=Cast(OuterRef("pk"), CharField())
    ).exclude(verb__in=["record", "link"])
    elsewhere = Proposal.objects.filter(claim=OuterRef("pk")).exclude(article=article)
    corrected = SuggestionEdit.objects.filter(proposal__claim=OuterRef("pk"))
    answered = ClaimLink.objects.filter(Q(from_claim=OuterRef("pk")) | Q(to_claim=OuterRef("pk"))).exclude(
        kind=LinkKind.REPORTED_IN
    )
    stale = Claim.objects.filter(
        ~Exists(worked_on),
        ~Exists(elsewhere),
        ~Exists(corrected),
        ~Exists(answered),
        proposals__article=article,
        origin=Origin.IMPORT,
        reviewed_at__isnull=True,
        withheld_at__isnull=True,
        appearances__isnull=True,
        evidence__isnull=True,
    )
    keys = _without_ties(set(stale.values_list("pk", flat=True)))
    ClaimLink.objects.filter(from_claim__in=keys).delete()
    article.proposals.filter(claim__in=keys).delete()
    Claim.objects.filter(pk__in=keys).delete()
    return len(keys)


def _without_ties(keys: set[int]) -> set[int]:
    """The claims of which none is reported in, or reports, a claim that stays. Two queries as a rule."""
    while keys:
        ties = ClaimLink.objects.filter(Q(from_claim__in=keys) | Q(to_claim__in=keys))
        tied = {
            key
            for pair in ties.values_list("from_claim", "to_claim")
            if not keys.issuperset(pair)
            for key in pair
        }
        if not tied & keys:
            break
        keys = keys - tied
    return keys
