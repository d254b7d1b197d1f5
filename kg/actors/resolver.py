"""Which actor is this? Names, acronyms, demonyms, titles and role nouns, with a score that says how sure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kg.actors.choice import Context, choose
from kg.actors.gazetteer import Alias, Kind
from kg.actors.names import Names, names
from kg.actors.new import new_actor
from kg.actors.phrases import Phrase, read
from kg.actors.resolution import SCORES, Resolution, of_actor, of_alias
from kg.actors.words import Word, key, key_of, normal, split
from kg.model import Actor
from kg.ontology import Ontology
from kg.ontology.registry import Entry

SERVICES = frozenset({"SPY", "COP", "PRM", "REB"})
"""Sectors of bodies with officers and units of their own: "a CIA officer" is no soldier."""

_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?")
REGIONS = ("Oblast", "region", "province", "governorate")
"""What follows the name of a town in the name of the region that it is the capital of."""


def resolve(
    name: str, ontology: Ontology, *, on: date | None = None, country: str | None = None
) -> Resolution:
    """Return which actor a name or phrase means.

    Args:
        name: Such as ``Zelensky``, ``the DPRK``, ``former Ukrainian prime minister``.
        ontology: The ontologies to look in.
        on: Day on which the name was used; None for the registry's present.
        country: ISO 3166-1 alpha-3 code of the country spoken of, to decide between actors.
    """
    known = names(ontology)
    context = Context(on, {country: 4.0} if country else {})
    words = list(split(name))
    while len(words) > 1 and words[0].key in known.leading:
        words = words[1:]
    if not words:
        return Resolution(query=name)
    if len(words) == 1 and words[0].text.islower() and words[0].key in known.ordinary | known.weak:
        # "economist" is a profession, "gulf" a water; "Economist" and "the Gulf" are names.
        return _by_phrase(name, words, known, context, country) or Resolution(query=name)
    return (
        _by_name(name, words, known, context)
        or _by_phrase(name, _capitalised(words), known, context, country)
        or _by_variant(name, words, known, context)
        or Resolution(query=name)
    )


def _capitalised(words: list[Word]) -> list[Word]:
    """Return the words with capitals if none has one: "seoul police" says as much as "Seoul police"."""
    if not any(word.text[:1].isupper() for word in words):
        for word in words:
            word.text = word.text.capitalize()
    return words


def _by_variant(query: str, words: list[Word], known: Names, context: Context) -> Resolution | None:
    """Resolve a name in another spelling."""
    score, aliases = known.variants.find(key_of(words))
    entry = choose(aliases, context) if aliases else None
    if entry is None:
        return None
    alias = next(alias for alias in aliases if alias.entry is entry)
    return replace(of_alias(query, entry, alias, score, context.day), how="variant")


def _by_name(query: str, words: list[Word], known: Names, context: Context) -> Resolution | None:
    """Resolve a name of the registry as a whole, whatever its case."""
    whole = key_of(words)
    aliases = known.gazetteer.named(whole)
    fitting = tuple(alias for alias in aliases if alias.fits(words))
    if not fitting:
        aliases = tuple(
            alias for alias in aliases if alias.kind is not Kind.ACRONYM or whole not in known.common
        )
    entry = choose(fitting or aliases, context) if aliases else None
    if entry is None:
        return None
    own = [alias for alias in (fitting or aliases) if alias.entry is entry]
    # "the Kremlin" may be listed as a name as well; as a seat it says that the government is meant.
    alias = next((alias for alias in own if alias.kind is Kind.SEAT), own[0])
    score = SCORES[alias.kind] - (0.0 if fitting else 0.1)
    return of_alias(query, entry, alias, score, context.day)


def _by_phrase(
    query: str, words: list[Word], known: Names, context: Context, country: str | None
) -> Resolution | None:
    """Resolve a phrase from its parts."""
    phrase = read(words, known, context)
    if phrase.entry is not None and _contradicts(phrase):
        phrase = read(words, known, context, without=phrase.entry)
    if (unit := _unit(words, phrase, known, country)) is not None:
        return of_actor(query, unit, known, 0.8, "unit")
    if phrase.capitals and not (phrase.title or phrase.role) and _is_part(phrase):
        return None  # "Fantasia Liberation Front" is not Libération, Michael Jordan no country
    if phrase.entry is not None and phrase.alias is not None:
        return _with_entry(query, phrase, phrase.entry, phrase.alias, known, context.day)
    state = _state(phrase, known) or known.registry.states.get(country or "") or phrase.state
    if state is None and (phrase.title or phrase.role):
        state = _misspelled(phrase, known, context)
    if phrase.title is not None and not (phrase.title.weak and phrase.role):
        return _with_title(query, phrase, state, known, context.day)
    if phrase.role is not None:
        return _with_role(query, phrase, state, known)
    if phrase.state is not None and phrase.state_alias is not None:
        rest = phrase.unread / phrase.length
        code = phrase.state.country
        return Resolution(query=query, country=code, score=round(0.6 - 0.4 * rest, 2), how="country")
    return None


def _unit(words: list[Word], phrase: Phrase, known: Names, country: str | None) -> Actor | None:
    """Return the unit of an army that a number and a noun of units name ("Russia's 810th Marine Brigade")."""
    first = next((i for i, word in enumerate(words) if _NUMBER.fullmatch(word.text)), None)
    if first is None or words[-1].key not in known.units or first == len(words) - 1:
        return None
    state = _state(phrase, known) or known.registry.states.get(country or "")
    name = " ".join(word.text for word in words[first:])
    return new_actor(name, "ArmedForce", state.country, "MIL") if state is not None else None


def _is_part(phrase: Phrase) -> bool:
    """Return whether what is known of a phrase is only a part of an unknown name."""
    if phrase.entry is not None:
        return phrase.entry.type == "Media"
    alias = phrase.state_alias
    return alias is not None and alias.kind not in {Kind.DEMONYM, Kind.PEOPLE} and phrase.length == 2


def _contradicts(phrase: Phrase) -> bool:
    """Return whether the named body is of another country than the phrase: "Seoul metropolitan police"."""
    entry, state = phrase.entry, phrase.state
    if entry is None or state is None or entry.type in {"Person", "IGO"}:
        return False
    return entry.country is not None and state.country is not None and entry.country != state.country


def _misspelled(phrase: Phrase, known: Names, context: Context) -> Entry | None:
    """Return the state that an unread word almost spells: "Ukranian troops"."""
    for word in phrase.capitals:
        score, aliases = known.variants.find(normal(word))
        entry = choose(aliases, context) if score else None
        if entry is not None and entry.type == "State":
            phrase.capitals = [other for other in phrase.capitals if other != word]
            phrase.unread -= 1
            return entry
    return None


def _state(phrase: Phrase, known: Names) -> Entry | None:
    """Return the state that a phrase names, or the one in which the named place lies."""
    if phrase.state is None or phrase.state.type == "State":
        return phrase.state
    return known.registry.states.get(phrase.state.country or "")


def _place(phrase: Phrase, known: Names) -> Entry | None:
    """Return the place that a phrase names, also where its name stands for a state ("mayor of Moscow").

    A governor is of the region that bears the name of its capital ("Kharkiv governor").
    """
    if phrase.state is None or phrase.state_alias is None:
        return None
    name = phrase.state_alias.text
    region = "governor" in phrase.title_words
    wanted = [f"{name} {noun}" for noun in REGIONS] if region and phrase.state.type == "Place" else []
    if phrase.state_alias.kind is Kind.SEAT:
        wanted.append(name)
    for bearer in wanted:
        for alias in known.gazetteer.named(key(bearer)):
            if alias.entry.type == "Place":
                return alias.entry
    return phrase.state if phrase.state.type == "Place" else None


def _with_entry(
    query: str, phrase: Phrase, entry: Entry, alias: Alias, known: Names, day: date | None
) -> Resolution:
    """Resolve a phrase that names a person or body ("US Senator Marco Rubio", "a former CIA official")."""
    if entry.type == "Person":
        sector = entry.sector_on(day)
        if phrase.title and not any(office.dated for office in entry.held(day)):
            sector = "ELI" if phrase.former else phrase.title.sector
        return Resolution(
            query=query,
            id=entry.id,
            name=entry.name,
            type=entry.type,
            country=entry.country or _country(phrase),
            sector=sector,
            wikidata=entry.wikidata,
            score=0.95,
            how="title" if phrase.title else alias.kind.value,
        )
    if phrase.title is not None and not phrase.former and not phrase.deputy:
        title, wording = phrase.title, phrase.title_words
        known_holder = known.holders.holder(entry, title, wording, day) is not None
        if known_holder or (known.holders.is_head(wording) and not phrase.capitals):
            actor = known.office_actor(entry, title, day, wording=wording)
            return of_actor(query, actor, known, 0.8, "title")
    sector = entry.sector
    office = phrase.title or phrase.role
    if phrase.title is not None and phrase.capitals and phrase.unread == len(phrase.capitals):
        # "Wagner leader Andrei Troshev": a person of that body whom the registry does not know.
        person = new_actor(" ".join(phrase.capitals), "Person", entry.country, sector)
        return of_actor(query, person, known, 0.7, "title")
    if phrase.former and office:
        sector = "ELI"
    elif office and not office.weak and not (office.slug == "armed-forces" and sector in SERVICES):
        sector = office.sector
    # "Hamas militants" are Hamas; "a CIA official" is not the CIA.
    members = phrase.role is not None and entry.type == "Group" and not phrase.title
    whole = (office is None or members) and phrase.unread == 0 and not phrase.former
    return Resolution(
        query=query,
        id=entry.id if whole else None,
        name=entry.name if whole else None,
        type="Person" if phrase.title else entry.type,
        country=entry.country or _country(phrase),
        sector=sector,
        wikidata=entry.wikidata if whole else None,
        score=0.9 if whole else 0.7,
        how="body",
    )


def _country(phrase: Phrase) -> str | None:
    return phrase.state.country if phrase.state else None


def _with_title(
    query: str, phrase: Phrase, state: Entry | None, known: Names, day: date | None
) -> Resolution:
    """Resolve an office ("Somalia's prime minister") or an unknown person who holds one."""
    title = phrase.title
    assert title is not None
    if state is None and title.state:
        state = known.registry.states.get(title.state)
    former = phrase.former
    sector = "ELI" if former and title.sector in {"GOV", "SPY", "LEG"} else title.sector
    country = state.country if state else None
    if phrase.capitals and phrase.unread == len(phrase.capitals):
        name = " ".join(phrase.capitals)
        actor = new_actor(name, "Person", country, sector)
        return of_actor(query, actor, known, 0.7, "title")
    if state is None:
        return Resolution(query=query, type="Person", sector=sector, score=0.5, how="title")
    place = _place(phrase, known) if title.local else None
    actor = known.office_actor(
        place or state, title, day, wording=phrase.title_words, former=former, deputy=phrase.deputy
    )
    return of_actor(query, actor, known, 0.7 if phrase.deputy else 0.8, "title")


def _with_role(query: str, phrase: Phrase, state: Entry | None, known: Names) -> Resolution:
    """Resolve a generic reference ("Ukrainian artillerymen") or a role without a state ("soldiers")."""
    role = phrase.role
    assert role is not None
    sector = "ELI" if phrase.former and role.sector == "GOV" else role.sector
    if state is None or (role.weak and role.sector is None):
        country = state.country if state else None
        return Resolution(query=query, type=role.type, country=country, sector=sector, score=0.5, how="role")
    actor = known.generic(state, role, phrase.role_words)
    if phrase.former:
        return Resolution(
            query=query, type=actor.type, country=actor.country, sector=sector, score=0.6, how="role"
        )
    return of_actor(query, actor, known, 0.85, "role")


__all__ = ["Resolution", "resolve"]
