"""Figures of a network: what it is as a whole, who holds it, who takes part, what falls if somebody leaves."""
