"""What a proposed pack would change, told before it is confirmed: open dossiers and cases, judged twice."""
