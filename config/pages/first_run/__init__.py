"""The one page by which an installation begins; gone once there is a jurisdiction."""
