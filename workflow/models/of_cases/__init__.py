"""What the Board keeps of single cases: holds, what is not qualified, what was settled by words alone."""
