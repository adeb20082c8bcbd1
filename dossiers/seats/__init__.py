"""Seats (suất): counted, ranked, claimed under lock, shown on the meter."""
