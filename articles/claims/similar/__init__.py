from articles.claims.similar.compare import Comparison, Relation, compare
from articles.claims.similar.fingerprint import VERSION, Fingerprint, fingerprint
from articles.claims.similar.keys import keys_of

__all__ = ["VERSION", "Comparison", "Fingerprint", "Relation", "compare", "fingerprint", "keys_of"]
