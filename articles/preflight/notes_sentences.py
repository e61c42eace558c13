"""Notes on the rules that read the sentences of the body."""

from __future__ import annotations

from articles.preflight.note import RuleNote

SENTENCES: tuple[RuleNote, ...] = (
    RuleNote(
        "P03",
        "Accusation without attribution",
        "A crime is told of a living person in our own voice, and no conviction is on file; or a marked accusation"
        " names nobody who makes it. What is denied, asked, supposed or told of a film is no accusation.",
        (("B", "always"),),
        (
            "“Ana Brill bribed three customs officers.”",
            "“Ana Brill allegedly took bribes”, marked as hearsay that nobody stands behind.",
        ),
        (
            "“Prosecutors say Brill bribed officers.”",
            "“Prosecutors charged Brill with bribery.”",
            "The same with her conviction on file.",
        ),
    ),
    RuleNote(
        "P05",
        "Guilt wording",
        "A noun calls a living person an offender in our own voice, and no conviction is on file. A designation in"
        " force carries “terrorist” and “kingpin”. Each person and noun is found once in a text.",
        (
            ("S", "no conviction is on file"),
            ("W", "the words themselves say “convicted”, and only the record is missing"),
        ),
        ("“Drug lord Rudo Malk left the island.”", "“Jon Farrow is a thief.”"),
        (
            "“Prosecutors called Malk a drug lord.”",
            "“The alleged drug lord Rudo Malk left the island.”",
            "The same with his conviction on file.",
        ),
    ),
    RuleNote(
        "P10",
        "Quotation without a speaker",
        "Four words or more stand in quotation marks, and neither their sentence nor the one before has a source."
        " Titles of works, terms and what a law or a sign says are no quotations.",
        (("B", "over 12 words, and nobody near could have said them"), ("W", "otherwise")),
        ("“The hall was cold. ‘Nobody will ever sell this pier to strangers.’ Rain fell.”",),
        ("“Brill opened the meeting. ‘Nobody will sell this pier,’ she said.”",),
    ),
    RuleNote(
        "P17",
        "Designation wording",
        "“Terrorist”, “sanctioned” or “designated” stands beside a name in our own voice, and no designation on file"
        " that carries the word was in force on the story's date. Each entity and word is found once in a text.",
        (("S", "a list is on file for somebody in the story"), ("W", "no list is on file at all")),
        ("“The terrorist group Night Ferry burned two boats.”",),
        (
            "The same with its designation as a terrorist organisation on file.",
            "“The Night Ferry, which Quella calls terrorists, burned two boats.”",
        ),
    ),
    RuleNote(
        "P23",
        "Unlinked attribution",
        "A source says something in the body, and no claim is linked. The first of them tells how many"
        " are, in percent.",
        (("I", "always"),),
        ("“The minister said the bridge was safe”, unmarked.",),
        ("The same, marked.",),
    ),
    RuleNote(
        "P26",
        "Relative time",
        "Words that count from the day of writing, outside quotation marks, in a story that has no date or one of more"
        " than 30 days ago. One finding a sentence.",
        (("W", "always"),),
        ("“The bridge is currently closed”, in a story without a date.",),
        ("The same, dated this week.", "“‘We closed it last week,’ she said.”"),
    ),
    RuleNote(
        "P28",
        "Attribution far away",
        "A claim is first printed in a sentence that holds neither its cue nor its source, and it was not extended from"
        " one that does. Official acts need neither.",
        (("W", "always"),),
        ("A claim of Ana Brill's is marked in “The wall had been rotten for years”, and nothing names her.",),
        ("“Ana Brill said the pier had collapsed. The wall had been rotten for years”, both of one claim.",),
    ),
    RuleNote(
        "P31",
        "Own voice beside hearsay",
        "A sentence that nobody answers for, about the one of whom the paragraph has only hearsay, other media or"
        " people who are not named.",
        (("W", "always"),),
        ("“Valtos reportedly signed the order. He has hidden it since.”",),
        ("“Valtos reportedly signed the order. The weather was mild.”",),
    ),
    RuleNote(
        "P32",
        "Insinuation",
        "Words that link somebody to another, to a group or to a crime, or a question that accuses, and nobody is named"
        " who says so. It counts for living persons and for groups whose members are known.",
        (("S", "a hint"), ("W", "a question")),
        (
            "“Ivo Lund, a banker with ties to the Salt Coast Cartel, bought the casino.”",
            "“Did Lund take bribes?”",
        ),
        ("“Prosecutors say Lund has ties to the cartel.”", "“The disease is linked to bad water.”"),
    ),
    RuleNote(
        "P33",
        "Framing",
        "A living person whom a claim of the story accuses stands below a crosshead or headline that calls those it is"
        " about criminals. One finding a heading.",
        (("W", "always"),),
        ("“Gang Leaders Who Rule the Strait” over “Prosecutors accuse Rudo Malk of taking bribes.”",),
        ("“A New Quay for Oster” over the same.", "“New Law Against Traffickers” over the same."),
    ),
    RuleNote(
        "P34",
        "Own-voice list",
        "What a law allows, why something happened, or what somebody plans in secret, in our own voice: to be looked"
        " through, nothing more. One finding a sentence.",
        (("I", "always"),),
        (
            "“The pier collapsed because of rotten timber.”",
            "“The ministry is exploring options to sell the pier.”",
        ),
        (
            "“The minister said it collapsed because of rotten timber.”",
            "“The train is due to leave at nine.”",
        ),
    ),
)
