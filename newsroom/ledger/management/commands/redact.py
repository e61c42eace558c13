from argparse import ArgumentParser

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from newsroom.ledger.guards import redactable_models
from newsroom.ledger.models import RedactableModel
from newsroom.ledger.redaction import redact


class Command(BaseCommand):
    help = (
        "Empties the content of a written record for good, by order of law: for instance "
        "redact articles.publishedversion 12 --reason 'Order of the regional court, 3 May' --user legal"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("label", help="app and model, as articles.publishedversion")
        parser.add_argument("pk", type=int, help="key of the record")
        parser.add_argument(
            "--reason", required=True, help="the order or law that demands it; kept in history"
        )
        parser.add_argument("--user", required=True, help="login of who redacts; needs the permission to")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be emptied, and change nothing"
        )

    def handle(
        self, *, label: str, pk: int, reason: str, user: str, dry_run: bool, **options: object
    ) -> None:
        record, by = _record(label, pk), _user(user)
        try:
            with transaction.atomic():
                entries = redact(record=record, by=by, reason=reason)
                if dry_run:
                    transaction.set_rollback(True)
        except PermissionDenied as error:
            raise CommandError(f"{user}: {error}") from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        for entry in entries:
            self.stdout.write(
                f"{'would empty' if dry_run else 'emptied'} {entry.object_label} {entry.object_id}"
            )


def _record(label: str, pk: int) -> RedactableModel:
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError) as error:
        raise CommandError(f"There is no model {label}. {_choices()}") from error
    if not issubclass(model, RedactableModel):
        raise CommandError(
            f"{label} holds no content that could be emptied: edit it where it is edited. {_choices()}"
        )
    record = model._base_manager.filter(pk=pk).first()
    if record is None:
        raise CommandError(f"There is no {label} {pk}.")
    return record


def _user(login: str):  # type: ignore[no-untyped-def]
    model = get_user_model()
    user = model._default_manager.filter(**{model.USERNAME_FIELD: login}).first()
    if user is None:
        raise CommandError(f"There is no user {login}.")
    return user


def _choices() -> str:
    labels = sorted(model._meta.label_lower for model in redactable_models())
    return f"Records that can be redacted: {', '.join(labels)}."
