"""Facts on both sides of a rule: just enough, just too little, in the words of the tables of cases.

A file for each kind of fact; all_probes.py knows which kind of condition is tried by which. Nothing here says
what is right: the law answers, and the jurist is asked whether it does so rightly.
"""
