"""What a level above sees of those below it: figures, never a name out of their dossiers."""
