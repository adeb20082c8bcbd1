"""Who decides, by when, by which vote; what a jurisdiction sets itself; why a decision is revoked."""
