"""The page of appraisal: what waits, what was appraised already, what is done to all the rest."""
