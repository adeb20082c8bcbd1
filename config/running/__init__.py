"""What keeps a real site running: backups, what is wrong with an installation, logs, health."""
