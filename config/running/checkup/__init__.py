"""What is wrong with an installation, and how to mend it: a line for each thing that is looked at."""
