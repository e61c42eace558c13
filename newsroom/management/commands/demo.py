"""`demo`: a sample newsroom, set up and served by one command."""

from __future__ import annotations

import socket
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsroom import env
from newsroom.demo.clock import start_clock
from newsroom.demo.loader import load_newsroom, masthead, newsroom_is_empty
from newsroom.demo.people import SAMPLE_PEOPLE
from newsroom.models import User

ADDRESS = "127.0.0.1"


class Command(BaseCommand):
    help = (
        "Set up the database, load the sample newsroom if the database is empty, and serve it on this machine only. "
        "Running it again changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true", help="set up and stop")

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        if not options["no_serve"]:
            _check_port(port)
        started = time.monotonic()
        self.stdout.write("Setting up the database …")
        call_command("migrate", verbosity=0)
        if newsroom_is_empty():
            self.stdout.write("Loading the sample newsroom …")
            load_newsroom(tell=lambda step: self.stdout.write(f"  {step}"))
        self.stdout.write("Collecting static files …")
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write(f"Ready after {time.monotonic() - started:.0f} s.\n")
        self._tell(port)
        if not options["no_serve"]:
            self._serve(port)

    def _tell(self, port: int) -> None:
        base = f"http://{ADDRESS}:{port}"
        self.stdout.write(f"  Readers   {base}/")
        self.stdout.write(f"  Editors   {base}/admin/")
        people = [
            person
            for person in SAMPLE_PEOPLE
            if User.objects.filter(username=person.username, is_sample=True)
        ]
        if people:
            self.stdout.write("\n  Sample logins, for this demo only:")
            for person in people:
                self.stdout.write(f"    {person.username:<10} {person.password:<18} {person.role}")
        self.stdout.write("\n  Ctrl+C stops it.\n")

    def _serve(self, port: int) -> None:
        # The one place that lets sample logins in, and it binds loopback only.
        settings.NEWSROOM_SAMPLE_LOGINS = True
        settings.SITE_URL = f"http://{ADDRESS}:{port}"
        if not env.text("NEWSROOM_SITE_NAME"):
            settings.SITE_NAME = masthead()
        start_clock()
        call_command(
            "runserver", f"{ADDRESS}:{port}", use_reloader=False, use_static_handler=False, skip_checks=True
        )


def _check_port(port: int) -> None:
    """Say at once when the port is taken, not after the set-up."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            raise CommandError(f"Port {port} is in use: choose another with --port.") from error
        except OverflowError as error:
            raise CommandError("A port is a number from 1 to 65535.") from error
