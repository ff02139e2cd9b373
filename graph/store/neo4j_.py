"""The graph on a Neo4j server, through the official driver."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Self
from uuid import uuid4

import neo4j
import neo4j.graph
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import QueryError, StoreError
from graph.projection.model import Difference, Graph
from graph.settings import Settings
from graph.store.base import (
    STAMP_QUERY,
    Progress,
    WriteReport,
    read_snapshot,
    schema_statements,
    statement,
)
from graph.store.sending import Rows, Sending

LOCK = "MERGE (b:Build {id: 'current'}) SET b.at = toString(datetime())"
# The driver spends ten times longer on a thousand records of one row than on one record of a thousand rows.
IN_BULK = """CALL () {{
{text}
}}
WITH collect([{columns}]) AS rows
UNWIND range(0, size(rows) - 1, 500) AS start
RETURN rows[start..start + 500] AS rows"""
ANY_NODE = "MATCH (n) WHERE NOT n:Build RETURN n.id AS id LIMIT 1"
KEEP_STAMP = "MATCH (b:Build {id: 'current'}) SET b.stamp = $stamp"
TAKE_OVER = "MERGE (b:Build {id: 'writer'}) SET b.token = $token"
# Setting takes the lock, held until the end of the transaction: the token read after it stays the last one meanwhile.
HOLD = "MATCH (b:Build {id: 'writer'}) SET b.held = true WITH b WHERE b.token = $token RETURN b.token"
FORGET_WRITER = "MATCH (b:Build {id: 'writer'}) DELETE b"
LEFT_AS_BEFORE = "la carte est restée comme avant"
LEFT_UNFINISHED = "la carte est incomplète : la prochaine commande la finira"


class Neo4jStore:
    """A Neo4j database. A write sends only what differs from what is there, in one transaction."""

    engine = "neo4j"

    def __init__(self, settings: Settings) -> None:
        """Connect; raise StoreError when the server does not answer or refuses the password."""
        # The server warns of labels that no node has yet; on an empty map that is not news.
        logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)
        self.database = settings.neo4j_database
        auth = (settings.neo4j_user, settings.neo4j_password) if settings.neo4j_password else None
        try:
            self.driver = neo4j.GraphDatabase.driver(settings.store, auth=auth)
        except (DriverError, ValueError) as error:
            raise _unreachable(settings.store, error) from error
        try:
            self.driver.verify_connectivity()
            for line in schema_statements(self.engine):
                self.driver.execute_query(line, database_=self.database)
        except (DriverError, Neo4jError) as error:
            self.driver.close()
            raise _unreachable(settings.store, error) from error

    def write(self, graph: Graph, stamp: str, progress: Progress | None = None) -> WriteReport:
        """Send the difference with what is there.

        A map that has its stamp changes in one transaction: a reader sees the old graph or the new one. One that has
        none is read by nobody: it is filled by short transactions, which the server does in half the time and memory,
        and the stamp comes last. Killed meanwhile, it still has none, and the next command fills what is missing.
        """
        left = LEFT_AS_BEFORE
        try:
            with self.driver.session(database=self.database) as session, session.begin_transaction() as transaction:
                # Another writer waits here, so that what is there stays what the difference was made from.
                transaction.run(LOCK).consume()
                if self.stamp():
                    difference = Difference.between(self.snapshot(), graph)
                    Sending(partial(_run, transaction), progress).send(difference)
                else:
                    left = LEFT_UNFINISHED
                    with ShortTransactions(self.driver, self.database) as short:
                        difference = Difference.between(self.snapshot(), graph)
                        Sending(short.run, progress).send(difference)
                    transaction.run(FORGET_WRITER).consume()
                transaction.run(KEEP_STAMP, stamp=stamp).consume()
                transaction.commit()
        except (DriverError, Neo4jError) as error:
            raise StoreError(f"L’écriture dans Neo4j a échoué, {left} ({error}).") from error
        return WriteReport(difference.written, difference.removed)

    def snapshot(self) -> Graph:
        """Return the whole graph as it stands on the server; of an empty one, it need not plan forty queries."""
        return read_snapshot(self) if self.read(ANY_NODE) else Graph()

    def read(
        self, text: str, parameters: Mapping[str, Any] | None = None, columns: Sequence[str] = ()
    ) -> list[dict[str, Any]]:
        """Run one statement in a session that the server itself keeps from writing."""
        try:
            found = self.driver.execute_query(
                neo4j.Query(IN_BULK.format(text=text, columns=", ".join(columns)) if columns else text),
                dict(parameters or {}),
                database_=self.database,
                routing_=neo4j.RoutingControl.READ,
            )
        except (DriverError, Neo4jError) as error:
            raise StoreError(f"La requête a échoué dans Neo4j ({error}).") from error
        if columns:
            return [dict(zip(columns, row, strict=True)) for sent in found.records for row in sent[0]]
        return [record.data() for record in found.records]

    def explain(self, text: str, parameters: Mapping[str, Any], seconds: float) -> Mapping[str, Any]:
        """Return the plan of a statement, without running it; raise QueryError when it has none."""
        with self._free(f"EXPLAIN {text}", parameters, seconds) as found:
            summary = found.consume()
        if not summary.plan or summary.query_type != "r":
            raise QueryError("Cette requête n’est pas de celles qui lisent la carte.")
        return summary.plan

    def read_some(
        self, text: str, parameters: Mapping[str, Any], most: int, seconds: float
    ) -> tuple[Sequence[str], list[dict[str, Any]]]:
        """Run one reading statement for so long at most; return its columns and its first rows, nodes as their ids."""
        with self._free(text, parameters, seconds) as found:
            columns = found.keys()
            return columns, [{name: _plain(record[name]) for name in columns} for record in found.fetch(most)]

    @contextmanager
    def _free(self, text: str, parameters: Mapping[str, Any], seconds: float) -> Iterator[neo4j.Result]:
        """Run a person's statement in a transaction of its own, which is never committed; raise QueryError."""
        opened = self.driver.session(database=self.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=200)
        try:
            with opened as session, session.begin_transaction(timeout=seconds) as transaction:
                yield transaction.run(text, dict(parameters))
                transaction.rollback()
        except Neo4jError as error:
            if "TransactionTimedOut" in (error.code or "") or "Terminated" in (error.code or ""):
                raise QueryError(f"La requête dure plus de {seconds:g} s : limitez-la.") from error
            raise QueryError(f"Neo4j refuse cette requête : {error.message}") from error
        except (DriverError, ValueError, TypeError) as error:
            raise QueryError(f"Cette requête ne peut pas être envoyée ({error}).") from error

    def stamp(self) -> str:
        """Return the stamp of the last write, or an empty text."""
        found = self.read(STAMP_QUERY)
        return str(found[0]["stamp"]) if found else ""

    def close(self) -> None:
        """Close the connections."""
        self.driver.close()


