"""The province today: its organs, its people, dossiers waiting on every desk."""
