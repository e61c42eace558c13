from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Claims: who says what, on which source, and how the argument stands."""

    name = "articles.claims"
    label = "claims"
    default = True

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_migrate, post_save

        from articles.claims import receivers
        from articles.claims.signals import verdict_given
        from newsroom.ledger.signals import redacted

        for signal, sender, receiver in (
            (post_save, receivers.Entity, receivers.refresh_cards_naming),
            (post_save, receivers.EntityName, receivers.refresh_fingerprints_naming),
            (post_delete, receivers.EntityName, receivers.refresh_fingerprints_naming),
            (post_save, receivers.Source, receivers.refresh_cards_relayed_by),
            (post_save, receivers.SourceItem, receivers.refresh_counts_with_item),
            (post_save, receivers.Source, receivers.refresh_counts_with_source),
            (post_save, receivers.Entity, receivers.refresh_counts_owned_by),
            (post_save, receivers.Claim, receivers.refresh_fingerprint_of),
            (post_save, receivers.ClaimParty, receivers.refresh_fingerprint_with_party),
            (post_delete, receivers.ClaimParty, receivers.refresh_fingerprint_with_party),
            (post_delete, receivers.ClaimLink, receivers.refresh_card_of_deleted),
            (post_delete, receivers.Evidence, receivers.refresh_card_of_deleted),
            (post_save, receivers.Claim, receivers.refresh_queue_with_claim),
            (post_save, receivers.ClaimCheck, receivers.note_check_in_queue),
            (post_save, receivers.Evidence, receivers.refresh_queue_with_part),
            (post_delete, receivers.Evidence, receivers.refresh_queue_with_part),
            (post_save, receivers.ReplyRequest, receivers.refresh_queue_with_part),
            (post_save, receivers.SourceItem, receivers.refresh_queue_with_item),
            (post_save, receivers.Derivation, receivers.refresh_counts_with_derivation),
            (post_delete, receivers.Derivation, receivers.refresh_counts_with_derivation),
            (post_save, receivers.ReplyRequest, receivers.refresh_cards_asked),
            (post_delete, receivers.ReplyRequest, receivers.refresh_cards_asked),
            (verdict_given, receivers.Verdict, receivers.refresh_judged),
        ):
            # One receiver hears of several models and of saving and deleting: each pair has its own id.
            uid = f"claims.{receiver.__name__}.{sender.__name__}.{signal is post_save}"
            signal.connect(receiver, sender=sender, dispatch_uid=uid)
        for after in (receivers.fill_fingerprints, receivers.fill_queue, receivers.fill_letters):
            post_migrate.connect(after, sender=self, dispatch_uid=f"claims.{after.__name__}")
        redacted.connect(
            receivers.empty_what_checkers_wrote,
            sender=receivers.Verdict,
            dispatch_uid="claims.empty_what_checkers_wrote",
        )
        redacted.connect(
            receivers.discard_what_is_held,
            sender=receivers.HeldCopy,
            dispatch_uid="claims.discard_what_is_held",
        )
