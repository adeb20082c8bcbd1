"""From rows to papers: translates meetings and decisions into what printing lays out."""
