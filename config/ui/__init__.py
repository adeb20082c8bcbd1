"""What every page is made of: marks, figures, forms and layout, gathered in templatetags/ui.py."""
