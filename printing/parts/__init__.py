"""What papers are put together from: head, articles, body, tables, annex, foot."""
