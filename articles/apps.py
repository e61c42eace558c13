from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """Stories: working copies, print, and where claims and entities stand in them."""

    name = "articles"
    label = "articles"
    default = True

    def ready(self) -> None:
        from articles import receivers
        from articles.claims.signals import (
            authors_wanted,
            claim_edited,
            claims_changed,
            reach_wanted,
            verdict_shown,
        )
        from articles.signals import story_moved, story_planned
        from newsroom.ledger.signals import redacted

        redacted.connect(
            receivers.empty_copies_of_version,
            sender=receivers.PublishedVersion,
            dispatch_uid="articles.empty_copies_of_version",
        )
        redacted.connect(
            receivers.empty_copies_of_note,
            sender=receivers.Correction,
            dispatch_uid="articles.empty_copies_of_note",
        )
        claim_edited.connect(
            receivers.note_correction_of_claim,
            sender=receivers.Claim,
            dispatch_uid="articles.note_correction_of_claim",
        )
        for signal, receiver in (
            (story_moved, receivers.tell_reach_after_move),
            (story_planned, receivers.tell_reach_after_plan),
            (reach_wanted, receivers.tell_reach),
        ):
            signal.connect(receiver, dispatch_uid=f"articles.{receiver.__name__}")
        verdict_shown.connect(
            receivers.open_tasks_after_verdict,
            sender=receivers.Verdict,
            dispatch_uid="articles.open_tasks_after_verdict",
        )
        claims_changed.connect(
            receivers.open_tasks_after_withdrawal,
            sender=receivers.Claim,
            dispatch_uid="articles.open_tasks_after_withdrawal",
        )
        authors_wanted.connect(
            receivers.name_authors, sender=receivers.Claim, dispatch_uid="articles.name_authors"
        )
