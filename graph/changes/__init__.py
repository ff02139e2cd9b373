"""What changed: between two states of the journal (what is known), or two dates of the facts (what happened)."""
