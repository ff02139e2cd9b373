"""Bringing together: who should meet whom, and whom to invite to a meeting so that the most is advanced."""
