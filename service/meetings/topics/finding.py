"""What tells an agenda, and from which word on.

In: a sentence as it was read and the places of its meetings. Out: ``Topic`` rows, one phrase each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.meetings.candidates import Reading
from service.meetings.syntax import SUBJECTS, VERBS, Tree
from service.meetings.topics.items import items
from service.meetings.topics.phrase import phrase_of
from service.meetings.topics.reach import reach
from service.meetings.topics.words import Cue, TopicWords, topic_words
from service.mentions.who import Who, WhoKind
from service.model import Span

_SORTING = frozenset(["compound", "nmod"])
_FINITE = frozenset(["MD", "VBZ", "VBP", "VBD"])
_VERBAL = frozenset(["MD", "VBZ", "VBP", "VBD", "VB", "VBN", "TO", "RB"])
_PURPOSES = frozenset(["advcl", "xcomp"])
_LONGEST_CUE = 40  # words
_LONGEST_SUBJECT = 60
_HELD = frozenset(["dobj", "nsubjpass", "nsubj", "pobj", "attr"])  # how talks hang on the verb that holds them


@dataclass(frozen=True, slots=True)
class Topic:
    """A phrase of the agenda. ``at`` is where it stands; ``strong`` whether its cue tells of talks by itself;
    ``rule`` says which cue, by its example; ``by`` the person named as the one who talks of it."""

    phrase: str
    at: int
    strong: bool
    rule: str
    by: Who | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """The words of one agenda, as indices into the sentence's tree, and the word that tells it."""

    words: Sequence[int]
    by: int
    strong: bool
    rule: str
    noun: bool = False


def find_topics(reading: Reading, venues: Sequence[Span] = ()) -> list[Topic]:
    """The topics that one sentence tells, in order; none twice. What sort of talks it is counts where it tells no
    more of them."""
    words = topic_words()
    return _told_topics(words, reading, venues) or _sorts_of_talks(words, reading)


def _told_topics(words: TopicWords, reading: Reading, venues: Sequence[Span]) -> list[Topic]:
    """What the sentence says that is to be talked of."""
    found = dict[str, Topic]()
    taken, strong = -1, False  # what stands behind a strong cue in its sentence is as strong
    for told in sorted(_agendas(words, reading, venues), key=_by_place):
        if told.words[0] <= taken or _was_done(words, reading.tree, told.by):
            continue
        strong = strong or _stands(words, reading, told)
        by = _speaker(reading, told.by)
        for item in items(words.lists, words.phrases, reading, told.words):
            phrase = phrase_of(words.phrases, reading, item)
            if phrase:
                found.setdefault(phrase.lower(), Topic(phrase, reading.tree[item[0]].start, strong, told.rule, by))
        taken = told.words[-1]
    return list(found.values())


def _sorts_of_talks(words: TopicWords, reading: Reading) -> list[Topic]:
    """ "fisheries talks", "Burundi peace talks"; mere "peace talks" say nothing of their agenda."""
    found, tree, about = list[Topic](), reading.tree, words.about
    for token in tree.tokens:
        last = token.index - 1
        first = last
        while first > 0 and tree[first - 1].dep in _SORTING and tree[first - 1].head in (token.index, first, last):
            first -= 1
        of_a_name = last > first and tree.low(last) in about.matters_of_names and tree[last - 1].tag == "NNP"
        if token.lemma.lower() in about.strong and (of_a_name or tree.low(last) in about.matters):
            phrase = phrase_of(words.phrases, reading, range(last - 1 if of_a_name else last, last + 1))
            found += [Topic(phrase, tree[first].start, strong=False, rule=token.lemma)] if phrase else []
    return found


def _by_place(told: _Told) -> tuple[int, int, bool]:
    return told.words[0], -len(told.words), not told.strong


def _agendas(words: TopicWords, reading: Reading, venues: Sequence[Span]) -> Iterator[_Told]:
    begins = {token.start: token.index for token in reversed(reading.tree.tokens)}
    for cue in words.cues:
        for first, last in _told_by(cue, reading, begins):
            agenda = _subject(reading.tree, first) if cue.before else reach(words.ends, reading, last + 1, venues)
            if agenda:
                yield _Told(agenda, first, cue.strong, cue.example, noun=cue.before)
    for n, strong, preposition in _about(words, reading):
        if agenda := reach(words.ends, reading, preposition + 1, venues):
            yield _Told(agenda, n, strong, reading.tree[n].lemma, noun=True)


