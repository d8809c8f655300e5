"""Is it announced? The factuality of a trigger, read from its verb group and from what governs it.

In: a parsed sentence and the index of a verb or a noun. Out: ``Modality``. After Chapman et al.'s ConText: the words
are data (modality.toml), these modules know how they reach the trigger through the sentence.

    factuality  the kinds, and the verdict          verbs       a verb by its auxiliaries, governors and tense
    denials     denied, or under a condition        nouns       a noun by its adjectives, clause and governing verb
    governors   what an infinitive hangs on
"""

from service.meetings.modality.denials import denied
from service.meetings.modality.factuality import NOT_TO_COME, Factuality, Modality
from service.meetings.modality.nouns import of_noun
from service.meetings.modality.verbs import of_verb, saying

__all__ = ["NOT_TO_COME", "Factuality", "Modality", "denied", "of_noun", "of_verb", "saying"]
