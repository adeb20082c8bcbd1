"""The one table of acts: what a row is made of, the rows, and what a right asks besides."""
