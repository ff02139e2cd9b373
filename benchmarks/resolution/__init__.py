"""How long and how well a list is resolved, beside Splink and rapidfuzz."""
