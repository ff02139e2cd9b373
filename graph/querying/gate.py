"""Which free Cypher may run: what only reads the graph, told by the operators of its plan, each allowed by name.

A list of what is forbidden would miss the next operator; a session that is only for reading lets LOAD CSV and
TERMINATE TRANSACTION pass. Names are those of Neo4j 5.26, Community edition.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

# Where rows begin: nodes and relationships, by scan, by index, by count.
STARTS = """
AllNodesScan NodeByLabelScan UnionNodeByLabelsScan IntersectionNodeByLabelsScan SubtractionNodeByLabelsScan
NodeByIdSeek NodeByElementIdSeek NodeIndexScan NodeIndexSeek NodeIndexSeekByRange NodeIndexContainsScan
NodeIndexEndsWithScan NodeUniqueIndexSeek NodeUniqueIndexSeekByRange MultiNodeIndexSeek NodeCountFromCountStore
RelationshipCountFromCountStore DirectedRelationshipTypeScan UndirectedRelationshipTypeScan
DirectedUnionRelationshipTypesScan UndirectedUnionRelationshipTypesScan DirectedAllRelationshipsScan
UndirectedAllRelationshipsScan DirectedRelationshipByIdSeek UndirectedRelationshipByIdSeek
DirectedRelationshipByElementIdSeek UndirectedRelationshipByElementIdSeek Argument EmptyRow
"""
WALKS = """
Expand(All) Expand(Into) OptionalExpand(All) OptionalExpand(Into) VarLengthExpand(All) VarLengthExpand(Into)
VarLengthExpand(Pruning) VarLengthExpand(Pruning,BFS) VarLengthExpand(Pruning,BFS,All) VarLengthExpand(Pruning,BFS,Into)
ShortestPath StatefulShortestPath(All) StatefulShortestPath(Into) Repeat(Trail) ProjectEndpoints
"""
# Choosing, joining, counting, ordering.
ROWS = """
Filter Projection CacheProperties ProduceResults Distinct OrderedDistinct EagerAggregation OrderedAggregation
Aggregation Limit ExhaustiveLimit Skip Sort PartialSort Top PartialTop Top1WithTies Union OrderedUnion Unwind
UnwindCollection Eager Optional Apply SemiApply AntiSemiApply LetSemiApply LetAntiSemiApply SelectOrSemiApply
SelectOrAntiSemiApply LetSelectOrSemiApply LetSelectOrAntiSemiApply RollUpApply CartesianProduct NodeHashJoin
ValueHashJoin NodeLeftOuterHashJoin NodeRightOuterHashJoin LeftOuterHashJoin RightOuterHashJoin
TriadicSelection TriadicBuild TriadicFilter AssertSameNode AssertSameRelationship EmptyResult
"""
ALLOWED = frozenset(f"{STARTS} {WALKS} {ROWS}".split())

# Functions of a namespace that Neo4j itself has; any other was installed by somebody and may do anything.
NAMESPACES = ("date", "datetime", "localdatetime", "time", "localtime", "duration", "point", "vector.similarity")
# What is written as text, as a comment or between backticks is not code.
QUOTED = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|//[^\n]*|/\*.*?\*/", re.DOTALL)
CALL = re.compile(r"((?:[^\W\d]\w*\s*\.\s*)+)[^\W\d]\w*\s*\(")

# A statement is explained before it runs: one that asks for that itself, or for options, might run at once instead.
PREFIX = re.compile(r"\s*(EXPLAIN|PROFILE|CYPHER)\b", re.IGNORECASE)


def refused_prefix(text: str) -> list[str]:
    """Return the word that a statement begins with when it would change how it is run."""
    found = PREFIX.match(QUOTED.sub(" ", text))
    return [found[1].upper()] if found else []


def refused_operators(plan: Mapping[str, Any]) -> list[str]:
    """Return the names of the operators of a plan that are not allowed, each once."""
    return sorted(set(_operators(plan)) - ALLOWED)


def refused_functions(text: str) -> list[str]:
    """Return the namespaces of the functions that a statement calls and that Neo4j does not ship."""
    code = QUOTED.sub(" ", text).replace("`", "")
    called = {re.sub(r"\s", "", found[1]).rstrip(".").lower() for found in CALL.finditer(code)}
    return sorted(called - set(NAMESPACES))


def _operators(plan: Mapping[str, Any]) -> Iterator[str]:
    yield str(plan["operatorType"]).partition("@")[0]
    for child in plan.get("children", ()):
        yield from _operators(child)
