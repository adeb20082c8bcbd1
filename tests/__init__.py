"""Tests mirror the rooms; tests/conftest.py gives them their database."""
