"""The desk: rules of a new law entered award by award, their cases reviewed, a pack written and proposed.

What may be entered and how it becomes a pack: `law/packs/desk/`.
"""
