"""The sentences: each can be read out in front of those it is about, and says no more than the lists."""

from collections.abc import Sequence

NAMED = 5  # organisations named in a sentence; the rest is counted

HEADS = {
    ("actor", "gained"): "{0} entre dans la carte",
    ("actor", "lost"): "{0} n’est plus dans la carte",
    ("event", "gained"): "Rencontre de plus : {0}",
    ("event", "lost"): "Rencontre de moins : {0}",
    ("action", "gained"): "Action de plus : {0}",
    ("action", "lost"): "Action de moins : {0}",
    ("attendance", "gained"): "{0} est sur la liste de {1}",
    ("attendance", "first"): "{0} est sur la liste de {1}, pour la première fois dans les listes connues",
    ("attendance", "lost"): "{0} n’est plus sur la liste de {1}",
    ("attendance", "absent"): "{0} était à {1} et n’est pas sur la liste de {2}",
    ("participation", "gained"): "{0} prend part à {1}",
    ("participation", "lost"): "{0} n’est plus parmi ceux qui prennent part à {1}",
    ("funding", "gained"): "{0} finance {1}",
    ("funding", "lost"): "{0} n’est plus dit financer {1}",
    ("partnership", "gained"): "{0} et {1} ont une première action ensemble",
    ("partnership", "lost"): "{0} et {1} n’ont plus d’action en commun",
    ("need", "gained"): "{0} : le besoin « {1} » est exprimé",
    ("need", "lost"): "{0} : le besoin « {1} » n’est plus exprimé",
    ("gap", "opened"): "Manque apparu : {0}",
    ("gap", "closed"): "Manque fermé : {0}",
    ("gap", "untold"): "Manque qui n’est plus dit : {0}",
}
# Why, in brackets after what changed; what is simply new needs no reason.
TAILS = {
    "ended": "terminé : la liste qui le disait nomme tout et ne le nomme plus",
    "unsaid": "plus mentionné dans les listes, ce qui ne prouve pas une fin",
    "corrected": "une ligne a été corrigée",
    "undone": "un chargement a été annulé",
    "restored": "une annulation a rétabli la ligne",
    "judged": "une personne l’a dit",
    "evidence": "d’après ce que disent les lignes, sans que personne ne l’ait dit",
}
OF_GAPS = {
    ("opened", "judged"): "des fiches ont été réunies ou séparées",
    ("opened", "evidence"): "des fiches ont été rapprochées autrement",
    ("untold", "judged"): "il n’est plus visible : des fiches ont été réunies ou séparées",
    ("untold", "evidence"): "il n’est plus visible : des fiches ont été rapprochées autrement",
    ("opened", "around"): "aucune ligne nouvelle n’en parle : c’est le reste des listes qui a changé",
    ("untold", "around"): "rien ne montre que ce qui manquait existe : c’est le reste des listes qui a changé",
    ("untold", "unsaid"): "les lignes qui le montraient ne sont plus mentionnées",
    ("untold", "ended"): "les lignes qui le montraient sont terminées",
}
TIE_EXISTS = "le lien existe maintenant : {0}"
GROUPED = {
    "merged": "{before} ne font plus qu’une organisation : {after}",
    "split": "{before} est maintenant {count} organisations : {after}",
    "regrouped": "Des écritures ont changé de fiche : {before} ; maintenant {after}",
}
FIRST_TIME = {"dated": "{0} apparaît pour la première fois"}


def said(kind: str, way: str, cause: str, names: Sequence[str]) -> str:
    """Return what changed, with its reason when there is one to give."""
    head = HEADS[kind, way]
    if (kind, way) == ("actor", "gained"):
        head = FIRST_TIME.get(cause, head)
    tail = OF_GAPS.get((way, cause), TAILS.get(cause, "")) if kind == "gap" else TAILS.get(cause, "")
    return ended(head.format(*names), tail)


def quoted(sentence: str) -> str:
    """Write a sentence between quotes: of a closed gap, it says what is no longer so."""
    return f"« {sentence.rstrip(' .').replace('« ', '“').replace(' »', '”')} »"


def ended(head: str, tail: str = "") -> str:
    """End a sentence with a reason in brackets, and one full stop."""
    text = head.rstrip(" .")
    return f"{text} ({tail})." if tail else f"{text}."


def together(names: Sequence[str], most: int = NAMED) -> str:
    """Write « A, B et C », or « A, B, C et 4 autres »."""
    shown = list(names[:most]) if len(names) > most + 1 else list(names)
    if rest := len(names) - len(shown):
        return f"{', '.join(shown)} et {rest} autres"
    return f"{', '.join(shown[:-1])} et {shown[-1]}" if len(shown) > 1 else "".join(shown)
