"""`vault`: keys for identities of sources, and what runs out."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.claims.exceptions import VaultShut
from articles.claims.services.identities import remove_lapsed
from articles.claims.services.vault_keys import rotate_keys
from articles.claims.vault import fresh_key


class Command(BaseCommand):
    help = (
        "Looks after the vault for identities of sources. `key` prints a new key for NEWSROOM_VAULT_KEY; `rotate`"
        " encrypts with the first key what another one has encrypted; `purge` empties identities whose grant has run"
        " out or was ended. Running any of them twice does no harm."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=("key", "rotate", "purge"))
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, and change nothing"
        )

    def handle(self, *, act: str, dry_run: bool, **options: Any) -> None:
        try:
            {"key": self._key, "rotate": self._rotate, "purge": self._purge}[act](dry_run)
        except VaultShut as problem:
            raise CommandError(str(problem)) from None

    def _key(self, dry_run: bool) -> None:
        self.stdout.write(fresh_key())

    def _rotate(self, dry_run: bool) -> None:
        done = rotate_keys(dry_run=dry_run)
        verb = "would be encrypted anew" if dry_run else "encrypted anew"
        self.stdout.write(f"{done.changed} {verb}, {done.current} were so already.")
        if done.lost:
            raise CommandError(f"{len(done.lost)} open with no key that is here, and stay as they are.")

    def _purge(self, dry_run: bool) -> None:
        emptied = remove_lapsed(dry_run=dry_run)
        self.stdout.write(f"{len(emptied)} {'would be emptied' if dry_run else 'emptied'}.")
