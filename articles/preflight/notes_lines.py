"""Notes on the rules that hold headlines and the other lines against the body."""

from __future__ import annotations

from articles.preflight.note import RuleNote

LINES: tuple[RuleNote, ...] = (
    RuleNote(
        "P01",
        "Attribution drift",
        "A headline, standfirst, crosshead, caption or slug says flatly what the body prints only as somebody's word:"
        " without source, cue, colon, quotation marks or a verb that carries an attribution. Acts that are done by"
        " being said may be flat: designations, charges, sanctions, rewards, what somebody openly announces.",
        (("B", "always"),),
        (
            "“Minister sold the quay”, over “The minister reportedly sold the quay.”",
            "“Lund paid bribes”, over “Prosecutors say that Lund paid bribes.”",
        ),
        (
            "“Minister sold the quay, auditors say”",
            "“Prosecutors accuse Lund of bribery”",
            "“Treasury designates the Night Ferry”",
        ),
    ),
    RuleNote(
        "P02",
        "Hedge strengthened",
        "A line, or a claim on file, says more surely or more exactly what the story says with care: “may” has become"
        " “will”, “up to” is gone, or amount, purpose, programme or date is not that of the record on file.",
        (("W", "always"),),
        (
            "“Port to close in May”, over “The port may close in May.”",
            "“$2 million reward”, over “a reward of up to $2 million”.",
        ),
        ("“Port may close in May”", "“House to vote”, over “The house plans to vote.”"),
    ),
    RuleNote(
        "P12",
        "Number mismatch",
        "A number in a headline, standfirst or crosshead is another one in the body, or nowhere in it. The same number"
        " in another notation, or the sum of two of one sentence, is no mismatch.",
        (("B", "the body has another number for it"), ("W", "the body does not have the number")),
        ("“Forty boats sank”, over “Fourteen boats sank.”",),
        ("“$50m bail”, over “bail of 50 million dollars”.", "“A dozen held”, over “12 people were held.”"),
    ),
)
