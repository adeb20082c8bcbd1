"""One kind of sheet a file: its columns, its checks, what its rows would change, and how they are stored."""
