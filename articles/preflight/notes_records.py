"""Notes on the rules that speak from what is on file."""

from __future__ import annotations

from articles.preflight.note import RuleNote

RECORDS: tuple[RuleNote, ...] = (
    RuleNote(
        "P04",
        "Accusation without reply",
        "A named living person, or an organisation, is accused, and no answer of theirs to this accusation is on file,"
        " and no waiver that a second person approved. An answer serves until it lapses or the allegation changes."
        " Formal charges on public record need none.",
        (
            ("B", "a living person is accused"),
            ("S", "an organisation is accused of which no designation or sanction is on file"),
        ),
        ("Prosecutors accuse Ines Ferro of bribery; nobody has recorded what she says.",),
        ("The same, with her denial on file as an answer to the claim.", "A court has charged Ines Ferro."),
    ),
    RuleNote(
        "P06",
        "Single root",
        "What the claim says would do serious or grave harm, and fewer than two independent origins stand behind it."
        " All bodies of one government are one origin, as are all items of unknown origin; our own print is none."
        " Named documents, people on record and bodies that speak openly answer for themselves.",
        (("S", "always"),),
        ("“People familiar with the case” say that Ferro took money, on one paper's report.",),
        ("The same on the records of a court and the mail of the company.",),
    ),
    RuleNote(
        "P07",
        "Circular sourcing",
        "The evidence for a claim is our own print, or derives from it; or several unnamed sources or media are spoken"
        " of, and all that"
        " is on file goes back to one.",
        (
            ("B", "an item of evidence is a page of this paper or leads back to one"),
            ("W", "plural sources over one origin"),
        ),
        (
            "“Media reports say” over one agency's dispatch.",
            "A claim that rests on last week's story of ours.",
        ),
        ("“Media reports say” over two papers that asked for themselves.",),
    ),
    RuleNote(
        "P08",
        "Bare hearsay",
        "“Reportedly”, “allegedly” and their kin name nobody: they stand in the headline, or mark a statement of which"
        " no claim is on file, or a claim is printed as hearsay without a source.",
        (
            ("B", "in the headline"),
            ("S", "a claim in mode hearsay is printed"),
            ("W", "a hedge in the body without a claim"),
        ),
        ("Mayor reportedly sold the quay",),
        ("The quay was reportedly sold, the auditor says.",),
    ),
    RuleNote(
        "P09",
        "Anonymous without grant",
        "Our own anonymous source speaks, and nobody has granted anonymity, or it has run out. Whoever speaks under"
        " cover is one thing, a crowd or a passer-by without a name another.",
        (
            (
                "B",
                "under cover: a source, an official, people familiar with the matter, who asked not to be named",
            ),
            ("W", "a group or somebody met, from moderate harm on"),
            ("I", "a group or somebody met, less harm"),
        ),
        ("A person familiar with the talks said so to us; no editor has written down how they know.",),
        ("The same with a grant on file.", "Another paper's anonymous source, relayed."),
    ),
    RuleNote(
        "P11",
        "Attribution not confirmed",
        "Somebody's statement is printed, and our checks found that it was misquoted or not said; or it would do"
        " serious or grave harm, and nobody has confirmed that they said it. Our own voice, hearsay and official acts"
        " on record are not asked.",
        (
            ("B", "a verdict says that it was misquoted or not said"),
            ("S", "harm serious or grave, and no verdict that they said it"),
        ),
        ("“The minister said that Ferro took money”, and nobody has looked into the record of the sitting.",),
        ("The same once two people have found it there.", "A statement that harms nobody, unchecked."),
    ),
    RuleNote(
        "P13",
        "Stale claim",
        "The day by which a claim was to be looked at again has passed, or a page it rests on has changed.",
        (("W", "always"),),
        ("A count of the missing, to be asked anew by Friday, on Saturday.",),
        ("The same on Friday.",),
    ),
    RuleNote(
        "P14",
        "Against the verdict",
        "A claim is printed in our own voice though our checks rate it mixed, missing context, mostly false, false,"
        " unproven or outdated, or nobody has rated it. Official acts on record need no verdict.",
        (
            ("B", "the verdict on file speaks against it"),
            ("W", "no verdict on file, harm serious or grave"),
            ("I", "no verdict on file, less harm"),
        ),
        ("“The quay was sold below price”, in our own voice, rated false.",),
        ("“The council says that the quay was sold below price”.",),
    ),
    RuleNote(
        "P15",
        "Ambiguous name",
        "A name fits two entities on file equally well, or is only a weak alias of one, and nobody has chosen.",
        (("B", "inside an accusation"), ("W", "elsewhere, and for a weak alias")),
        ("“Prosecutors accuse Guzmán”, with two of that name on file.",),
        ("The same with his full name in the text, or once an editor has chosen.",),
    ),
    RuleNote(
        "P19",
        "Denial left out",
        "The accused has denied an accusation that the story prints, the denial is on file, and the story does not"
        " print it.",
        (("S", "always"),),
        ("Prosecutors accuse Ferro of bribery; her denial of Monday is on file and not in the story.",),
        ("The same with “Ferro denied it on Monday”.",),
    ),
    RuleNote(
        "P21",
        "Broken mark",
        "A mark points to no claim on file, or the words that attribute it have left its sentence, or the marked words"
        " are no longer those of the claim.",
        (
            ("B", "accusations, and what an unnamed, anonymous, relayed or missing source says"),
            ("S", "all others"),
        ),
        ("“Prosecutors accuse” is cut from the sentence, the mark stays.",),
        ("The sentence is shortened, speaker and verb stay.",),
    ),
    RuleNote(
        "P22",
        "Open task",
        "The story has been printed and something it says is still to be corrected or brought up to date.",
        (("B", "always, unless this publication is the correction or update that answers it"),),
        ("A new picture is published under a figure that was proved wrong.",),
        ("The correction of that figure.",),
    ),
    RuleNote(
        "P24",
        "Four eyes",
        "What stands against the story was signed off by one of its authors alone.",
        (("B", "always"),),
        ("The reporter signs off the single source of her own story.",),
        ("A second editor signs it.",),
    ),
    RuleNote(
        "media",
        "Picture",
        "The lead picture lacks alt text, credit or cleared rights, or the right to print it has run out.",
        (("B", "always"),),
        ("A picture without credit.",),
        ("A cleared picture with alt text and credit.",),
    ),
    RuleNote(
        "empty",
        "No text",
        "The story has no text.",
        (("B", "always"),),
        ("A headline over nothing.",),
        ("A story of one paragraph.",),
    ),
    RuleNote(
        "headline",
        "Working title",
        "The headline is still the one that ingest made.",
        (("W", "always"),),
        ("A headline cut from the first sentence by the machine.",),
        ("A headline that somebody wrote.",),
    ),
)
