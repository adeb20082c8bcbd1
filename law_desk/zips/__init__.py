"""A pack as it is handed in: a ZIP of its folder, which the limited child alone looks into."""
