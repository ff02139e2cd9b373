"""The invented network, and a small map whose names attack what is written of them."""

import pytest

from graph.atlas import Atlas
from tests.graph.worlds import attendance, contracts, load_world, posts

HOSTILE = (
    "</text><script>alert(1)</script>",
    "]]>&lt;<![CDATA[",
    "guillemets \" et ' onload=alert(1)",
    "\u202eesrevni emon\u202c جمعية الأمل",
    "nul\x00 et \x0b contrôle",
    "協会協会協会協会協会協会協会協会 🏳️‍🌈",
    "TRÈS LONG " + "W" * 10_000,
)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    lines = [f"R | {name} | {year} | CV001 | 54" for name in HOSTILE for year in (2024, 2025)]
    lines.append(f"R | {HOSTILE[0]} qui part | 2024 | CV001 | 54")
    place = contracts(f"CV001 | CV001 - {HOSTILE[0]} | 54 | 54395 | 900")
    came = attendance(*(f"{HOSTILE[0]} | 2025-03-04 | {name} | participant" for name in HOSTILE))
    atlas = Atlas.open(load_world(folder / "carte.lbug", folder, posts(*lines), place, came))
    yield atlas
    atlas.close()


@pytest.fixture(scope="session")
def event_id(example_atlas):
    return next(key for key, (label, _) in sorted(example_atlas.names().items()) if label == "Event")
