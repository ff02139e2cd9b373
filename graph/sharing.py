"""Sharing a view by an address that expires, revoking it, giving a view a name."""

from graph.atlas import Atlas
from graph.errors import NotFound, QueryError
from graph.export.exhibit import Exhibit
from graph.export.views import SAVED, make_exhibit, resolved
from graph.journal.sharing import Share, add_revocation, add_share, all_shares, save_view, saved_views, share_of

__all__ = ["Share", "name_view", "named_views", "revoke", "share", "shared", "shares", "shown"]

DAYS, MOST_DAYS = 90, 730
LONGEST = 120  # characters of a title or a name


def share(atlas: Atlas, view: str, title: str = "", days: int = DAYS) -> tuple[str, Share]:
    """Share a view of the map, as it will be on the day it is looked at; return its token, told once, and what is kept.

    Raise QueryError or NotFound when there is no such view: an address that shows nothing must not be given.
    """
    if not 1 <= days <= MOST_DAYS:
        raise QueryError(f"Un partage dure de 1 à {MOST_DAYS} jours.")
    exhibit = make_exhibit(atlas, view)
    return add_share(atlas.journal, resolved(atlas, view), (title.strip() or exhibit.notes.title)[:LONGEST], days)


def shares(atlas: Atlas) -> list[Share]:
    """Return all that was shared, the latest first."""
    return all_shares(atlas.journal)


def shared(atlas: Atlas, token: str) -> Share:
    """Return what a token shows, expired or not; raise NotFound."""
    found = share_of(atlas.journal, token)
    if not found:
        raise NotFound("Cette adresse ne mène à aucun partage.")
    return found


def revoke(atlas: Atlas, asked: str) -> Share:
    """Revoke a share by its token or its number; raise NotFound."""
    found = share_of(atlas.journal, asked) or next((s for s in shares(atlas) if str(s.number) == asked), None)
    if not found:
        raise NotFound("Aucun partage n’a ce jeton ni ce numéro ; maillage shares en donne la liste.")
    add_revocation(atlas.journal, found.number)
    return next(each for each in shares(atlas) if each.number == found.number)


def shown(atlas: Atlas, view: str) -> Exhibit:
    """Return what a view shows, kept until the map changes."""
    return atlas.latest(make_exhibit, resolved(atlas, view))


def named_views(atlas: Atlas) -> dict[str, str]:
    """Return name → view of what was given a name."""
    return saved_views(atlas.journal)


def name_view(atlas: Atlas, name: str, view: str) -> str:
    """Give a view a name, to ask it again by; return the name as kept. Raise QueryError, NotFound.

    An empty view gives the name up.
    """
    kept = " ".join(name.split())[:LONGEST]
    if not kept or ":" in kept:
        raise QueryError("Le nom d’une vue s’écrit sans « : », et n’est pas vide.")
    if view.startswith(f"{SAVED}:"):
        raise QueryError("Une vue gardée ne peut pas en garder une autre.")
    if view:
        make_exhibit(atlas, view)
    elif kept not in saved_views(atlas.journal):
        raise NotFound(f"Aucune vue ne s’appelle « {kept} ».")
    save_view(atlas.journal, kept, view)
    return kept
