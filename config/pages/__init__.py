"""The frame of every page, the door, the pages that explain a refusal."""
