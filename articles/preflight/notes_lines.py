"""Notes on the rules that read the lines apart from the paragraphs: headline, standfirst, crossheads, caption, slug."""

from __future__ import annotations

from articles.preflight.note import RuleNote

LINES: tuple[RuleNote, ...] = (
    RuleNote(
        "P01",
        "Attribution drift",
        "A headline, standfirst, crosshead, caption or slug says flatly what the body prints only as somebody's word. A"
        " source, a cue, a colon, quotation marks or a verb that carries an attribution keep it; official acts may be"
        " flat, and so may what the body says in its own voice too.",
        (("B", "always, one a line"),),
        ("“Governor took bribes” over “The governor took bribes, two officers told the Post.”",),
        (
            "“Governor took bribes, officers say”",
            "“Officers accuse governor of bribery”",
            "“Quella designates the Night Ferry”",
        ),
    ),
    RuleNote(
        "P02",
        "Hedge strengthened",
        "A line promises more than the story: “may” has become “will”, “plans to” has become “does”, an “alleged” or an “up"
        " to” is gone; or amount, purpose, programme or date is not that of the record on file. A marked passage is"
        " held against its claim in the same way.",
        (("W", "always"),),
        (
            "“Navy will escort ships” over “The navy is weighing escorts.”",
            "“Reward of $5 million” over “up to $5 million”",
        ),
        ("“Navy weighs escorts”", "“Reward of up to $5 million”"),
    ),
    RuleNote(
        "P12",
        "Number mismatch",
        "A number with its unit in a headline, standfirst or crosshead is not the number that the body gives for the same"
        " thing. Notation does not matter: “two”, “2”, “a dozen” and “$1.2bn” are read.",
        (("B", "the body gives another number"), ("W", "the body gives none")),
        ("“Three ships held” over “Two ships were held.”",),
        ("“Dozen ships held” over “Twelve ships were held.”",),
    ),
)
