"""Words that actors share: "North and South Korea", "Ethiopian and Kenyan troops", "people of A or B"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.actors.choice import Context
from kg.actors.gazetteer import Kind
from kg.actors.lexicon import Role
from kg.actors.names import Names
from kg.actors.words import key_of
from kg.model import Via
from kg.nlp.mentions import generic_of, state_of
from kg.nlp.reading import Found, Reading

LINKS = frozenset({"and", "or", "nor"})
COLLECTIVE = frozenset({"people", "police", "military", "troops", "leadership"})
"""Nouns that, like plurals, several states can have in common ("the people of Ethiopia or Eritrea")."""
MOST = 5
"""Most members of an enumeration that share one noun."""


def share_names(reading: Reading, names: Names) -> None:
    """Add the first half of "North and South Korea"."""
    words = reading.words
    for item in list(reading.found):
        first = item.start - 2
        if item.end - item.start < 2 or first < 0 or words[item.start].key not in names.directions:
            continue
        half = words[first]
        if words[first + 1].key not in LINKS or not half.capital or half.key not in names.directions:
            continue
        if reading.sentence[first] != reading.sentence[item.start]:
            continue
        whole = [half, *words[item.start + 1 : item.end]]
        if aliases := tuple(alias for alias in names.gazetteer.named(key_of(whole)) if alias.fits(whole)):
            reading.found.append(Found(first, item.end, aliases, head=item.end - 1))


def share_roles(reading: Reading, names: Names, context: Context) -> None:
    """Give every state of an enumeration the role noun that stands before or after all of them."""
    at = reading.taken()
    for item in list(reading.found):
        role = _role(reading, item, names)
        if role is None:
            continue
        head = item.head if item.head is not None else item.end - 1
        others = _before(reading, item, at) if head == item.end - 1 else _after(reading, item, at, head)
        for other in others:
            state = state_of(other, context)
            if state is None or (actor := generic_of(state, *role, names)) is None:
                break
            start, end = min(item.start, other.start), max(item.end, other.end)
            if other.modifier:
                reading.found.remove(other)
            reading.found.append(Found(start, end, actor=actor, via=Via.GENERIC, head=head, role=role[0]))


def _role(reading: Reading, item: Found, names: Names) -> tuple[Role, str] | None:
    """Return the role of an item and its words, also where the registry lists it ("Kenyan troops")."""
    words = reading.words
    if item.role is not None:
        return (item.role, item.phrase) if item.via is Via.GENERIC else None
    for start in range(item.start + 1, item.end):
        aliases = names.gazetteer.named(key_of(words[item.start : start]))
        length, role = names.nouns.at(words, start)
        if role and start + length == item.end and any(alias.kind is Kind.DEMONYM for alias in aliases):
            return role, " ".join(word.text for word in words[start : item.end])
    return None


def _before(reading: Reading, item: Found, at: list[Found | None]) -> Iterator[Found]:
    """Yield the adjectives that an enumeration names before an item, the nearest first."""
    words, start = reading.words, item.start
    for number in range(MOST):
        last = start - 1
        if number == 0:
            if last < 1 or words[last].key not in LINKS:
                return
            last -= 1
        elif not _is_comma(reading, last):
            return
        other = at[last] if last >= 0 else None
        if other is None or other.end != last + 1 or reading.sentence[last] != reading.sentence[item.start]:
            return
        if not (other.modifier or all(alias.kind is Kind.ACRONYM for alias in other.aliases)):
            return
        yield other
        start = other.start


def _after(reading: Reading, item: Found, at: list[Found | None], head: int) -> Iterator[Found]:
    """Yield the states that an enumeration names after an item ("people of Ethiopia or Eritrea")."""
    words, end = reading.words, item.end
    noun = words[head].key
    if not (noun.endswith("s") or noun in COLLECTIVE):
        return
    link = end
    if link + 1 >= len(words) or words[link].key not in LINKS:
        return
    first = link + 2 if words[link + 1].key == "the" else link + 1
    other = at[first] if first < len(words) else None
    if other is None or other.start != first or other.modifier or other.actor is not None:
        return
    if reading.sentence[first] == reading.sentence[item.start]:
        yield other


def _is_comma(reading: Reading, index: int) -> bool:
    """Return whether only a comma, or a comma and "and", stands between a word and the next one."""
    if index < 0 or index + 1 >= len(reading.words):
        return False
    return reading.text[reading.words[index].end : reading.words[index + 1].start].strip(". ") == ","
