"""Offices that stand for their holders: "the Turkish president", "the prime minister"."""

from __future__ import annotations

from datetime import date

from kg.actors.choice import Context, choose
from kg.actors.lexicon import Title
from kg.actors.names import Names
from kg.iris import actor_iri
from kg.model import Actor, Via
from kg.nlp.reading import Found, Reading
from kg.ontology.registry import Entry

FOREIGN_MINISTERS = frozenset({"foreign-minister", "foreign-secretary", "secretary-of-state"})
BODIES = frozenset({"Organization", "Group", "ArmedForce", "Media"})
"""Classes besides states and IGOs that have a head ("the CIA director", "the leader of Hezbollah")."""
BEFORE = 3
"""Most words between a state and the title of its office ("Turkey's newly elected president")."""


def find_offices(reading: Reading, names: Names, day: date | None, main: Entry | None = None) -> None:
    """Add titles that stand without a name.

    With a state the holder is whom the document introduced with this title, else whom the registry knows
    for the day, else the office itself. Without a state only whom the document introduced is meant.
    """
    introduced = _introduced(reading)
    _find_top_diplomats(reading, names, day, introduced)
    at = reading.taken()
    index = 0
    while index < len(reading.words):
        length, title = names.offices.at(reading.words, index)
        if title is None or any(at[i] is not None for i in range(index, index + length)):
            index += 1
            continue
        if not _has_name(reading, index, length, at) and _is_noun(reading, index + length - 1):
            found = _office(reading, index, length, title, names, day, at, introduced, main)
            if found is not None:
                reading.found.append(found)
        index += length


def _find_top_diplomats(
    reading: Reading, names: Names, day: date | None, introduced: list[tuple[int, Title, Entry | None, Actor]]
) -> None:
    """Turn "the top American diplomat" into the foreign minister; without "top" it is any diplomat."""
    for item in reading.found:
        before = reading.words[item.start - 1].key if item.start else ""
        last = reading.words[item.end - 1].key
        if item.role is None or last != "diplomat" or before not in {"top", "chief"} or item.actor is None:
            continue
        state = names.registry.states.get(item.actor.country or "")
        if state is None:
            continue
        same = [
            actor
            for _, title, of, actor in introduced
            if title.slug in FOREIGN_MINISTERS and of is not None and of.id == state.id
        ]
        office = names.title_table["foreign-minister"]
        item.actor = same[0] if same else names.office_actor(state, office, day, vacant=day is None)
        item.via = Via.NOMINAL


def _introduced(reading: Reading) -> list[tuple[int, Title, Entry | None, Actor]]:
    """Return (position, title, state, person) for every person that the document names with a title."""
    return [
        (item.start, item.title, item.of, item.actor)
        for item in sorted(reading.found, key=lambda item: item.start)
        if item.title is not None and item.actor is not None and item.actor.type == "Person"
    ]


def _has_name(reading: Reading, index: int, length: int, at: list[Found | None]) -> bool:
    """Return whether a name follows the title."""
    after = index + length
    if not reading.is_joined(after):
        return False
    item = at[after]
    if item is not None and item.actor is not None:
        return item.actor.type == "Person"
    return reading.words[after].pos == "PROPN" and reading.words[after].capital


def _is_noun(reading: Reading, index: int) -> bool:
    return reading.words[index].pos in {"NOUN", "PROPN", ""}


def _office(
    reading: Reading,
    index: int,
    length: int,
    title: Title,
    names: Names,
    day: date | None,
    at: list[Found | None],
    introduced: list[tuple[int, Title, Entry | None, Actor]],
    main: Entry | None,
) -> Found | None:
    words = reading.words
    if _is_plural(words[index + length - 1].text):
        return None
    wording = " ".join(word.text for word in words[index : index + length])
    start, state, former, deputy = _state_before(reading, index, names, at, place=title.local)
    end = index + length
    if state is None:
        start = index
        state, end = _state_after(reading, end, at, place=title.local)
    if state is not None and not _has_office(state, title, wording, names):
        state = None
    if (bearer := _apposed(reading, index + length, at)) is not None and not former:
        introduced.append((index, title, state, bearer))
        return Found(start, index + length, actor=bearer, via=Via.NOMINAL, head=index + length - 1)
    same = [
        actor
        for position, known, of, actor in introduced
        if known.slug == title.slug
        and (position < index or (state is not None and of is not None))
        and (state is None or of is None or of.id == state.id)
    ]
    if not same and state is None and length == 1:
        same = _by_last_word(words[index].key, index, introduced)
    definite = index > 0 and words[index - 1].key in {"the", "this", "that", "his", "her", "their"}
    # "the president of a club" is not the president whom the text has introduced.
    other = state is None and reading.is_joined(end) and words[end].key == "of"
    if same and not former and not deputy and not other and (state is not None or definite):
        return Found(start, end, actor=same[-1], via=Via.NOMINAL, head=index + length - 1)
    if state is None and title.state and definite:
        state = names.registry.states.get(title.state)
    if state is None and title.slug == "secretary-general" and definite:
        state = _named_first(reading, names)
    if state is None and definite and not same and main is not None and not former and not deputy:
        if title.slug not in names.coreference["office"]["titles"] or _has_complement(reading, end):
            return None
        actor = names.office_actor(main, title, day, wording=wording, vacant=day is None)
        return Found(start, end, actor=actor, via=Via.NOMINAL, head=index + length - 1)
    if state is None or (title.weak and title.slug != "leader" and state.type in {"State", "IGO"}):
        return None
    # Who holds an office today says nothing about an undated text.
    actor = names.office_actor(
        state, title, day, wording=wording, former=former, deputy=deputy, vacant=day is None
    )
    return Found(start, end, actor=actor, via=Via.GENERIC, head=index + length - 1)


