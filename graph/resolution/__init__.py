"""From mentions to organisations: names are read, compared for stated reasons, and grouped."""

from graph.resolution.canonical import assign_ids, display_name, organization_siren
from graph.resolution.model import Cluster, Resolution, Score, ScoredPair
from graph.resolution.parsing import ParsedMention, parse
from graph.resolution.pipeline import Settled, resolve
from graph.resolution.scoring import MERGE, REVIEW, score

__all__ = [
    "MERGE",
    "REVIEW",
    "Cluster",
    "ParsedMention",
    "Resolution",
    "Score",
    "ScoredPair",
    "Settled",
    "assign_ids",
    "display_name",
    "organization_siren",
    "parse",
    "resolve",
    "score",
]
