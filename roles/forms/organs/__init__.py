"""Forms that found organs and change them."""
