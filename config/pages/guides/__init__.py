"""What the program tells of itself: what each page is for, and a guide of the year for each office."""
