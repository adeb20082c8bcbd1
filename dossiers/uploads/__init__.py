"""What people hand in: how large it may be, and the limited child that alone looks into it."""
