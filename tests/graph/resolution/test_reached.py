"""E-mail, telephone and address speak for one organisation, and say so in French."""

from graph.contacts import facts
from graph.model import Mention
from graph.resolution import Settled, resolve
from graph.resolution.model import Resolution
from graph.resolution.pipeline import resolve_again

ONE, TWO = Mention("Centre social"), Mention("Centre social et culturel Les Tilleuls", "57")
OTHERS = [Mention(f"Association {name}", "57") for name in ("Alpha", "Bêta", "Gamma", "Delta")]


def told(contacts: dict[Mention, dict[str, str]]) -> Resolution:
    given = {mention: facts(**cells) for mention, cells in contacts.items()}
    return resolve([ONE, TWO, *OTHERS, *contacts], settled=Settled(contacts=given))


def group(found: Resolution, mention: Mention) -> tuple[set[Mention], str]:
    cluster = next(one for one in found.clusters if mention in one.mentions)
    return set(cluster.mentions), cluster.reason


def test_a_name_without_a_place_is_joined_by_its_telephone_and_the_reason_says_it() -> None:
    assert group(resolve([ONE, TWO]), ONE)[0] == {ONE}
    one, two = Mention("Espace Les Tilleuls"), Mention("Espace Tilleuls Metz")
    assert group(resolve([one, two]), one)[0] == {one}
    members, reason = group(told({one: {"telephone": "0387123456"}, two: {"telephone": "03 87 12 34 56"}}), one)
    assert members == {one, two}
    assert "même téléphone (03 87 12 34 56)" in reason


def test_each_way_of_being_reached_is_said() -> None:
    one, two = Mention("Le Lien des familles", "57"), Mention("Asso Lien familles Metz", "57")
    ways = {
        "même adresse électronique (lien@gmail.com)": {"email": "lien@gmail.com"},
        "même adresse (3 rue foch, 57000)": {"address": "3 rue Foch 57000 Metz"},
    }
    for said, cells in ways.items():
        assert said in group(told({one: cells, two: cells}), one)[1]
    found = told({one: {"email": "a@lelien.fr"}, two: {"email": "b@lelien.fr"}})
    assert "même domaine (lelien.fr)" in group(found, one)[1]


def test_a_shared_telephone_joins_nothing_else() -> None:
    one, two = Mention("Judo club de Metz", "57"), Mention("Secours populaire", "57")
    cells = {"telephone": "0387123456", "email": "accueil@maison.fr", "address": "3 rue Foch 57000 Metz"}
    assert group(told({one: cells, two: cells}), one)[0] == {one}


def test_a_number_of_many_names_tells_nothing() -> None:
    one, two = Mention("Espace Les Tilleuls"), Mention("Espace Tilleuls Metz")
    house = {mention: {"telephone": "0387123456"} for mention in (one, two, *OTHERS)}
    assert group(told(house), one)[0] == {one}


def test_contacts_hold_in_a_list_that_grows() -> None:
    one, two = Mention("Espace Les Tilleuls"), Mention("Espace Tilleuls Metz")
    given = Settled(contacts=dict.fromkeys((one, two), facts(telephone="0387123456")), growing=True)
    _, earlier = resolve_again(OTHERS, None, settled=given)
    assert resolve_again([*OTHERS, one, two], earlier, settled=given)[0] == resolve([*OTHERS, one, two], settled=given)
