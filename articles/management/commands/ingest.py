"""`ingest`: stories from files into the CMS, analysed, and into print if asked."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DataError, IntegrityError, transaction
from tqdm import tqdm

from articles.claims.exceptions import ClaimError
from articles.exceptions import StoryError
from articles.ingest.parsers import FORMATS, IncomingStory, IngestError, RecordSkipped, parse_file
from articles.rules import may_override, may_publish, may_write
from articles.services.ingest import Ingested, ingest_story

IMPORTER = "importer"


class Command(BaseCommand):
    help = (
        "Take stories in from text, HTML, ninjs or Word files. Bad records are reported with their line, and the"
        " others go in. "
        "Running it again on the same files changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--format", choices=["auto", *FORMATS], default="auto")
        parser.add_argument("--headline", help="for one text, page or Word file: the headline to use")
        parser.add_argument("--user", default=IMPORTER, help="in whose name (default: %(default)s)")
        parser.add_argument("--publish", action="store_true", help="print what the gate lets through")
        parser.add_argument(
            "--override", metavar="REASON", default="", help="print over findings, for this reason"
        )
        parser.add_argument("--no-analyze", action="store_true", help="save only; propose nothing")
        parser.add_argument("--json", action="store_true", help="print the result as one JSON list")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["override"] and not options["publish"]:
            raise CommandError("--override gives a reason to publish: add --publish.")
        if options["headline"] and len(options["files"]) > 1:
            raise CommandError("--headline is for one story: take the files in one by one, or leave it out.")
        user = _user(options["user"])
        _check_rights(user, options)
        started, results, count, errors = time.monotonic(), [], 0, 0
        bar = tqdm(unit=" stories", disable=not sys.stderr.isatty() or options["json"], file=sys.stderr)
        with bar:
            for name, item in _records(options):
                result = item if isinstance(item, IngestError) else self._take_in(item, user, options)
                if isinstance(result, IngestError):
                    errors += not isinstance(result, RecordSkipped)
                    place = f"{name}, line {result.line}" if result.line else name
                    bar.write(f"{place}: {result.message}", file=self.stderr)
                    continue
                bar.update()
                count += 1
                errors += result.stopped
                if options["json"]:
                    results.append(result.as_dict())
                else:
                    self._tell(result, bar)
        self._close(options, results, count, errors, time.monotonic() - started)

    def _take_in(self, story: IncomingStory, user: Any, options: dict[str, Any]) -> Ingested | IngestError:
        try:
            return ingest_story(
                story,
                by=user,
                analyse=not options["no_analyze"],
                publish=options["publish"],
                override_reason=options["override"],
            )
        except ValidationError as error:
            return IngestError("; ".join(_messages(error)), line=story.line)
        except (StoryError, ClaimError) as error:
            return IngestError(str(error), line=story.line)
        except (DataError, IntegrityError) as error:
            return IngestError(f"The database refused it: {error}", line=story.line)

    def _tell(self, result: Ingested, bar: tqdm) -> None:
        article = result.article
        lines = [f"{result.status}: {article.headline}  [{article.slug}]"]
        lines.append(f"    {result.claims} claims, {result.entities} entities")
        if article.headline_is_working:
            lines.append("    The headline is a working title: replace it before print.")
        lines += [f"    {note}" for note in result.notes]
        lines += [f"    {f.severity} {f.rule} · {f.place}: {f.message}" for f in result.findings]
        if article.is_live:
            lines.append(f"    published at {article.get_absolute_url()}")
        elif result.stopped:
            lines.append(
                "    stays a draft: the findings marked B or S stop it (--override REASON prints over them)"
            )
        bar.write("\n".join(lines), file=self.stdout)

    def _close(self, options: dict[str, Any], results: list, count: int, errors: int, seconds: float) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(results, ensure_ascii=False, indent=2))
        noun, per_second = "story" if count == 1 else "stories", count / seconds if seconds else 0.0
        rate = f"{count} {noun} in {seconds:.1f} s ({per_second:.1f} a second)"
        self.stderr.write(rate)
        if errors:
            need = "record needs" if errors == 1 else "records need"
            raise CommandError(f"{errors} {need} attention (see above).")


def _records(options: dict[str, Any]) -> Iterator[tuple[str, IncomingStory | IngestError]]:
    """Every record of every file, one at a time: memory holds one story, not a file."""
    for name in options["files"]:
        for item in parse_file(Path(name), format=options["format"], headline=options["headline"]):
            yield name, item


def _check_rights(user: Any, options: dict[str, Any]) -> None:
    """Say at once what every record would be refused for."""
    for asked, may, what in (
        (True, may_write(user), "write stories"),
        (options["publish"], may_publish(user), "publish: leave --publish out"),
        (options["override"], may_override(user), "publish over findings: leave --override out"),
    ):
        if asked and not may:
            raise CommandError(f"{user.get_username()} may not {what}, or name somebody who may with --user.")


@transaction.atomic
def _user(name: str) -> Any:
    """The person in whose name stories go in. `importer` is made when first needed, and cannot log in."""
    users = get_user_model()._default_manager
    user = users.filter(username=name).first()
    if user is None and name == IMPORTER:
        user = users.create_user(username=IMPORTER, first_name="Importer")  # without a password: unusable
        user.groups.add(Group.objects.get(name="Importer"))
    if user is None:
        raise CommandError(f"There is no user “{name}”: create one in the admin, or leave --user out.")
    return user


def _messages(error: ValidationError) -> list[str]:
    if hasattr(error, "message_dict"):
        return [f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items()]
    return list(error.messages)
