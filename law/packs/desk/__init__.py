"""The law desk's pure part: what a jurist is asked of a new law by award, and the pack that the answers make.

From the bottom: rules_of_award, every rule an award is judged by · rule_fields, what may be entered of one ·
rule_answers, what was answered · probes/ and …_rows, facts on both sides · asked_cases, those put to the
law and told as a question · own_cases, what the jurist tells himself · written_pack, the folder of the pack.
"""
