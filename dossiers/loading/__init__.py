"""The past comes in by Excel: one machine for every kind of sheet; a kind says its columns, its checks and
how its rows are stored (kinds/). Nothing is stored until a person of the Board's office confirmed it.
"""
