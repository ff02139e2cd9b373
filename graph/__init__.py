"""Maillage: from a coordinator's lists to a map of actors and of the partnerships that are missing."""

__version__ = "0.1.0"
