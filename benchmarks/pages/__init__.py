"""Thirty people reading the pages of a large map at once."""
