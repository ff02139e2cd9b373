"""Small maps for the explorer, written in a line each, and random ones."""

from hypothesis import strategies as st

from graph.explorer.facts import facts_of


def facts(*lines, based=None, needs=None, kinds=None):
    """Return facts from lines ``organisation > thing [scheme] (place) date: role``, as few words as wanted.

    A thing whose name begins with « R » is a rencontre, any other an action; names are ids too.
    """
    ties, actions, events, organizations = [], {}, {}, {}
    for line in lines:
        org, _, rest = (part.strip() for part in line.partition(">"))
        rest, _, role = (part.strip() for part in rest.partition(":"))
        words = rest.split()
        name = words[0]
        said = {word[0]: word.strip("[]()") for word in words[1:]}
        date = next((word for word in words[1:] if word[0].isdigit()), "")
        organizations.setdefault(org, None)
        ties.append({"organization": org, "thing": name, "role": role})
        places = [said["("]] if "(" in said else []
        asked = (needs or {}).get(name, [])
        if name.startswith("R"):
            events[name] = {"id": name, "name": name, "date": date, "departements": places, "needs": asked}
            continue
        scheme = said.get("[")
        actions[name] = {
            "id": name, "name": name, "scheme": scheme, "year": int(date) if date else None, "territory": None,
            "territory_name": None, "departements": places, "needs": asked,
        }  # fmt: skip
    for org in based or {}:
        organizations.setdefault(org, None)
    rows = [
        {"id": org, "name": org, "kind": (kinds or {}).get(org), "departements": list((based or {}).get(org, ()))}
        for org in organizations
    ]
    known = sorted({need for found in (needs or {}).values() for need in found})
    return facts_of(rows, list(actions.values()), list(events.values()), ties, [{"id": n, "name": n} for n in known])


PAIRS = st.lists(st.tuples(st.integers(0, 8), st.sampled_from("ABCDRST")), min_size=1, max_size=30)
random_facts = PAIRS.map(lambda pairs: facts(*(f"o{n} > {'R' + c if c in 'RST' else c}" for n, c in pairs)))
