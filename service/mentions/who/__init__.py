"""People and parties: the grammar of who is who.

In: the items of a sentence (``service.mentions.items``). Out: ``Who`` mentions in order, disjoint: a person with office
and party ("Russian Foreign Minister Sergey Lavrov", "Akiba Takeo of Japan", "Jake Sullivan, the national security
adviser"), an office without a name ("the Dutch Prime Minister"), a body ("officials from South Korea and China"), a
bare party ("Moscow"), a pronoun. Every mention says which rule found it.

    mention   what is found                             finding   the walk along a sentence
    row       a sentence's items and small questions    leads     parties in front: "the Russian and Chinese"
    parties   parties behind, and alone                 persons   a name with what stands around it
    offices   offices with and without a name           bodies    officials, delegations, counterparts
    references  "the two": what points back             genders   he or she
"""

from service.mentions.who.finding import WhoFinder, find_who
from service.mentions.who.mention import Gender, Who, WhoKind

__all__ = ["Gender", "Who", "WhoFinder", "WhoKind", "find_who"]
