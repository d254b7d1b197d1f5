"""Find names that the registry does not know, and take back known ones that are part of them."""

from __future__ import annotations

from kg.actors.choice import Context, choose
from kg.actors.gazetteer import Kind
from kg.actors.lexicon import Title
from kg.actors.names import Names
from kg.actors.new import new_actor
from kg.nlp.evidence import Evidence
from kg.nlp.kinds import Kinds, kinds
from kg.nlp.reading import Found, Reading
from kg.nlp.runs import runs
from kg.ontology.registry import Entry


def find_unknown(reading: Reading, names: Names) -> None:
    """Add new actors for capitalised names that have evidence of being one."""
    known = kinds(names)
    finder = _Finder(reading, names, known)
    for start, end in runs(reading, names, known, finder.at):
        finder.run(start, end)
    dropped = {id(item) for item in finder.dropped}
    reading.found = [item for item in reading.found if id(item) not in dropped] + finder.added


ARTICLES = frozenset({"the", "a", "an"})
TRAILING = ARTICLES | {"of", "for", "and"}
"""No name ends with these, nor with a particle."""


class _Finder:
    """Splits the runs of capitalised words of a Reading into names."""

    def __init__(self, reading: Reading, names: Names, known: Kinds) -> None:
        self.reading = reading
        self.words = reading.words
        self.names = names
        self.kinds = known
        self.at = reading.taken()
        self.added: list[Found] = []
        self.dropped: list[Found] = []
        self.evidence = Evidence(reading, names, known, self.at, self.added)

    def run(self, start: int, end: int) -> None:
        """Split a run of capitalised words at titles and known names; what remains is new."""
        index = start
        title, honorific = self._title_before(start), self._honorific_before(start)
        while index < end:
            word = self.words[index]
            length, found = self.names.offices.at(self.words, index)
            item = self.at[index]
            if found is not None and index + length <= end and (item is None or item.end <= index + length):
                title, index = found, index + length
            elif word.key in self.names.honorifics:
                honorific, index = True, index + 1
            elif word.key in self.names.before | self.names.deputy or self.kinds.has("direction", word.key):
                index += 1
            else:
                stop = self._name_end(index, end)
                self._name(index, stop, title, honorific)
                title, honorific, index = None, False, stop

    def _name_end(self, start: int, end: int) -> int:
        """Return where the name that begins at a word ends: after a possessive, before a title or comma."""
        index = start + 1
        while index < end and (self.reading.is_joined(index) or self._is_comma(index)):
            found = self.names.offices.at(self.words, index)[1]
            within = self.words[index - 1].key == "of" and self._has_one_label(start, index + 1)
            if found is not None and not self.kinds.has("title_names", self.words[index].key) and not within:
                break  # "Great Council of Chiefs" goes on
            index += 1
        return index

    def _is_small(self, index: int, words: frozenset[str]) -> bool:
        key = self.words[index].key
        return key in words or self.kinds.has("particles", key)

    def _is_comma(self, index: int) -> bool:
        """Return whether a comma stands before a word: in a run that of "2nd Battalion, 1st Marines"."""
        return self.reading.text[self.words[index - 1].end : self.words[index].start] == ", "

    def _honorific_before(self, start: int) -> bool:
        """Return whether "Mr" begins the sentence right before a run: its capital alone says nothing."""
        before = self.words[start - 1] if self.reading.is_joined(start) else None
        return before is not None and before.capital and before.key in self.names.honorifics

    def _title_before(self, start: int) -> Title | None:
        """Return the title in lower case that stands right before a run ("dictator Kim Jong-un")."""
        for length in range(4, 0, -1):
            first = start - length
            if first < 0 or not self.reading.is_joined(start) or self.words[first].capital:
                continue
            found, title = self.names.offices.at(self.words, first)
            if title is not None and found == length:
                return title
        return None

    def _name(self, start: int, end: int, title: Title | None, honorific: bool) -> None:
        """Decide about one stretch without titles: known, partly known or new."""
        items = self._items(start, end)
        if items and items[0].start == start and items[-1].end >= end and len(items) == 1:
            if honorific and any(alias.entry.type in {"State", "Place"} for alias in items[0].aliases):
                # "Mr Jordan": whoever it is, no country.
                items[0].aliases = tuple(a for a in items[0].aliases if a.entry.type == "Person")
                if not items[0].aliases:
                    self._add(start, end, title, honorific, items)
                    return
            items[0].title = title
            items[0].of = self._state_before(start) if title else None
            if title and title.state and items[0].of is None:
                items[0].of = self.names.registry.states.get(title.state)
            return
        if items and not self._is_one_name(start, end, items):
            self._around(start, end, items, title, honorific)
            return
        self._add(start, end, title, honorific, items)

    def _items(self, start: int, end: int) -> list[Found]:
        items: list[Found] = []
        for index in range(start, end):
            item = self.at[index]
            if item is not None and item not in items:
                items.append(item)
        return items

    def _is_one_name(self, start: int, end: int, items: list[Found]) -> bool:
        """Return whether known names inside a stretch are parts of a longer name ("Paris Hilton")."""
        if len(items) > 1 and self._is_named_for(start, items):
            return True
        if len(items) > 1:
            return self._has_one_label(start, end) and self.kinds.keyword(self._keys(start, end)) is not None
        item = items[0]
        if self._is_named_for(start, [item]):
            return True
        before, after = item.start - start, end - item.end
        keyword = self.kinds.keyword(self._keys(start, end))
        if item.modifier:
            if self.words[item.end].text[0].isdigit() if item.end < end else False:
                return False  # "Russian 810th Brigade": the unit's name begins with its number
            noun, role = self.names.nouns.at(self.words, item.end) if item.end < end else (0, None)
            if before or (role is not None and item.end + noun >= end):
                return False
            return keyword in {"Organization", "Group", "ArmedForce"} and after > 0
        if item.end - item.start > 1:
            return keyword is not None and after > 0
        if any(alias.kind is Kind.ACRONYM for alias in item.aliases):
            return keyword is not None and after > 0
        noun, role = self.names.nouns.at(self.words, item.end) if item.end < end else (0, None)
        if not before and role is not None and item.end + noun >= end and keyword is None:
            return False
        tagged = self.words[item.start].pos
        return tagged in {"PROPN", ""} or self._has_one_label(start, end)

    def _is_named_for(self, start: int, items: list[Found]) -> bool:
        """Return whether a body is called by where or what it works for ("Conference on the Great Lakes")."""
        for item in items:
            link = item.start - 1
            while link > start and self.words[link].key == "the":
                link -= 1
            head = self.words[link - 1] if link > start else None
            if head is None or self.words[link].key not in {"in", "to", "on"} or not head.capital:
                continue
            if self.at[link - 1] is None and self.kinds.has("organization", head.key):
                return True
        return False

    def _has_one_label(self, start: int, end: int) -> bool:
        doc = self.reading.doc
        tokens = [doc[word.token] for word in self.words[start:end]]
        return all(token.ent_type_ for token in tokens) and all(token.ent_iob_ == "I" for token in tokens[1:])

    def _around(self, start: int, end: int, items: list[Found], title: Title | None, honorific: bool) -> None:
        """Read what stands before, between and after known names as names of their own."""
        if start < items[0].start and self._is_first_name(start, items[0]):
            items[0].start, items[0].title = start, title  # "Michael Erik Kurilla" is Erik Kurilla
        index = start
        for item in items:
            if index < item.start:
                self._add(index, item.start, title, honorific, [])
            index = item.end
            title, honorific = None, False
        if index < end:
            self._add(index, end, None, False, [])

    def _is_first_name(self, start: int, item: Found) -> bool:
        """Return whether the words before a known person's name can only be his first names."""
        persons = bool(item.aliases) and all(alias.entry.type == "Person" for alias in item.aliases)
        return persons and item.start - start <= 2 and self.words[start].key in self.kinds.first_names

    def _keys(self, start: int, end: int) -> list[str]:
        return [word.key for word in self.words[start:end]]

    def _add(self, start: int, end: int, title: Title | None, honorific: bool, items: list[Found]) -> None:
        """Add a new actor if something besides its capitals says that it is one."""
        while end > start + 1 and self._is_small(end - 1, TRAILING):
            end -= 1  # "the 25th Brigade of the | Georgian army"
        while start < end and self._is_small(start, ARTICLES) and not self.words[start].capital:
            start += 1
        if start < end and self.words[start].key in ARTICLES:
            start += 1
        while start + 1 < end and (
            len(self.words[start].text) == 1 or self.words[start].key in self.names.honorifics
        ):
            honorific = honorific or len(self.words[start].text) > 1
            start += 1  # "H. E. Dr. Khalid"
        if start >= end:
            return
        keys = self._keys(start, end)
        if end - start == 1 and self._is_bracketed(start):
            return
        if all(self.kinds.has("nothing", key) or self.kinds.has("calendar", key) for key in keys):
            return
        noun, role = self.names.nouns.at(self.words, start)
        if role is not None and noun == end - start and not items:
            return
        type = self.evidence.type(start, end, title, honorific)
        if type is None:
            if items and self._is_within(start, end, items):
                self.dropped += items
            return
        self.dropped += items
        state = self._state_before(start) if title or type == "ArmedForce" else None
        if state is None and title is not None and title.state:
            state = self.names.registry.states.get(title.state)
        foreign = type == "Person" or self._is_named_for(start, items)
        own = None if foreign else self._own_country(items, keys)  # Paris Hilton is not French
        country = state.country if state else own
        sector = title.sector if title and type == "Person" else ("MIL" if type == "ArmedForce" else None)
        first, last = self.reading.written(start, end)
        name = " ".join(self.reading.text[first:last].split())
        actor = new_actor(name, type, country, sector)
        self.added.append(Found(start, end, actor=actor, title=title, of=state if title else None, new=True))

    def _is_within(self, start: int, end: int, items: list[Found]) -> bool:
        """Return whether a known name is for certain part of a longer one ("Georgia Tech")."""
        first, last = items[0], items[-1]
        before = self.words[start : first.start]
        begins = start == 0 or self.reading.sentence[start - 1] != self.reading.sentence[start]
        if before and (begins or any(word.pos != "PROPN" for word in before)):
            return False
        return all(word.pos == "PROPN" for word in self.words[last.end : end])

    def _is_bracketed(self, index: int) -> bool:
        """Return whether an acronym stands alone in brackets: it repeats what stands before."""
        word = self.words[index]
        return word.text.isupper() and self.reading.text[word.start - 1 : word.end + 1] == f"({word.text})"

    def _state_before(self, start: int) -> Entry | None:
        """Return the state whose title stands before a name ("Jordanian Foreign Minister Nasser Judeh")."""
        for index in range(start - 1, max(start - 8, -1), -1):
            if self.reading.sentence[index] != self.reading.sentence[start]:
                return None
            item = self.at[index]
            if item is not None:
                return choose(item.aliases, Context()) if item.aliases else None
            if not (self.words[index + 1].joined or self.words[index].possessive):
                return None
            if not self._is_title_word(self.words[index].key):
                return None
        return None

    def _is_title_word(self, key: str) -> bool:
        names = self.names
        return (
            key in names.title_words or key in names.before | names.deputy | names.former | names.honorifics
        )

    def _own_country(self, items: list[Found], keys: list[str]) -> str | None:
        if keys[0] in self.kinds.ships:
            return self.kinds.ships[keys[0]]
        entry = choose(items[0].aliases, Context()) if items and items[0].aliases else None
        return entry.country if entry and entry.type in {"State", "Place"} else None
