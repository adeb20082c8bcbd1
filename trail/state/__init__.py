"""The rows that people read against the history that can be proved: what the rooms above build on.

An act leaves in its entry what its rows were when it was done; here they are read again and compared.
"""
