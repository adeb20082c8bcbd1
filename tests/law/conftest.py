"""The law is read from its files once, by whichever test comes first: no example is timed."""

from hypothesis import settings

settings.register_profile("law", deadline=None)
settings.load_profile("law")
