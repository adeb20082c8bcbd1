"""What a person sees and does about the own account."""
