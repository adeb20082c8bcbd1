"""Blocs: founded, composed anew for each year, led by offices that change, ended."""
