"""One word for the kind of an organisation, whichever list says it: two words of one kind would be two kinds of gap."""

from graph.gazetteer import kind_forms, kinds, legal_forms
from graph.places import phrase
from graph.resolution import Cluster
from graph.resolution.canonical import organization_kind


def kind_of(stated: str, cluster: Cluster) -> str:
    """Return the kind of an organisation: the word of a directory, or what its names tell.

    « CCAS » in a directory is the kind that a name tells elsewhere, not another; « Association » says less than one.
    """
    words = phrase(stated)
    if code := kind_forms(True).get(words):
        return kinds()[code]["label"]
    told = organization_kind(cluster)
    return told if words in legal_forms() and told else stated or told
