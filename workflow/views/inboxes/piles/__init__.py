"""What waits together as one line of an inbox."""
