"""A hundred thousand rows from a file, one at a time: the child that reads them, the stream, typed rows."""
