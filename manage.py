#!/usr/bin/env python
"""Run administrative commands of the newsroom, for example `python manage.py demo`."""

import os
import sys


def main() -> None:
    """Run one of the commands that README.md lists."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
