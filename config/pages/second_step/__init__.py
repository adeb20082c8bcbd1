"""What is asked after the right password: a code of the owner's telephone, or one on paper."""
