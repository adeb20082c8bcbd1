"""What jurists do: trust a publisher's key, propose a pack, confirm or refuse another's, take one back."""
