"""Questions to a parsed sentence: children, ancestors, the words of a noun phrase.

In: ``Token`` rows of one sentence. Out: indices into them. Labels are spaCy's English ones (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.meetings.vocabulary import vocabulary
from service.model import Span, Token

_CLAUSES = frozenset(["relcl", "acl", "advcl", "ccomp", "parataxis", "xcomp", "pcomp"])
_SHARE_SUBJECT = frozenset(
    ["xcomp", "conj", "advcl", "ccomp", "pcomp", "dep", "aux", "prep", "parataxis", "acomp", "attr", "oprd"]
)
_BEFORE_A_FRONT = frozenset(["ADV", "CCONJ", "PUNCT", "ADP"])
_FINITE = frozenset(["VBZ", "VBD", "VBP"])
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "csubjpass"])
VERBS = frozenset(["VERB", "AUX"])


class Tree:
    """One sentence's tokens with their children looked up once."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.below: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.index:
                self.below[token.head].append(token.index)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, n: int) -> Token:
        return self.tokens[n]

    def low(self, n: int) -> str:
        """The word in lower case; "" before and behind the sentence."""
        return self.tokens[n].text.lower() if 0 <= n < len(self.tokens) else ""

    def at(self, span: Span) -> int | None:
        """The last token inside a passage, which in English is its head more often than not."""
        inside = [t.index for t in self.tokens if t.start < span.end and span.start < t.end]
        return inside[-1] if inside else None

    def all_at(self, span: Span) -> list[int]:
        return [t.index for t in self.tokens if t.start < span.end and span.start < t.end]

    def children(self, n: int, *deps: str) -> list[int]:
        return [c for c in self.below[n] if not deps or self.tokens[c].dep in deps]

    def has(self, n: int, dep: str) -> bool:
        return any(self.tokens[c].dep == dep for c in self.below[n])

    def ancestors(self, n: int) -> Iterator[int]:
        seen = {n}
        while self.tokens[n].head not in seen:
            n = self.tokens[n].head
            seen.add(n)
            yield n

    def subtree(self, n: int, *stop: str) -> list[int]:
        """``n`` and all below it, in order, without what hangs by a label in ``stop``."""
        found, waiting = [], [n]
        while waiting:
            k = waiting.pop()
            found.append(k)
            waiting += [c for c in self.below[k] if self.tokens[c].dep not in stop]
        return sorted(found)

    def noun_phrase(self, n: int, extra: frozenset[str] = frozenset()) -> list[int]:
        """The words of a noun phrase: modifiers, lists, appositions, "of …"; no clauses, no other prepositions."""
        found, waiting = [], [n]
        while waiting:
            k = waiting.pop()
            found.append(k)
            for c in self.below[k]:
                token = self.tokens[c]
                if token.dep in _CLAUSES or token.dep in SUBJECTS:
                    continue
                if (
                    token.dep in ("prep", "agent")
                    and token.lemma.lower() not in vocabulary().people.inside_name | extra
                ):
                    continue
                waiting.append(c)
        return sorted(found)

    def list_members(self, n: int) -> set[int]:
        """``n`` and what is listed or set beside it: "Chad, Mali and the Niger"."""
        members, waiting = {n}, [n]
        while waiting:
            more = [c for c in self.children(waiting.pop(), "conj", "appos") if c not in members]
            members |= set(more)
            waiting += more
        return members

    def subject(self, verb: int) -> int | None:
        """A verb's subject, looked for along its chain: conjuncts, infinitives, relative clauses."""
        seen: set[int] = set()
        while verb not in seen:
            seen.add(verb)
            for c in self.below[verb]:
                if self.tokens[c].dep in SUBJECTS and not self.bound_for(c):
                    return self.antecedent(c, verb)
            if (behind := self.inverted(verb)) is not None:
                return behind
            token = self.tokens[verb]
            if token.tag in _FINITE and (named := [c for c in self.children(verb, "compound") if c < verb]):
                return named[-1]  # "X departs" read as one name
            above = self.tokens[token.head]
            if token.head == verb:
                return None
            if token.dep in ("acl", "relcl") and above.pos in ("NOUN", "PROPN", "PRON"):
                return self._noun_subject(verb, token.head)
            if token.dep not in _SHARE_SUBJECT:
                return None
            if token.dep == "xcomp" and (sent := self._object_that_acts(token.head)) is not None:
                return sent
            if above.pos in ("NOUN", "PROPN") and above.dep not in ("ROOT", "conj"):
                if token.dep != "prep" or token.lemma.lower() not in vocabulary().clause.temporal:
                    return None
                verb = next((up for up in self.ancestors(token.head) if self.tokens[up].pos in VERBS), token.head)
                continue
            verb = token.head
        return None

    def whose(self, n: int) -> list[int]:
        """Of "OPEC, whose ministers meet": OPEC, where ``n`` is the ministers."""
        if not any(self.tokens[c].tag == "WP$" for c in self.children(n, "poss")):
            return []
        return [self.tokens[up].head for up in self.ancestors(n) if self.tokens[up].dep == "relcl"][:1]

    def bound_for(self, n: int) -> bool:
        """Whether a subject in the parser's eyes is where a journey goes: Riga in "left for Riga to meet the king"."""
        verb = self.tokens[n].head
        marks = any(self.low(c) == "for" for c in self.children(verb, "mark"))
        return marks and self.tokens[self.tokens[verb].head].lemma in vocabulary().verb_class.motion

    def inverted(self, verb: int) -> int | None:
        """The subject behind the verb "be" of a sentence that begins with a participle, infinitive or "due": "Attending
        will be X", "Also due to visit are Y and Z"."""
        roots = (verb, *self.ancestors(verb))
        be = next((n for n in range(verb + 1, len(self)) if self.tokens[n].lemma == "be"), None)
        if be is None or not any(self._is_fronted(n, be) for n in roots):
            return None
        n = be + 1
        while n < len(self) and self.tokens[n].pos not in ("NOUN", "PROPN"):
            n += 1
        while n < len(self) and be < self.tokens[n].head < len(self) and self.tokens[n].head != n:
            n = self.tokens[n].head
        named = n < len(self) and any(self.tokens[d].pos == "PROPN" for d in self.noun_phrase(n))
        return n if named and self.tokens[n].pos in ("NOUN", "PROPN") else None

    def _is_fronted(self, n: int, be: int) -> bool:
        """Whether a verb or adjective opens the sentence and shares a clause with the verb "be"."""
        token = self.tokens[n]
        opens = token.tag in ("VBG", "VBN", "JJ") and all(self.tokens[k].pos in _BEFORE_A_FRONT for k in range(n))
        return opens and be in (token.head, *self.below[n])

    def _object_that_acts(self, verb: int) -> int | None:
        """Of "sent his envoy to meet the king": the envoy."""
        if self.tokens[verb].lemma not in vocabulary().verb_class.sending:
            return None
        return next(iter(self.children(verb, "dobj", "dative")), None)

    def _noun_subject(self, verb: int, head: int) -> int | None:
        """Of "plans to visit": whose plans; of "ministers meeting in Riga": the ministers."""
        if self.tokens[verb].tag == "VB" and self.tokens[head].pos == "NOUN":
            owner = [c for c in self.below[head] if self.tokens[c].dep == "poss"]
            if owner:
                return owner[0]
            if self.tokens[head].lemma.lower() in vocabulary().people.delegation:
                return head  # "announced a delegation to attend …": the delegation
            for up in self.ancestors(head):
                if self.tokens[up].pos in VERBS:
                    for c in self.below[up]:
                        if self.tokens[c].dep in SUBJECTS and c != head:
                            return c
            return head
        return head

    def antecedent(self, subject: int, verb: int) -> int:
        """ "who" stands for the noun that its clause hangs on."""
        if self.tokens[subject].tag in ("WP", "WDT") and self.tokens[verb].dep in ("relcl", "acl"):
            return self.tokens[verb].head
        if self.tokens[subject].tag in ("WP", "WDT"):
            for up in self.ancestors(verb):
                if self.tokens[up].dep == "relcl":
                    return self.tokens[up].head
        return subject
