"""The house itself: the one page by which it begins, gone once there is a jurisdiction, and its logo."""