def _named_first(reading: Reading, names: Names) -> Entry | None:
    """Return whose secretary-general is meant where nothing says it: of the first of these that is named."""
    ids = {item.actor.id for item in reading.found if item.actor is not None}
    entries = [entry for entry in map(names.registry.get, ids) if entry is not None]
    named = ids | {entry.part_of for entry in entries}
    for slug in names.coreference["office"]["secretariats"]:
        if (iri := actor_iri(slug)) in named:
            return names.registry.get(iri)
    return None


def _apposed(reading: Reading, end: int, at: list[Found | None]) -> Actor | None:
    """Return the person whose name stands after a title and a comma ("the foreign minister, X, said")."""
    item = at[end] if end < len(reading.words) else None
    if item is None or item.start != end or item.actor is None or item.actor.type != "Person":
        return None
    between = reading.text[reading.words[end - 1].end : reading.words[end].start]
    after = reading.text[reading.words[item.end - 1].end :][:1]
    return item.actor if between == ", " and after in {",", ".", ";"} and item.title is None else None


def _has_office(of: Entry, title: Title, wording: str, names: Names) -> bool:
    """Return whether a title is an office of a state or place, or of the one at the head of a body."""
    if of.type in {"State", "IGO"}:
        return True
    if of.type == "Place":
        return title.local
    return of.type in BODIES and names.holders.is_head(wording)


def _by_last_word(
    noun: str, index: int, introduced: list[tuple[int, Title, Entry | None, Actor]]
) -> list[Actor]:
    """Return the only person introduced with a title of this last word ("the secretary")."""
    found = {
        actor.id: actor
        for position, title, _, actor in introduced
        if position < index and any(wording.split()[-1] == noun for wording in title.words)
    }
    return list(found.values()) if len(found) == 1 else []


def _has_complement(reading: Reading, end: int) -> bool:
    """Return whether "of", "for" or "and chief executive" says of what the office is."""
    return reading.is_joined(end) and reading.words[end].key in {"of", "for", "at", "and", "elect"}


def _is_plural(noun: str) -> bool:
    return (noun.endswith("s") and not noun.endswith(("ss", "affairs"))) or noun.endswith("men")


def _state_before(
    reading: Reading, index: int, names: Names, at: list[Found | None], *, place: bool
) -> tuple[int, Entry | None, bool, bool]:
    """Return (start, state, former, deputy) of a state, body or place that stands before a title."""
    former = deputy = False
    for position in range(index - 1, max(index - BEFORE - 2, -1), -1):
        word, item = reading.words[position], at[position]
        joined = reading.is_joined(position + 1) or word.possessive
        if not joined or reading.sentence[position] != reading.sentence[index]:
            break
        if item is not None:
            entry = choose(item.aliases, Context(place=place)) if item.aliases else None
            return (item.start, entry, former, deputy)
        former = former or word.key in names.former
        deputy = deputy or word.key in names.deputy
        if word.key not in names.before | names.deputy | names.former:
            break
    return index, None, former, deputy


def _state_after(
    reading: Reading, end: int, at: list[Found | None], *, place: bool
) -> tuple[Entry | None, int]:
    """Return the state after "president of", and where the title ends; the state is a mention of its own."""
    words = reading.words
    after = end + 1
    if end < len(words) and words[end].key == "of" and after < len(words):
        if words[after].key == "the" and after + 1 < len(words):
            after += 1
        item = at[after]
        if item is not None and item.aliases and reading.sentence[after] == reading.sentence[end]:
            entry = choose(item.aliases, Context(place=place))
            if entry is not None:
                return entry, item.end
    return None, end
