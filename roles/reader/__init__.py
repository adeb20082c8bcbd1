"""What a page knows of its reader: the office worked from now, and what the frame tells of it."""
