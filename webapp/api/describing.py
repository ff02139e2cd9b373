"""The OpenAPI 3.1 description, made from the declaration and from the types of the answers."""

from functools import cache
from typing import Any

import msgspec

from webapp.api.endpoints import ENDPOINTS
from webapp.api.model import Endpoint, Parameter

VERSION = "1.0.0"
ROOT = "/api/v1"
PROBLEM = {
    "type": "object",
    "description": "Une erreur, en français (RFC 9457).",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail"],
}
ERRORS = {"400": "Demande mal formée", "404": "Absent de la carte", "503": "La carte n’est pas disponible"}


@cache
def description() -> dict[str, Any]:
    """Return the description as an object."""
    types = [endpoint.answer for endpoint in ENDPOINTS]
    schemas, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    pairs = zip(ENDPOINTS, schemas, strict=True)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Maillage",
            "version": VERSION,
            "summary": "Les acteurs d’un réseau et les partenariats qui y manquent, preuves à l’appui.",
            "description": "Lecture seule. Une absence de donnée n’est pas une absence. Les réponses portent un ETag : "
            "rendu dans If-None-Match, il évite de recevoir deux fois la même chose.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": ROOT}],
        "paths": {endpoint.path: {"get": _operation(endpoint, schema)} for endpoint, schema in pairs},
        "components": {"schemas": {**components, "Problem": PROBLEM}},
    }


def _operation(endpoint: Endpoint, schema: dict[str, Any]) -> dict[str, Any]:
    errors = {
        code: {"description": said, "content": {"application/problem+json": {"schema": _ref("Problem")}}}
        for code, said in ERRORS.items()
    }
    answer = _page_of(schema) if endpoint.paged else schema
    said = {"description": endpoint.title, "content": {"application/json": {"schema": answer}}}
    return {
        "operationId": endpoint.name,
        "summary": endpoint.title,
        **({"description": endpoint.description} if endpoint.description else {}),
        "parameters": [_parameter(each, endpoint) for each in endpoint.all_parameters] + _others(endpoint),
        "responses": {"200": said, "304": {"description": "Rien n’a changé depuis cet ETag"}, **errors},
    }


def _parameter(each: Parameter, endpoint: Endpoint) -> dict[str, Any]:
    in_path = f"{{{each.name}}}" in endpoint.path
    one: dict[str, Any] = {"type": each.kind}
    if each.choices:
        one["enum"] = list(each.choices)
    if each.kind == "integer":
        one |= {"minimum": each.least, "maximum": each.most}
    if each.default is not None:
        one["default"] = each.default
    return {
        "name": each.name,
        "in": "path" if in_path else "query",
        "description": each.title,
        "required": each.required,
        "schema": {"type": "array", "items": one} if each.many else one,
    }


def _others(endpoint: Endpoint) -> list[dict[str, Any]]:
    """Return how the parameters of a named query are passed: each by its own name."""
    if not endpoint.free:
        return []
    values = {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}
    said = {"name": "params", "in": "query", "description": "Les paramètres de la requête.", "required": False}
    return [{**said, "style": "form", "explode": True, "schema": values}]


def _page_of(schema: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {name: {"type": "integer"} for name in ("total", "page", "pages")}
    properties |= {"items": {"type": "array", "items": schema}, "next": {"type": ["string", "null"]}}
    return {"type": "object", "properties": properties, "required": list(properties)}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}
