"""A pack as it lies in its folder: files, manifest, signature, and how it is refused."""
