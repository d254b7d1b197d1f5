"""Words that actors share: "North and South Korea", "Ethiopian and Kenyan troops", "people of A or B"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kg.actors.choice import Context
from kg.actors.gazetteer import Kind
from kg.actors.lexicon import Role
from kg.actors.names import Names
from kg.actors.words import key_of
from kg.model import Via
from kg.nlp.mentions import generic_of, state_of
from kg.nlp.reading import Found, Reading

LINKS = frozenset({"and", "or", "nor"})
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
        others = (
            _before(reading, item, at)
            if head == item.end - 1
            else _after(reading, item, at, head, names.shared)
        )
        for other in others:
            state = state_of(other, context)
            if state is None or (actor := generic_of(state, *role, names)) is None:
                break
            start, end = min(item.start, other.start), max(item.end, other.end)
            if other.modifier:
                reading.found.remove(other)
            reading.found.append(Found(start, end, actor=actor, via=Via.GENERIC, head=head, role=role[0]))


def share_offices(reading: Reading, names: Names, day: date | None) -> None:
    """Give every state its holder of an office that several have: "the presidents of Iran and Iraq"."""
    words, at, index = reading.words, reading.taken(), 0
    while index < len(words):
        length, title = names.offices.at(words, index)
        end = index + length
        free = title is not None and all(item is None for item in at[index:end])
        if title is None or not free or title.weak or not words[end - 1].key.endswith("s"):
            index += max(length, 1)
            continue
        first = at[end + 1 + (words[end + 1].key == "the")] if _is_of(reading, end) else None
        after = [first, *_listed(reading, at, first.end)] if first is not None else []
        before = at[index - 1] if index and reading.is_joined(index) else None
        owners = after or ([before, *_before(reading, before, at)] if before is not None else [])
        states = [(item, names.registry.get(item.actor.id)) for item in owners if item and item.actor]
        held = [(item, state) for item, state in states if state is not None and state.type == "State"]
        if len(held) > 1 and len(held) == len(owners):
            start, stop = (
                min(index, *(item.start for item, _ in held)),
                max(end, *(item.end for item, _ in held)),
            )
            wording = " ".join(word.text for word in words[index:end]).removesuffix("s")
            for item, state in held:
                if _is_mistaken(reading, item, end - 1):
                    reading.found.remove(item)
                actor = names.office_actor(state, title, day, wording=wording, vacant=day is None)
                reading.found.append(Found(start, stop, actor=actor, via=Via.GENERIC, head=end - 1))
        index = end


def _is_of(reading: Reading, end: int) -> bool:
    words = reading.words
    return reading.is_joined(end) and words[end].key == "of" and end + 2 < len(words)


def _listed(reading: Reading, at: list[Found | None], end: int) -> Iterator[Found]:
    """Yield the names of "…, Iran and Turkey" that go on an enumeration whose first one ends at a word."""
    words = reading.words
    for _ in range(MOST):
        if end >= len(words) or not (words[end].key in LINKS or _is_comma(reading, end - 1)):
            return
        first, last = end, words[end].key in LINKS
        while first < len(words) and words[first].key in LINKS | {"the"}:
            last = last or words[first].key in LINKS
            first += 1
        item = at[first] if first < len(words) else None
        if item is None or item.start != first or reading.sentence[first] != reading.sentence[end - 1]:
            return
        yield item
        if last:
            return
        end = item.end


def _is_mistaken(reading: Reading, item: Found, head: int) -> bool:
    """Return whether the parser joins a state to the noun that it belongs to ("presidents of A, B")."""
    doc, words = reading.doc, reading.words
    tokens = doc[words[item.start].token : words[item.end - 1].token + 1]
    return any(token.dep_ == "conj" and token.head.i == words[head].token for token in tokens)


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


def _after(
    reading: Reading, item: Found, at: list[Found | None], head: int, shared: frozenset[str]
) -> Iterator[Found]:
    """Yield the states that an enumeration names after an item ("people of Ethiopia or Eritrea")."""
    noun = reading.words[head].key
    if noun.endswith("s") or noun in shared:
        for other in _listed(reading, at, item.end):
            if other.modifier or other.actor is not None:
                return
            yield other


def _is_comma(reading: Reading, index: int) -> bool:
    """Return whether only a comma, or a comma and "and", stands between a word and the next one."""
    if index < 0 or index + 1 >= len(reading.words):
        return False
    return reading.text[reading.words[index].end : reading.words[index + 1].start].strip(". ") == ","
