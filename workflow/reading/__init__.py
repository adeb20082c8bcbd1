"""What the pages of meetings, decisions and history show. It reads and groups; it decides nothing."""
