"""Where a partnership is missing: each gap with its severity, its reason, its evidence and its denominator."""

from graph.gaps.find import find_gaps, gap_queries
from graph.gaps.model import STATES, UNKNOWN, Gap, GapReport, KindSummary

__all__ = ["STATES", "UNKNOWN", "Gap", "GapReport", "KindSummary", "find_gaps", "gap_queries"]
