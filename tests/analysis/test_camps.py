"""Who sides with whom."""

from __future__ import annotations

from kg.analysis.camps import camps, split
from tests.analysis.published import columns, monks, parties
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


def test_the_parliament_falls_into_its_two_blocs() -> None:
    """The split that its authors found: only two slight antipathies within a bloc, no sympathy across.

    Source:
        S. Kropivnik & A. Mrvar 1996; see ``published.parties``
    """
    flat = parties()
    left, right = split(flat)
    assert (left, right) == (
        {"DS", "LDS", "SNS", "ZLSD", "ZS-ESS"},
        {"SDSS", "SKD", "SLS", "SPS-SNS", "ZS"},
    )
    across = [
        pair["cooperation"] for one, other, pair in flat.edges(data=True) if (one in left) != (other in left)
    ]
    within = [
        pair["conflict"] for one, other, pair in flat.edges(data=True) if (one in left) == (other in left)
    ]
    assert sum(across) == 0
    assert [value for value in sorted(within) if value] == [6, 9]


def test_the_monastery_falls_into_its_factions() -> None:
    """Sampson's Loyal Opposition exactly; of 18 novices only John Bosco and Hugh, Young Turks, stand apart.

    He knew more than whom they liked on the last day: "John Bosco" liked most one of the Outcasts.

    Source:
        R. L. Breiger, S. A. Boorman & P. Arabie, An algorithm for clustering relational data, Journal of
        Mathematical Psychology 12 (1975) 328, https://doi.org/10.1016/0022-2496(75)90028-0 (the factions)
    """
    liked, disliked = columns()
    assert liked == [12, 13, 7, 12, 10, 3, 6, 6, 5, 0, 4, 9, 4, 3, 3, 2, 4, 8]
    assert disliked == [3, 17, 13, 18, 0, 9, 5, 10, 0, 3, 0, 1, 4, 2, 0, 1, 7, 1]
    loyal, outcasts, turks = split(monks())
    assert loyal == {"Ambrose", "Berthold", "Bonaventure", "Louis", "Peter", "Romuald", "Victor"}
    assert outcasts - {"John Bosco", "Hugh"} == {"Amand", "Basil", "Elias", "Simplicius"}
    assert turks == {"Albert", "Boniface", "Gregory", "Mark", "Winfrid"}


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
