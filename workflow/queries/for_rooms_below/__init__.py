"""What of the corridor rooms below ask for, handed down to them when this room is loaded."""
