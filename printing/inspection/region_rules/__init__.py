"""One file for each region of the page; each rule reads the anatomy and yields its faults."""
