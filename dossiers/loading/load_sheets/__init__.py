"""The workbooks of a load: the template that a person fills in, and his file with the faults marked."""
