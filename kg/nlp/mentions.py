"""Find what the registry knows: names, then demonyms and states with the role nouns they stand with."""

from __future__ import annotations

import re

from kg.actors.choice import Context, choose
from kg.actors.gazetteer import Alias, Kind
from kg.actors.lexicon import Role
from kg.actors.names import Names
from kg.model import Actor, Via
from kg.nlp.reading import Found, Reading
from kg.ontology.registry import Entry

MAX_BETWEEN = 4
"""Most words between a state and its role noun ("Russian state-owned long-range bomber pilots")."""
MODIFIER_POS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
FUNCTION_POS = frozenset({"AUX", "ADV", "SCONJ", "DET", "PRON"})
PART_DEPS = frozenset({"compound", "amod", "nmod", "nmod:desc", "nmod:unmarked"})
OWNERS = frozenset({"State", "Place", "IGO", "Group", "Person"})
"""Classes of what can stand before a role noun ("Assad's forces")."""
OF_PERSONS = frozenset({"government", "armed-forces", "security-forces", "authorities"})
"""Roles that a leader lends his state: "the Assad regime"; "Putin's people" are not the people of Russia."""
LINKS = frozenset({"of", "in", "from"})
QUOTED = re.compile(r"(?:[’']s|[’'])? [“\"‘']")
"""What may stand after an owner besides a blank: "Syria’s “neighbors”" are its neighbours all the same."""
ABROAD = frozenset({"MIL", "GOV", "SPY", "JRN", "BUS"})
"""Sectors of those who may be in a state without being its own ("troops in Ukraine")."""


def find_names(reading: Reading, names: Names) -> None:
    """Add every name of the registry, longest first, left to right."""
    index = 0
    words = reading.words
    while index < len(words):
        length, aliases = names.gazetteer.at(words, index)
        while (
            length > 1 and words[index + length - 1].text.islower() and _is_part(reading, index + length - 1)
        ):
            # "U.S. military assistance" is about the state, not the force.
            length, aliases = names.gazetteer.at(words[: index + length - 1], index)
        if length and not _is_other_word(reading, index, length, aliases, names):
            demonym = all(alias.kind is Kind.DEMONYM for alias in aliases)
            reading.found.append(Found(index, index + length, aliases, modifier=demonym))
        index += max(length, 1)


def _is_other_word(
    reading: Reading, index: int, length: int, aliases: tuple[Alias, ...], names: Names
) -> bool:
    """Return whether a word that looks like a name is something else here."""
    word = reading.words[index]
    if length > 1:
        return False
    if word.pos == "VERB" and _is_first(reading, index):
        return True
    if (
        word.key in names.weak
        and not reading.doc[word.token].ent_type_
        and not _is_outlet(reading, index, names)
    ):
        return True
    if all(_needs_article(alias) for alias in aliases) and not _has_article(reading, index, names):
        return True
    if reading.sentence[index] in reading.shouting and word.text.isupper() and len(word.text) <= 3:
        # "WHO WILL STOP US": in a headline of capitals a short acronym cannot be told from a word.
        upper = sum(w.text.isupper() for w in reading.words if w.token >= 0)
        return upper > len(reading.words) // 2
    if any(alias.kind is Kind.ACRONYM for alias in aliases):
        return False
    return word.pos in FUNCTION_POS or (word.pos == "VERB" and not word.capital)


def _is_first(reading: Reading, index: int) -> bool:
    return index == 0 or reading.sentence[index - 1] != reading.sentence[index]


def _needs_article(alias: Alias) -> bool:
    """Return whether a name is one word after "The" ("The Guardian"), without which it means nothing."""
    return alias.entry.type in {"Media", "Group"} and alias.text.startswith("The ")


def _has_article(reading: Reading, index: int, names: Names) -> bool:
    """Return whether "the" stands before a name and no noun but "newspaper" after it."""
    after = index + 1
    noun = reading.is_joined(after) and reading.words[after].pos in {"NOUN", "PROPN"}
    return (
        index > 0
        and reading.words[index - 1].key == "the"
        and (not noun or _is_outlet(reading, index, names))
    )


