"""What the acts of a council meeting share: agenda, hours, heads, the box, what members are told."""
