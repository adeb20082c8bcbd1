"""The papers that can be printed, one kind a file: contents in, PDF bytes out."""