class ShortTransactions:
    """The turn of a writer that sends each batch in a transaction of its own, until another one takes over.

    The batch of a killed writer may still be committing when the next one begins; ties have no constraint that would
    refuse a second one. So a batch holds the writer's node: who takes over waits for it, and none comes after.
    """

    def __init__(self, driver: neo4j.Driver, database: str | None) -> None:
        """Take over from whoever wrote before."""
        self._session, self._token = driver.session(database=database), uuid4().hex
        self._session.run(TAKE_OVER, token=self._token).consume()

    def run(self, name: str, rows: Rows, ends: list[str]) -> list[tuple[str, str]]:
        """Run a statement of ``cypher/write`` and commit it; raise StoreError when another writer took over."""
        with self._session.begin_transaction() as transaction:
            if transaction.run(HOLD, token=self._token).single() is None:
                raise StoreError("Une autre commande écrit cette carte depuis : recommencez celle-ci.")
            answered = _run(transaction, name, rows, ends)
            transaction.commit()
        return answered

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Give the connection back."""
        self._session.close()


def _run(transaction: neo4j.Transaction, name: str, rows: Rows, ends: list[str]) -> list[tuple[str, str]]:
    answered = transaction.run(statement("write", name), rows=rows, ends=ends).values()
    return [(node, element) for node, element in answered]


def _plain(value: Any) -> Any:
    """Return a value as JSON has it; a node or a relationship as the id or the type that a person knows it by."""
    if isinstance(value, neo4j.graph.Node):
        return value.get("id") or value.element_id
    if isinstance(value, neo4j.graph.Relationship):
        return value.type
    if isinstance(value, neo4j.graph.Path):
        return [_plain(each) for each in value.nodes]
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return value if isinstance(value, int | float | str | bool | None) else str(value)


def _unreachable(address: str, error: Exception) -> StoreError:
    return StoreError(
        f"Neo4j ne répond pas à « {address} » ({type(error).__name__}). Vérifiez l’adresse (MAILLAGE_STORE), "
        "NEO4J_USER et NEO4J_PASSWORD, et que le serveur est démarré."
    )
