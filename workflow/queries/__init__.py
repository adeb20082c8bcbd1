"""What pages show of meetings, decisions, history and journeys. It reads and groups; it decides nothing."""
