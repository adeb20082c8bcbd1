#!/usr/bin/env python
"""Command line of Vinh Danh; the settings default to the embedded database of a fresh machine."""

import gc
import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
    # What is loaded stays: to walk through it again and again was a tenth of every command's start.
    gc.set_threshold(50_000, 20, 100)
    from django.core.management import execute_from_command_line

    from config.running.deep_calls import with_room_for_deep_calls

    with_room_for_deep_calls(execute_from_command_line)(sys.argv)


if __name__ == "__main__":
    main()
