"""The public format of a case: text to facts, a judgement to text."""
