"""How a line (headline, standfirst, crosshead, caption, slug) stands to the body: what it says flatly, what the body
only attributes, and how sure either sounds.

`clauses.py` parts a line, `voice.py` tells who speaks in a part, `body.py` sorts the body into what is attributed and
what the paper says itself, `matching.py` finds what a part says again in the body. The rules of this folder's parent
(P01, P02, P08, P12, P32) work on these.
"""
