"""Law packs: folders of dated law that their publisher signs, laid one on another into a stack.

From the bottom: signed_folder/, what lies in the folder and who signed it · tables/, cases as a jurist writes
them · laying/, one pack on a stack · proving/, whether its cases prove it · opened_packs, the one way in ·
publishing, the way out · in_words/, what a law says and what a pack changes · desk/, a pack
that writes itself from what a jurist answers.
"""
