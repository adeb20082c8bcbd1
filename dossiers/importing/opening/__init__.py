"""The uploaded file: its gate, its limits, and the limited child that parses it."""