def _is_outlet(reading: Reading, index: int, names: Names) -> bool:
    return reading.is_joined(index + 1) and reading.words[index + 1].key in names.outlets


def find_generic(reading: Reading, names: Names, context: Context) -> None:
    """Turn states with role nouns into generic actors ("Ukrainian artillerymen", "rebels in Syria")."""
    covered = {index for item in reading.found for index in range(item.start, item.end)}
    states = [(item, state) for item in reading.found if (state := state_of(item, context)) is not None]
    done: set[int] = set()
    for item, state in states:
        if (after := _role_after(reading, item, names, covered)) is not None:
            stop, head, role, phrase = after
            actor = generic_of(state, role, phrase, names)
            if role.slug == "partners" and item.modifier and _is_owned(reading, item.start):
                actor = state.actor()  # "our Turkish allies" are Turkey, "Turkey's allies" are not
            if actor is None:
                continue
            if item.modifier:
                reading.found.remove(item)
            reading.found.append(
                Found(item.start, stop, actor=actor, via=Via.GENERIC, head=head, role=role, phrase=phrase)
            )
            covered |= set(range(item.start, stop))
            done.add(item.start)
    # "backers of the Syrian regime": what is of the regime is of the state.
    regimes = {item.start: item for item in reading.found if item.role is not None and item.role.state}
    for item, state in states:
        whole = regimes.get(item.start)
        if state.type == "Person" or ((item.modifier or item.start in done) and whole is None):
            continue
        if (before := _role_before(reading, item, state, names, covered)) is not None:
            start, stop, role, phrase = before
            end = whole.end if whole is not None else item.end
            actor = names.generic(state, role, phrase)
            found = Found(start, end, actor=actor, via=Via.GENERIC, role=role, phrase=phrase)
            found.head = _noun_of(reading, start, stop)
            reading.found.append(found)
            covered |= set(range(start, stop))


def _comes_home(reading: Reading, start: int, names: Names) -> bool:
    """Return whether somebody withdraws the troops: "from" tells where they are, not whose."""
    before = reading.words[max(0, start - 4) : start]
    return any(word.key.startswith(names.leaving) for word in before)


def _ends_title(reading: Reading, start: int, end: int, names: Names) -> bool:
    """Return whether a role noun is the end of an office ("foreign ministers")."""
    for first in range(max(0, start - 3), start):
        length, title = names.offices.at(reading.words, first)
        if title is not None and first + length == end and not title.weak:
            return True
    return False


def _noun_of(reading: Reading, start: int, stop: int) -> int:
    """Return the head of a role noun: the last word, or the one before "to" ("parties to the conflict")."""
    for index in range(start + 1, stop):
        if reading.words[index].key in {"of", "to"}:
            return index - 1
    return stop - 1


def _is_owned(reading: Reading, index: int) -> bool:
    return index > 0 and reading.words[index - 1].key in {"our", "their", "its", "his", "her", "my"}


def generic_of(state: Entry, role: Role, phrase: str, names: Names) -> Actor | None:
    """Return the actor of a role; the government of a leader is a body of his state, not the state."""
    if state.type != "Person":
        return names.generic(state, role, phrase)
    country = names.registry.states.get(state.country or "")
    if country is None or role.slug not in OF_PERSONS or not state.offices:
        return None
    return names.generic(country, names.role_table["authorities"] if role.state else role, phrase)


def state_of(item: Found, context: Context) -> Entry | None:
    """Return the state (or region, organisation) that an item can lend to a role noun."""
    if not item.aliases:
        return None
    entry = choose(item.aliases, context)
    return entry if entry is not None and entry.type in OWNERS else None


