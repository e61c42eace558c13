"""The engine with a parser: the rules of the detector, informed by spaCy's parse, and rules over its trees."""
