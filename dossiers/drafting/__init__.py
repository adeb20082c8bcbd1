"""The draft: its doors, its pages, the forms that are typed into it, and its petition."""
