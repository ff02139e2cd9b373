#!/usr/bin/env python3
"""Writes what follows from graph/schema.py: cypher/schema, cypher/write, cypher/snapshot.

usage: python tools/make_cypher.py [--check]     (--check changes nothing and exits with 1 if a file differs)
"""

import sys
from pathlib import Path

from graph.schema import LABEL_BY_NAME, LABELS, PROOF, RELATIONSHIPS, Label, Relationship, types_from

ROOT = Path(__file__).parent.parent / "cypher"
MADE = "// made by tools/make_cypher.py from graph/schema.py\n"


def columns(properties, separator=", "):
    return separator.join(f"{p.name} {p.type}" + (" PRIMARY KEY" if p.name == "id" else "") for p in properties)


def neo4j_schema():
    return "".join(
        f"CREATE CONSTRAINT {label.name.lower()}_id IF NOT EXISTS FOR (n:{label.name}) REQUIRE n.id IS UNIQUE;\n"
        for label in (*LABELS, Label("Build", "", "", ()))
    )


def ladybug_schema():
    lines = [f"CREATE NODE TABLE {label.name}({columns(label.properties)});\n" for label in LABELS]
    lines.append("CREATE NODE TABLE Build(id STRING PRIMARY KEY, stamp STRING, at STRING);\n")
    for kind in dict.fromkeys(tie.type for tie in RELATIONSHIPS):
        ties = [tie for tie in RELATIONSHIPS if tie.type == kind]
        ends = ", ".join(f"FROM {tie.start} TO {tie.end}" for tie in ties)
        properties = "".join(f", {p.name} {p.type}" for p in ties[0].properties)
        lines.append(f"CREATE REL TABLE {kind}({ends}{properties});\n")
    return "".join(lines)


def key(tie: Relationship) -> str:
    inside = ", ".join(f"{p.name}: row[{number}]" for number, p in enumerate(tie.properties, 2))
    return f"{tie.type} {{{inside}}}" if inside else tie.type


# The nodes to be tied are sought once a statement, by the engine's own ids; a row holds their places.
ENDS = """UNWIND range(0, size($ends) - 1) AS place
MATCH (end) WHERE elementId(end) = $ends[place]
WITH end ORDER BY place
WITH collect(end) AS ends
UNWIND $rows AS row
"""


def creation(name):
    """New nodes with the ties that start from them: each kind of tie has a list of places of its ends."""
    properties = LABEL_BY_NAME[name].properties
    settings = ", ".join(f"{p.name}: row[{number}]" for number, p in enumerate(properties))
    ties = "".join(
        f"FOREACH (end IN [place IN row[{number}] | ends[place]] | CREATE (n)-[:{kind}]->(end))\n"
        for number, kind in enumerate(types_from(name), len(properties))
    )
    return f"{ENDS}CREATE (n:{name} {{{settings}}})\n{ties}"


def files():
    yield "schema/neo4j.cypher", neo4j_schema()
    yield "schema/ladybug.cypher", ladybug_schema()
    for label in LABELS:
        settings = ",\n    ".join(f"n.{p.name} = row[{number}]" for number, p in enumerate(label.properties[1:], 1))
        merge = f"UNWIND $rows AS row\nMERGE (n:{label.name} {{id: row[0]}})\nSET {settings}\n"
        found = "RETURN n.id AS id, elementId(n) AS element\n"
        yield f"write/{label.name}.merge.cypher", merge + found
        matched = f"UNWIND $rows AS row\nMATCH (n:{label.name} {{id: row[0]}})\n"
        yield f"write/{label.name}.find.cypher", matched + found
        yield f"write/{label.name}.delete.cypher", f"{matched}DETACH DELETE n\n"
        wanted = ", ".join(f"n.{p.name} AS {p.name}" for p in label.properties)
        yield f"snapshot/{label.name}.cypher", f"MATCH (n:{label.name})\nRETURN {wanted}\n"
    yield f"write/{PROOF}.create.cypher", creation(PROOF)
    for tie in RELATIONSHIPS:
        name = f"{tie.start}.{tie.type}.{tie.end}"
        tied = "WITH row, ends[row[0]] AS a, ends[row[1]] AS b\n"
        yield f"write/{name}.create.cypher", f"{ENDS}{tied}CREATE (a)-[:{key(tie)}]->(b)\n"
        between = f"MATCH (a:{tie.start} {{id: row[0]}})-[tie:{key(tie)}]->(b:{tie.end} {{id: row[1]}})\n"
        yield f"write/{name}.delete.cypher", f"UNWIND $rows AS row\n{between}DELETE tie\n"
        wanted = "".join(f", tie.{p.name} AS {p.name}" for p in tie.properties)
        pattern = f"(a:{tie.start})-[tie:{tie.type}]->(b:{tie.end})"
        yield f"snapshot/{name}.cypher", f"MATCH {pattern}\nRETURN a.id AS start_id, b.id AS end_id{wanted}\n"


def main():
    wanted = {ROOT / name: MADE + text for name, text in files()}
    made = {path for folder in ("schema", "write", "snapshot") for path in (ROOT / folder).glob("*.cypher")}
    stale = list(made - wanted.keys())
    differing = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        sys.exit("\n".join(f"not up to date: {path}" for path in sorted(stale + differing)) or 0)
    for path in stale:
        path.unlink()
    for path in differing:
        path.parent.mkdir(exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8")
    print(f"{len(differing)} written, {len(stale)} removed")


if __name__ == "__main__":
    main()
