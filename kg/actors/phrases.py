"""Read a phrase that names an actor: names, states, titles, role nouns and the words that change them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.actors.choice import Context, choose
from kg.actors.gazetteer import Alias
from kg.actors.lexicon import Role, Title
from kg.actors.names import Names
from kg.actors.words import Word
from kg.ontology.registry import Entry


@dataclass(slots=True)
class Phrase:
    """What the words of a phrase say; None and empty for what they do not say."""

    entry: Entry | None = None
    """The actor that is named: a person, a body, a group."""
    alias: Alias | None = None
    state: Entry | None = None
    state_alias: Alias | None = None
    title: Title | None = None
    title_words: str = ""
    role: Role | None = None
    role_words: str = ""
    former: bool = False
    deputy: bool = False
    capitals: list[str] = field(default_factory=list)
    """Capitalised words that nothing explains: perhaps the name of an unknown actor."""
    unread: int = 0
    """Words that nothing explains."""
    length: int = 0


def read(words: Sequence[Word], names: Names, context: Context, *, without: Entry | None = None) -> Phrase:
    """Read a phrase word by word; the longest known stretch wins at each word.

    Args:
        words: The words of the phrase.
        names: What the words may be.
        context: What decides between actors of one name.
        without: An actor that is not meant.
    """
    phrase = Phrase(length=len(words))
    index = 0
    while index < len(words):
        index += _step(words, index, names, context, phrase, without)
    return phrase


def _step(
    words: Sequence[Word],
    index: int,
    names: Names,
    context: Context,
    phrase: Phrase,
    without: Entry | None,
) -> int:
    """Read what begins at a word into the phrase; return how many words it took."""
    named, aliases = names.gazetteer.at(words, index)
    aliases = tuple(alias for alias in aliases if alias.entry is not without)
    named = named if aliases else 0
    titled, title = names.offices.at(words, index)
    noun, role = names.nouns.at(words, index)
    word = words[index]
    if named and named >= max(titled, noun) and _take_name(choose(aliases, context), aliases, phrase):
        return named
    several = role is not None and titled == noun and words[index + noun - 1].key.endswith("s")
    if title and titled >= noun and not several and not (role and phrase.role and phrase.role.weak):
        if word.key in names.former:
            phrase.former = True
        if phrase.title is None or phrase.title.weak:
            phrase.title = title
            phrase.title_words = " ".join(item.text for item in words[index : index + titled])
        return titled
    if role:
        _take_role(role, " ".join(item.text for item in words[index : index + noun]), phrase)
        return noun
    if word.key in names.former:
        phrase.former = True
    elif word.key in names.deputy:
        phrase.deputy = True
    elif word.key not in names.before and word.key not in names.honorifics:
        phrase.unread += 1
        if word.capital and word.key != "the":
            phrase.capitals.append(word.text)
    return 1


def _take_name(entry: Entry | None, aliases: Sequence[Alias], phrase: Phrase) -> bool:
    if entry is None:
        return False
    alias = next(alias for alias in aliases if alias.entry is entry)
    if entry.type in {"State", "Place"}:
        if phrase.state is None or (phrase.state.type == "Place" and entry.type == "State"):
            phrase.state, phrase.state_alias = entry, alias
    elif phrase.entry is None or entry.type == "Person":
        phrase.entry, phrase.alias = entry, alias
    return True


def _take_role(role: Role, written: str, phrase: Phrase) -> None:
    known = phrase.role
    if known is None or (known.weak and not role.weak) or (not role.weak and known.sector == "GOV"):
        phrase.role = role
        phrase.role_words = written
