"""What the settings say of how a site lets people in."""
