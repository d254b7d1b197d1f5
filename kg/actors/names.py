"""Everything that names an actor, compiled once: names of the registry, role nouns, titles."""

from __future__ import annotations

from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from kg.actors.gazetteer import Gazetteer
from kg.actors.holders import Holders
from kg.actors.lexicon import Phrases, Role, Title, nouns, offices, roles, titles
from kg.actors.variants import Variants
from kg.actors.words import key, normal, split
from kg.iris import actor_iri
from kg.model import Actor
from kg.ontology import Ontology
from kg.ontology.registry import Entry, Registry


class Names:
    """The compiled names of one set of ontologies, and the actors that derive from them."""

    def __init__(self, ontology: Ontology) -> None:
        self.registry: Registry = ontology.registry
        self.classes = ontology.vocabulary
        self.gazetteer = Gazetteer(ontology)
        self.lexicon: dict[str, Any] = ontology.lexicon("roles")
        self.title_lexicon: dict[str, Any] = ontology.lexicon("titles")
        self.role_table: dict[str, Role] = roles(self.lexicon)
        self.title_table: dict[str, Title] = titles(self.title_lexicon)
        self.nouns: Phrases[Role] = nouns(self.role_table.values())
        self.offices: Phrases[Title] = offices(self.title_table.values())
        self.modifiers = frozenset(normal(word) for word in self.lexicon.get("modifiers", ()))
        self.buildings = frozenset(normal(word) for word in self.lexicon.get("buildings", ()))
        self.honorifics = self._words("honorifics")
        self.former = self._words("ended")
        self.stopped = self._words("stopped")
        self.before = self._words("before") | self._words("former")
        self.deputy = self._words("deputy")
        self.kinds: dict[str, Any] = ontology.lexicon("names")
        self.coreference: dict[str, Any] = ontology.lexicon("coreference")
        self.things: dict[str, Any] = ontology.lexicon("things")
        self.urging = ontology.words("grammar", "object_control")
        self.promising = ontology.words("grammar", "subject_control")
        self.shared = ontology.words("coreference", "collective.shared")
        self.pronouns = frozenset(word for words in self.coreference["pronoun"].values() for word in words)
        self.plurals = frozenset(self.coreference["pair"]) | frozenset(
            self.coreference["pronoun"]["several"] + self.coreference["pronoun"]["we"]
        )
        self.anaphors = (
            self.pronouns
            | self.plurals
            | frozenset(self.coreference["nominal"])
            | frozenset(self.coreference["direction"])
        )
        self.starters = self._kind("starters") | self.pronouns
        self.sentence_starters = self._kind("sentence_starters")
        self.leading = self._kind("leading")
        self.common = self._kind("common")
        self.place_nouns = self._kind("place_noun")
        self.units = self._kind("force")
        self.leaving = tuple(self.kinds.get("leaving", ()))
        self.directions = self._kind("direction")
        self.weak = self._kind("weak")
        self.ordinary = self._kind("ordinary")
        self.outlets = self._kind("outlet")
        self.qualified = self._kind("qualified")
        self.title_words = frozenset(
            word.key
            for title in self.title_table.values()
            for wording in title.words
            for word in split(wording)
        )
        self._generic: dict[tuple[str, str, str], Actor] = {}

    def _words(self, name: str) -> frozenset[str]:
        return frozenset(normal(word) for word in self.title_lexicon.get(name, ()))

    def _kind(self, name: str) -> frozenset[str]:
        return frozenset(normal(word) for word in self.kinds.get(name, ()))

    @cached_property
    def variants(self) -> Variants:
        """Names in almost the same spelling; built when a name is not found."""
        return Variants(self.gazetteer)

    @cached_property
    def teams(self) -> Phrases[str]:
        """Nouns of parts of a body that are called by what they deal with ("task force")."""
        found: Phrases[str] = Phrases()
        for noun in self.kinds.get("team", ()):
            found.add(noun, noun)
        return found

    @cached_property
    def holders(self) -> Holders:
        """Who held which office when."""
        lists = self.title_lexicon
        return Holders(self.registry, self.title, lists.get("heads", ()), lists.get("premiers", ()))

    def title(self, wording: str) -> Title | None:
        """Return the title that a wording means, or None."""
        words = list(split(wording))
        length, title = self.offices.at(words, 0) if words else (0, None)
        return title if length == len(words) else None

    def with_article(self, name: str) -> str:
        """Return a name as it stands after "of": "the United States", "Ukraine"."""
        return f"the {name}" if name in self.lexicon.get("the", ()) else name

    def generic(self, state: Entry, role: Role, phrase: str = "") -> Actor:
        """Return the actor that a role noun means with a state: its own army, its rebels, its government.

        Args:
            state: State or organisation that the phrase names.
            role: Role of the noun.
            phrase: The noun as written, for roles that are called by it ("Ministry of Mines").
        """
        if state.type not in {"State", "Place"}:
            return state.actor()  # "NATO troops", "Islamic State fighters": the body acts through its people
        if state.type == "Place" and state.country is None:
            return self._of_region(state, role, phrase)
        if role.state:
            return Actor(
                id=state.id, name=state.name, type=state.type, country=state.country, sector=role.sector
            )
        slot = (state.id, role.slug, phrase if role.several or "{phrase}" in role.name else "")
        known = self._generic.get(slot)
        if known is None:
            known = self._generic[slot] = self._make(state, role, phrase)
        return known

    def _of_region(self, region: Entry, role: Role, phrase: str) -> Actor:
        """Return those of a region of several states, called as they are: "African leaders"."""
        words = phrase or role.nouns[0]
        slug = actor_iri(key(words).replace(" ", "-")).removeprefix(actor_iri(""))
        adjective = region.demonyms[0] if region.demonyms else region.name
        return Actor(
            id=f"{region.id}/{slug}", name=f"{adjective} {words.lower()}", type="Group", sector=role.sector
        )

    def _make(self, state: Entry, role: Role, phrase: str) -> Actor:
        own = "{phrase}" in role.name
        candidates = [phrase] if own else list(role.nouns)
        if role.several:
            # "Canadian companies" are not the Bank of Canada, "Israeli intelligence" is more than Aman.
            candidates = [phrase, role.nouns[0]]
        if (entry := self._known(state, role.type, candidates)) is not None:
            return entry.actor()
        slug = key(phrase).replace(" ", "-") if own else role.slug
        return Actor(
            id=f"{state.id}/{actor_iri(slug).removeprefix(actor_iri(''))}",
            name=self.fill(role.name, state, phrase),
            type=role.type,
            country=state.country,
            sector=role.sector,
        )

    def _known(self, state: Entry, type: str, candidates: list[str]) -> Entry | None:
        """Return the registry's own entry for a role of a state, found by its ordinary names."""
        for noun in candidates:
            for wording in (
                *(f"{adjective} {noun}" for adjective in state.demonyms),
                f"{noun} of {state.name}",
            ):
                for alias in self.gazetteer.named(key(wording)):
                    if alias.entry.country == state.country and self.classes.is_a(alias.entry.type, type):
                        return alias.entry
        return None

    def fill(self, template: str, state: Entry, phrase: str = "") -> str:
        """Return a name from its template."""
        adjective = state.demonyms[0] if state.demonyms else state.name
        written = phrase[:1].upper() + phrase[1:]
        return template.format(state=self.with_article(state.name), demonym=adjective, phrase=written)

    def office_actor(
        self,
        state: Entry,
        title: Title,
        day: date | None,
        *,
        wording: str = "",
        former: bool = False,
        deputy: bool = False,
        vacant: bool = False,
    ) -> Actor:
        """Return who an office means: its holder on a day, or the office as a person without a name.

        Args:
            state: State, body or place of the office.
            title: The office.
            day: Day on which it is held.
            wording: The title as written.
            former: Whether a former holder is meant.
            deputy: Whether the deputy is meant.
            vacant: Whether the holder is left open, for lack of a day.
        """
        plain = not (former or deputy or vacant)
        if plain and (holder := self.holders.holder(state, title, wording, day)) is not None:
            return holder.actor(day)
        slug, name, sector = title.slug, self.fill(title.name, state), title.sector
        if state.type not in {"State", "Place"} and self.holders.is_head(wording):
            slug, name, sector = "head", f"{state.name} head", state.sector or sector
        elif title.local and state.type == "Place":
            slug = key(wording).replace(" ", "-")
            name = f"{wording[:1].upper()}{wording[1:]} of {self.with_article(state.name)}"
        before = "former" if former else "deputy" if deputy else ""
        return Actor(
            id=f"{state.id}/{before}-{slug}" if before else f"{state.id}/{slug}",
            name=f"{before.capitalize()} {name}" if before else name,
            type="Person",
            country=state.country,
            sector="ELI" if former and sector in {"GOV", "SPY"} else sector,
        )


def names(ontology: Ontology) -> Names:
    """Return the compiled names of ontologies; compiled once for a registry."""
    return _compile(ontology.registry, ontology)


@lru_cache(maxsize=4)
def _compile(registry: Registry, ontology: Ontology) -> Names:
    # The registry is equal only to itself: ontologies that were read anew are compiled anew.
    return Names(ontology)
