"""What is known of a recipient, as facts of the law: its history and its conduct."""
