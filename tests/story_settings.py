"""The settings of the tests for who plays or changes the story: its files lie in a room of their own."""

import os

from config.settings.test import *  # noqa: F403

VAR = os.environ["STORY_ROOM"]
MEDIA_ROOT = f"{VAR}/media"
VINHDANH_SEAL_KEY_FILE = f"{VAR}/seal.key"
