"""Whether two statements say the same: plain Python, no Django.

`fingerprint` reads a statement once; what it gives can be kept. `compare` says how two of them stand to each other,
with a score and a reason for the editor. `keys_of` gives the keys under which a claim is filed, so that only claims
that share rare ones need comparing. See the README of this package.
"""

from articles.claims.similar.compare import Comparison, Relation, compare
from articles.claims.similar.fingerprint import VERSION, Fingerprint, fingerprint
from articles.claims.similar.keys import keys_of

__all__ = ["VERSION", "Comparison", "Fingerprint", "Relation", "compare", "fingerprint", "keys_of"]
