"""Who sides with whom."""

from __future__ import annotations

from itertools import combinations

import networkx as nx

from kg.analysis.camps import camps, split
from tests.analysis.published import FACTIONS, PARTIES, columns, monks, parties
from tests.analysis.world import graph_of, say, shuffled, tribes

WAR = [
    say("Russia", "alliedWith", "Belarus"),
    say("Russia", "attacks", "Ukraine"),
    say("Poland", "aids", "Ukraine"),
    say("Belarus", "opposes", "Poland"),
]


def test_allies_share_a_camp_and_enemies_do_not() -> None:
    """Two alliances at war are two camps."""
    found = camps(graph_of(*WAR))
    assert {frozenset(camp.names) for camp in found} == {
        frozenset({"Russia", "Belarus"}),
        frozenset({"Poland", "Ukraine"}),
    }


def test_a_camp_reports_what_holds_it_and_what_speaks_against_it() -> None:
    """Cooperation and conflict inside are summed apart, and the conflict with the others."""
    [camp, _] = camps(graph_of(*WAR, say("Belarus", "accuses", "Russia")))
    assert set(camp.names) == {"Belarus", "Russia"}
    assert (camp.inner_cooperation, camp.inner_conflict, camp.outer_conflict) == (7.0, 3.0, 14.0)


def test_the_tribes_fall_into_their_three_camps() -> None:
    """The split of Hage and Harary: no enmity within a camp, and only Masilakidzuha has friends in another.

    Source:
        P. Hage & F. Harary, Structural Models in Anthropology, Cambridge University Press 1983, pp. 56-60
    """
    found = camps(tribes())
    assert [set(camp.names) for camp in found] == [
        {"Ove", "Alika", "Gahuku", "Masilakidzuha", "Ukudzuha", "Gehamo", "Asaro"},
        {"Nagam", "Notohana", "Kohika", "Uheto", "Seuve"},
        {"Gavev", "Kotun", "Nagamidzuha", "Gama"},
    ]
    assert all(camp.inner_conflict == 0 for camp in found)
    inner = sum(camp.inner_cooperation for camp in found)
    assert inner == 7.0 * (29 - 2), (
        "Masilakidzuha's friendships with Nagam and Uheto are the two between camps"
    )


def test_the_parliament_falls_into_the_blocs_of_least_frustration() -> None:
    """Of the 511 ways to split ten parties in two, none has less sympathy across and antipathy within.

    Source:
        P. Doreian & A. Mrvar, A partitioning approach to structural balance, Social Networks 18 (1996) 149,
        https://doi.org/10.1016/0378-8733(95)00259-6 (the criterion)
    """
    flat = parties()
    others = sorted(PARTIES[1:])
    ways = [{PARTIES[0], *rest} for size in range(9) for rest in combinations(others, size)]
    best = min(ways, key=lambda left: frustration(flat, left))
    assert best == {"SKD", "SDSS", "ZS", "SLS", "ninth"}
    assert (len(ways), frustration(flat, best)) == (511, 6 + 9)
    assert {frozenset(camp) for camp in split(flat)} == {frozenset(best), frozenset(set(PARTIES) - best)}


def frustration(flat: nx.Graph, left: set[str]) -> float:
    """Return the sympathy between the two sides and the antipathy within them."""
    wrong: list[float] = [
        pair["cooperation" if (one in left) != (other in left) else "conflict"]
        for one, other, pair in flat.edges(data=True)
    ]
    return sum(wrong)


def test_the_monastery_falls_into_its_factions() -> None:
    """The Loyal Opposition is whole; of all fifteen who took sides, thirteen are with their own.

    John Bosco and Hugh are not: at this time the first liked an Outcast most, the second John Bosco.
    """
    liked, disliked = columns()
    assert liked == [12, 13, 7, 12, 10, 3, 6, 6, 5, 0, 4, 9, 4, 3, 3, 2, 4, 8]
    assert disliked == [3, 17, 13, 18, 0, 9, 5, 10, 0, 3, 0, 1, 4, 2, 0, 1, 7, 1]
    loyal, outcasts, turks = (camp - FACTIONS["on no side"] for camp in split(monks()))
    assert loyal == FACTIONS["Loyal Opposition"]
    assert turks == FACTIONS["Young Turks"] - {"John Bosco", "Hugh"}
    assert outcasts == FACTIONS["Outcasts"] | {"John Bosco", "Hugh"}


def test_any_order_gives_the_same_camps() -> None:
    """Twenty orders of insertion, one answer."""
    expected = camps(tribes())
    assert all(camps(shuffled(tribes(), seed)) == expected for seed in range(20))


def test_a_neutral_claim_makes_no_camp() -> None:
    """Assessing each other is no reason to be on one side; an empty graph has no camps."""
    assert camps(graph_of(say("Iran", "assesses", "Japan"))) == []
    assert camps(graph_of()) == []


def test_a_denied_alliance_makes_no_camp() -> None:
    """Those of whom it is denied that they are allies are not put on one side."""
    assert camps(graph_of(say("Iran", "alliedWith", "Japan", denied=True))) == []
