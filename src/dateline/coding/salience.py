"""How much a word's place in the sentence counts: what the main clause says is reported more surely than an aside.

The shares are set by hand, not fitted: a clause keeps more the nearer it stands to the main one.
"""

from __future__ import annotations

from dateline.coding.arguments import clause_head
from dateline.reading import Parse, Token

# The share of a reading's certainty that is kept at each step up the tree, by the relation of the clause.
KEPT = {"ROOT": 1.0, "ccomp": 1.0, "parataxis": 1.0, "conj": 0.93, "xcomp": 0.85, "pcomp": 0.75, "advcl": 0.8,
        "acl": 0.6, "relcl": 0.6, "dep": 0.9, "csubj": 0.8}  # fmt: skip
_KEPT_AS_PHRASE = 0.85


def salience(parse: Parse, token: Token) -> float:
    """The share, 0 to 1, that is left of a reading's certainty where ``token`` reports it."""
    token = clause_head(parse, token)
    share = KEPT.get(token.dep, _KEPT_AS_PHRASE)
    for above in parse.ancestors(token):
        share *= KEPT.get(above.dep, 1.0)
    return share