def _told_by(cue: Cue, reading: Reading, begins: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The first and the last word of a cue, wherever it stands."""
    span, tree = reading.sentence.words, reading.tree
    for match in cue.pattern.finditer(reading.text, span.start, span.end):
        first = begins.get(match.start())
        if first is not None:
            last = first + sum(t.start < match.end() for t in tree.tokens[first : first + _LONGEST_CUE]) - 1
            yield first, last


def _subject(tree: Tree, n: int) -> list[int]:
    """The words of the subject before a cue: all from the sentence's start where no other verb stands there."""
    first = next((k + 1 for k in range(n) if tree[k].text == ","), 0) if tree[0].tag in ("IN", "VBG") else 0
    last = n
    while last and (tree[last - 1].tag in _VERBAL or tree[last - 1].pos == "AUX"):
        last -= 1
    if (
        tree[n].tag != "VBG"
        and last - first < _LONGEST_SUBJECT
        and not any(token.tag in _FINITE for token in tree.tokens[first:last])
    ):
        return list(range(first, last))
    verb = next((k for k in (n, *tree.ancestors(n)) if tree[k].pos in VERBS), n)
    subject = tree.subject(verb)
    return [] if subject is None or subject > n else [k for k in tree.subtree(subject, "relcl") if k < n]


def _about(words: TopicWords, reading: Reading) -> Iterator[tuple[int, bool, int]]:
    """ "talks on", "hold talks with the minister on": the noun or verb of talks, and the preposition."""
    about, tree = words.about, reading.tree
    for token in tree.tokens:
        lemma = token.lemma.lower()
        gathers = lemma in about.meeting and token.pos in VERBS
        if lemma not in about.strong and lemma not in about.weak and not gathers:
            continue
        holders = [token.index] + ([token.head] if token.dep in _HELD else [])
        for c in (c for holder in holders for c in tree.children(holder, "prep")):
            if (
                c > token.index
                and tree.low(c) in (about.prepositions - {"on"} if gathers else about.prepositions)
                and tree.low(_head_word(tree, c)) not in about.unless
            ):
                yield token.index, lemma in about.strong, c


def _head_word(tree: Tree, preposition: int) -> int:
    return next(iter(tree.children(preposition, "pobj")), -1)


def _stands(words: TopicWords, reading: Reading, told: _Told) -> bool:
    """Whether talks to come are told: not past ones, and somebody's who talks ("the bill would address"); of a weak
    cue, those of talks or a journey ("the visit will be an opportunity to deepen")."""
    if _is_over(words, reading.tree, told.by):
        return False
    if not told.strong:
        return any(
            token.dep in SUBJECTS and token.lemma.lower() in words.about.holding for token in reading.tree.tokens
        )
    return told.noun or _is_somebodys(words, reading, told.by)


def _is_somebodys(words: TopicWords, reading: Reading, n: int) -> bool:
    tree = reading.tree
    if tree[n].lemma.lower() in words.about.nouns:
        return True  # "topics include"
    verb = next((k for k in (n, *tree.ancestors(n)) if tree[k].pos in VERBS), n)
    subject = tree.subject(verb)
    if subject is None:
        return bool(reading.whos)
    nouns = words.about.nouns
    return tree[subject].pos == "PRON" or tree[subject].lemma.lower() in nouns or _names_somebody(reading, subject)


def _names_somebody(reading: Reading, subject: int) -> bool:
    return bool(reading.whos_in(reading.tree.list_members(subject)))


def _speaker(reading: Reading, n: int) -> Who | None:
    """The only person of the subject: "Okello will discuss visas"."""
    tree = reading.tree
    verb = next((k for k in (n, *tree.ancestors(n)) if tree[k].pos in VERBS), None)
    subject = tree.subject(verb) if verb is not None else None
    whos = reading.whos_in(tree.list_members(subject)) if subject is not None else []
    return whos[0] if len(whos) == 1 and whos[0].kind is WhoKind.PERSON else None


def _is_over(words: TopicWords, tree: Tree, n: int) -> bool:
    """Whether the talks are told as past: "discussed", "have reviewed", "after talks on", "was set up to debate"."""
    verb = next((k for k in (n, *tree.ancestors(n)) if tree[k].pos in VERBS), None)
    if verb is not None and tree[verb].tag == "VB" and tree.has(verb, "aux") and tree[verb].dep in _PURPOSES:
        verb = tree[verb].head
    if verb is None or tree[verb].lemma in words.about.planned:
        return False
    return _is_past(tree, verb)


def _was_done(words: TopicWords, tree: Tree, n: int) -> bool:
    """Whether the cue itself is told as past: "the two also discussed"."""
    return tree[n].pos in VERBS and tree[n].lemma not in words.about.planned and _is_past(tree, n)


def _is_past(tree: Tree, verb: int) -> bool:
    """ "discussed", "have discussed", "was set up"; not "is aimed"."""
    helpers = [tree[c] for c in tree.children(verb, "aux", "auxpass")]
    over = any(helper.lemma == "have" or helper.tag == "VBD" for helper in helpers)
    return tree[verb].tag == "VBD" or (tree[verb].tag == "VBN" and over)
