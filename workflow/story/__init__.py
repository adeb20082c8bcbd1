"""The demonstration: a district's year 2020 and a province today, played through the doors of the pages."""
