"""Deciding of a gap: in discussion, planned for a day by somebody, set aside for a reason, closed."""

import msgspec

from graph.atlas import Atlas
from graph.errors import JudgementError, NotFound
from graph.journal.following import follow
from graph.model import FollowUp


def decide(atlas: Atlas, said: FollowUp) -> None:
    """Keep what is decided of a gap of the map, with its sentence; raise NotFound, JudgementError."""
    gap = next((gap for gap in atlas.gaps().all_gaps if gap.id == said.gap), None)
    if gap is None:
        raise NotFound(f"Le manque « {said.gap} » n’est pas dans la carte.")
    if said.state == "set_aside" and not said.why:
        raise JudgementError("Un manque écarté demande une raison.")
    follow(atlas.journal, msgspec.structs.replace(said, sentence=gap.sentence))
