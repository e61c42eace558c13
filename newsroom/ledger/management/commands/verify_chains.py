from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from newsroom.ledger.guards import missing_guards
from newsroom.ledger.verification import chained_models, verify_all


class Command(BaseCommand):
    help = (
        "Recomputes every chain of records and checks every redaction and every guard. Prints what does not "
        "verify and then exits with status 1. Changes nothing."
    )

    def handle(self, *args: object, **options: object) -> None:
        problems = [*missing_guards(connection), *map(str, verify_all())]
        for problem in problems:
            self.stderr.write(problem)
        if problems:
            raise CommandError(
                f"{len(problems)} problem(s) found. Compare with a backup before anything else."
            )
        for model in chained_models():
            links = model._base_manager.count()
            self.stdout.write(f"{model._meta.verbose_name_plural}: {links} verified".capitalize())