def _role_after(
    reading: Reading, item: Found, names: Names, covered: set[int]
) -> tuple[int, int, Role, str] | None:
    """Return (end, head, role, words) of the role noun that a state stands before."""
    words = reading.words
    index, last, first = item.end, None, None
    possessive = words[item.end - 1].possessive
    while index < len(words) and index - item.end <= MAX_BETWEEN + 2:
        if index == item.end and possessive:
            gap = reading.text[words[index - 1].end : words[index].start]
            quoted = QUOTED.fullmatch(gap) is not None
            if not (words[index].joined or quoted) or reading.sentence[index] != reading.sentence[index - 1]:
                break
        elif not reading.is_joined(index):
            break
        if index in covered:
            break
        length, role = names.nouns.at(words, index)
        if _is_title_of_name(reading, index, length, role, names):
            break
        if role is not None:
            if _is_verb(words[index + length - 1].pos):
                break
            if _is_adjective(reading, index + length - 1):
                index += length
                continue
            first = first if first is not None and not first[0].weak else (role, index, length)
            last = (index + length, index + length - 1)
            index += length
            continue
        # "Iranian-backed fighters", but "Venezuela released three fishermen".
        may = _may_modify(reading, index, names, participle=item.modifier or possessive)
        if last is not None or not may:
            break
        if words[index].key in names.qualified:
            if last is None:
                return None
            break
        if index - item.end >= MAX_BETWEEN:
            break
        index += 1
    if last is None or first is None:
        return None
    if _is_part(reading, last[1]):
        return None
    role, start, length = first
    phrase = " ".join(word.text for word in words[start : last[0]])
    return (*last, role, phrase) if role.sector else None


def _is_title_of_name(reading: Reading, index: int, noun: int, role: Role | None, names: Names) -> bool:
    """Return whether a title begins at a word that belongs to a name after it, or that means an office."""
    length, title = names.offices.at(reading.words, index)
    if title is None or length < noun:
        return False
    if role is None or length > noun:
        return True
    after = index + length
    is_name = reading.is_joined(after) and reading.words[after].capital and reading.words[after].pos != "NOUN"
    return is_name and not role.weak


def _may_modify(reading: Reading, index: int, names: Names, *, participle: bool) -> bool:
    """Return whether a word may stand between a state and its role noun, participles only if asked for."""
    word = reading.words[index]
    if word.pos == "VERB":
        token = reading.doc[word.token]
        # "advancing troops", not "shelling killed men"
        own = not token.dep_ or (token.dep_ in PART_DEPS and token.head.i > token.i)
        return participle and own and word.text.endswith(("ing", "ed"))
    return word.pos in MODIFIER_POS or word.key in names.modifiers


def _is_adjective(reading: Reading, index: int) -> bool:
    """Return whether a role word is an adjective of the noun after it ("official news agency")."""
    after = index + 1
    if reading.words[index].pos != "ADJ" or not reading.is_joined(after):
        return False
    return reading.words[after].pos in MODIFIER_POS


def _is_part(reading: Reading, index: int) -> bool:
    """Return whether a role noun only modifies a noun after it ("Russian military action")."""
    token = reading.doc[reading.words[index].token]
    after = index + 1
    if token.dep_:
        return token.dep_ in PART_DEPS and token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}
    return reading.is_joined(after) and reading.words[after].pos == "NOUN"


def _is_verb(pos: str) -> bool:
    return pos in {"VERB", "AUX"}


def _role_before(
    reading: Reading, item: Found, state: Entry, names: Names, covered: set[int]
) -> tuple[int, int, Role, str] | None:
    """Return (start, end, role, words) of a role noun joined to a state by "of", "in" or "from"."""
    words = reading.words
    link = item.start - 1
    while link > 0 and (words[link].key == "the" or words[link].key in names.directions):
        link -= 1
    if link < 1 or words[link].key not in LINKS or reading.sentence[link] != reading.sentence[item.start]:
        return None
    for length in range(4, 0, -1):
        start = link - length
        if start < 0 or reading.sentence[start] != reading.sentence[link] or start in covered:
            continue
        found, role = names.nouns.at(words, start)
        if role is None or found != length or not role.sector or role.weak or _is_verb(words[link - 1].pos):
            continue
        if any(index in covered for index in range(start, link)) or _ends_title(reading, start, link, names):
            continue
        if words[link].key == "from" and _comes_home(reading, start, names):
            continue
        if words[link].key == "in" and (role.sector in ABROAD or state.type != "State"):
            continue
        if words[link].key == "in" and words[link - 1].key in names.buildings:
            continue  # "a church in Bujumbura" is a house
        return start, link, role, " ".join(word.text for word in words[start:link])
    return None
