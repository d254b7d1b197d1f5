"""Which two actors stand in which relation, in sentences as newspapers print them."""

from __future__ import annotations

import pytest

from tests.extract.reading import triples

CASES = [
    # verbs: active, passive, relative, coordinated, controlled
    ("Iran attacked Israel with drones.", {"Iran attacks Israel"}),
    ("Israel was attacked by Iran on Saturday.", {"Iran attacks Israel"}),
    ("Kenya, which attacked Somalia, denied it.", {"Kenya attacks Somalia"}),
    ("France and Germany urged Iran to release the ship.", {"France requests Iran", "Germany requests Iran"}),
    ("Norway agreed to send weapons to Ukraine.", {"Norway suppliesArmsTo Ukraine"}),
    ("China accused Japan of arming Taiwan.", {"China accuses Japan", "Japan suppliesArmsTo Taiwan"}),
    ("Poland refused to meet Belarus in Minsk.", {"Poland rejects Belarus", "Poland consultsWith Belarus"}),
    ("Troops were sent to Somalia by Ethiopia.", {"Ethiopia deploysTroopsTo Somalia"}),
    # nouns: possessive, adjective, between, light verbs
    ("Russia's strikes on Ukraine continued.", {"Russia attacks Ukraine"}),
    ("The European Union imposed sanctions on Belarus.", {"European Union sanctions Belarus"}),
    ("Talks between Egypt and Ethiopia failed.", {"Egypt consultsWith Ethiopia"}),
    ("Turkey expressed concern about Greece.", {"Turkey concernedAbout Greece"}),
    ("Moldova came under attack by Russia.", {"Russia attacks Moldova"}),
    # roles, adjectives, compounds
    ("China remains an ally of North Korea.", {"China alliedWith North Korea"}),
    ("India and Pakistan are bitter rivals.", {"India opposes Pakistan"}),
    ("Finland is wary of Russia.", {"Finland concernedAbout Russia"}),
    ("The Hungarian government criticised the European Union.", {"Hungary accuses European Union"}),
    # what stands around a verb without being its subject or object
    ("At Peru's request the United Nations examined the ruins.", {"Peru requests United Nations"}),
    ("Boko Haram fighters died in a raid by the Nigerian army.", {"Nigerian Army attacks Boko Haram"}),
    ("Cameroon repelled an attack by Boko Haram.", {"Boko Haram attacks Cameroon"}),
    ("The use of chemical weapons by Syria against Turkey continues.", {"Syria attacks Turkey"}),
    ("Ecuador told Colombia that the border would stay closed.", {"Ecuador consultsWith Colombia"}),
    ("Norway is in touch with Sudan about the hostages.", {"Norway consultsWith Sudan"}),
    ("Bolivia attributed the deaths to Peru.", {"Bolivia accuses Peru"}),
    ("The African Union suspended Mali in August.", {"African Union sanctions Mali"}),
    ("Chile gave Bolivia ten days to withdraw.", {"Chile threatens Bolivia"}),
    ("Algeria is at odds with Morocco over the Sahara.", {"Algeria opposes Morocco"}),
    ("Denmark donated forty ambulances to Ukraine.", {"Denmark aids Ukraine"}),
    ("Bolivia closed its borders out of solidarity with Venezuela.", {"Bolivia supports Venezuela"}),
    (
        "France withdrew from the talks in protest at Britain's policy.",
        {"France protestsAgainst United Kingdom"},
    ),
    ("China reacted angrily to Japan's decision.", {"China accuses Japan"}),
    ("Germany will provide Ukraine with a further 400 million euros.", {"Germany aids Ukraine"}),
    ("Along with France, Germany condemned Iran.", {"France accuses Iran", "Germany accuses Iran"}),
    (
        "Iran has been accused by Israel and Jordan of arming Hamas.",
        {"Israel accuses Iran", "Jordan accuses Iran", "Iran suppliesArmsTo Hamas"},
    ),
    ("Iraq handed over the militants to France.", {"Iraq concedesTo France"}),
    ("Turkey called off the talks with Greece.", {"Turkey rejects Greece"}),
    ("Niger threw out the French ambassador.", {"Niger sanctions France"}),
    ("Israel has returned the bodies of five fighters to Lebanon.", {"Israel concedesTo Lebanon"}),
    ("Japan explained to the European Union why it had waited.", {"Japan consultsWith European Union"}),
    (
        "Colombia joined Brazil in condemning Venezuela.",
        {"Colombia cooperatesWith Brazil", "Colombia accuses Venezuela", "Brazil accuses Venezuela"},
    ),
    # parties of a list, where the parser hangs one of them elsewhere
    (
        "Norway gave $10 million to the Red Cross, the World Food Programme and others.",
        {
            "Norway aids International Committee of the Red Cross",
            "Norway aids World Food Programme",
        },
    ),
    (
        "Oxfam called on all parties, including the Houthis and Yemen, to stop.",
        {"Oxfam requests Houthis", "Oxfam requests Yemen"},
    ),
    (
        "I welcome the agreement reached on Monday between the Government of Iraq and the Kurdistan Regional Government.",
        {"Iraq agreesWith Kurdistan Regional Government"},
    ),
    (
        "Turkey talked on the phone with Russian Foreign Minister Sergei Lavrov on Monday.",
        {"Turkey consultsWith Sergei Lavrov", "Sergei Lavrov affiliatedWith Russia"},
    ),
    # the other side of the coin
    ("France defeated Croatia in the World Cup final.", set()),
    ("Tourists from Japan love Italy.", set()),
    ("The price of oil from Norway rose in Germany.", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_relations(sentence: str, expected: set[str]) -> None:
    """Each sentence claims just these relations."""
    assert triples(sentence) == expected


def test_a_relative_clause_is_said_of_its_own_noun() -> None:
    """Who stands behind the clause in a list is not meant by it."""
    found = triples("Hassan Nasrallah, who leads Hezbollah, and Bashar al-Assad visited Iran.")
    assert "Hassan Nasrallah leads Hezbollah" in found
    assert "Bashar al-Assad leads Hezbollah" not in found


def test_we_are_the_leaders_who_sign() -> None:
    """In a joint statement every pair of signers does what "we" do together."""
    text = "As leaders of Japan, Australia and India, we met today. We will deepen our defence cooperation."
    assert {
        "Australia cooperatesWith India",
        "Japan cooperatesWith Australia",
        "Japan cooperatesWith India",
    } <= triples(text, ordered=True)


def test_a_power_does_nothing_to_itself() -> None:
    """A state neither attacks nor praises its own army."""
    assert triples("Russia condemned Russian troops.") == set()
