"""Where the graph is kept and asked: Neo4j, or Ladybug when there is no server. The rest of the code knows neither."""

from graph.settings import Settings
from graph.store.base import GraphStore, WriteReport


def open_store(settings: Settings) -> GraphStore:
    """Open the store that the settings name; the driver of the other one is not imported."""
    if settings.on_neo4j:
        from graph.store.neo4j_ import Neo4jStore

        return Neo4jStore(settings)
    from graph.store.ladybug_ import LadybugStore

    return LadybugStore(settings.store)


__all__ = ["GraphStore", "WriteReport", "open_store"]
