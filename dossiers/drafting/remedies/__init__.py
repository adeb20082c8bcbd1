"""What the program knows already of a recipient and would mend a nomination: offered, used with one click."""
