"""What is kept and shown of cases that were sent up: within the house, and to those above it."""
