"""Which parties are states.

In: a party as it is published (a state's alpha-2 code, or an organisation's short name). Out: whether it is a state.
"""

from __future__ import annotations

_SHORT_BODIES = frozenset(["EU", "UN", "EC", "G7", "G8", "G4", "E3"])  # two letters, and no state's code


def is_state(party: str) -> bool:
    """Whether a party's code is a state's alpha-2 code."""
    return len(party) == 2 and party not in _SHORT_BODIES
