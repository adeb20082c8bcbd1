"""The Board's table of a year: units and awards, how far each case has come, who is late, who was declined.

Unlike the charts of a home page it counts the nominations of one year of a jurisdiction, along the index of
its dossiers by year, in one statement whatever their number.
"""
