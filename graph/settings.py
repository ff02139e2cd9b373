"""Where the map and the shipped files are. Nothing is read at import; secrets come from the environment only."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_data_path

NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def shipped(folder: str) -> Path:
    """Return a folder of files read at run time (``cypher`` or ``vocabulary``), in a checkout or installed."""
    package = Path(__file__).parent
    installed = package / f"_{folder}"
    if installed.is_dir():
        return installed
    checkout = package.parent
    return checkout / "data" / "vocabulary" if folder == "vocabulary" else checkout / folder


@dataclass(frozen=True)
class Settings:
    """One map: the store that answers queries and the journal it is rebuilt from."""

    store: str
    journal: Path
    neo4j_user: str = ""
    neo4j_password: str = ""
    neo4j_database: str = "neo4j"

    @property
    def on_neo4j(self) -> bool:
        """Whether ``store`` is the address of a Neo4j server; otherwise it is a path for Ladybug."""
        return is_neo4j(self.store)

    @classmethod
    def from_env(cls, store: str | None = None, journal: str | None = None) -> "Settings":
        """Build the settings from MAILLAGE_STORE, MAILLAGE_JOURNAL and NEO4J_*; arguments come first."""
        home = user_data_path("maillage")
        store = store or os.environ.get("MAILLAGE_STORE") or str(home / "carte.lbug")
        journal = journal or os.environ.get("MAILLAGE_JOURNAL") or None
        return cls(
            store=store,
            journal=Path(journal) if journal else default_journal(store, home),
            neo4j_user=os.environ.get("NEO4J_USER", "neo4j"),
            neo4j_password=os.environ.get("NEO4J_PASSWORD", ""),
            neo4j_database=os.environ.get("NEO4J_DATABASE", "neo4j"),
        )


def is_neo4j(store: str) -> bool:
    """Tell an address such as ``bolt://localhost:7687`` from a path."""
    return store.partition("://")[0] in NEO4J_SCHEMES and "://" in store


def default_journal(store: str, home: Path) -> Path:
    """Return the journal that goes with a store: beside a Ladybug file, by server in the user's data folder."""
    if not is_neo4j(store):
        return Path(store).with_suffix(".journal.sqlite")
    address = urlsplit(store)
    return home / f"{address.hostname}-{address.port or 7687}.journal.sqlite"
