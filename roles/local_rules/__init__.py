"""Values that the law leaves to the jurisdiction: set from a day, ended, told in words."""
