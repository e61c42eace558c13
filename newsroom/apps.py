from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The project package: users, roles, settings, and the pages that join the other apps."""

    name = "newsroom"
    label = "newsroom"
    default = True

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from newsroom import checks  # noqa: F401  (registers the system checks)
        from newsroom.roles import sync_roles

        post_migrate.connect(sync_roles, sender=self, dispatch_uid="newsroom.sync_roles")
        self._listen()

    def _listen(self) -> None:
        """What people and other machines are told of: `newsroom.notifications`."""
        from django.db.models.signals import post_save

        from articles.claims.signals import check_moved, claim_edited, claims_changed, verdict_shown
        from articles.models import PublishedVersion, Revision
        from articles.signals import (
            claim_note_written,
            note_written,
            story_held,
            story_moved,
            story_planned,
            tasks_opened,
        )
        from newsroom.ledger.signals import redacted
        from newsroom.notifications import receivers
        from newsroom.notifications.checks import tell_of_check

        story_moved.connect(receivers.tell_of_move, dispatch_uid="newsroom.tell_of_move")
        story_planned.connect(receivers.tell_of_plan, dispatch_uid="newsroom.tell_of_plan")
        story_held.connect(receivers.tell_of_hold, dispatch_uid="newsroom.tell_of_hold")
        claim_note_written.connect(receivers.tell_of_claim_note, dispatch_uid="newsroom.tell_of_claim_note")
        note_written.connect(receivers.tell_of_note, dispatch_uid="newsroom.tell_of_note")
        claims_changed.connect(receivers.tell_of_labels, dispatch_uid="newsroom.tell_of_labels")
        claim_edited.connect(receivers.tell_of_edit, dispatch_uid="newsroom.tell_of_edit")
        tasks_opened.connect(receivers.tell_of_tasks, dispatch_uid="newsroom.tell_of_tasks")
        check_moved.connect(tell_of_check, dispatch_uid="newsroom.tell_of_check")
        verdict_shown.connect(receivers.tell_of_verdict, dispatch_uid="newsroom.tell_of_verdict")
        post_save.connect(
            receivers.tell_of_revision, sender=Revision, dispatch_uid="newsroom.tell_of_revision"
        )
        redacted.connect(
            receivers.empty_notifications,
            sender=PublishedVersion,
            dispatch_uid="newsroom.empty_notifications",
        )
