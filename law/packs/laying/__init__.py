"""One pack laid on a stack: what it may say, and what the law is with it."""
