"""What the law says on a day and what a pack changes, in words a jurist reads."""
