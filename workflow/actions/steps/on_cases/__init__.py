"""What several acts on single cases share: a no to one, and the name of one."""
