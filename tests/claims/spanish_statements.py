"""Spanish sentences with what is found in them indented below: content | cue | source | mode | act | rule."""

from articles.claims.detector import detect


def cases(text: str) -> list[tuple[str, list[str]]]:
    """Each sentence with its expected lines, none for a sentence that attributes nothing."""
    found: list[tuple[str, list[str]]] = []
    for line in text.strip().split("\n"):
        if line.startswith("    "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


def lines_of(text: str) -> list[str]:
    """What the detector finds, one statement a line; "-" where nobody is named."""
    return [
        " | ".join(
            [
                one.content(text),
                one.cue.of(text),
                one.source.of(text) if one.source else "-",
                one.mode.value,
                one.speech_act.value,
                one.rule,
            ]
        )
        for one in detect(text, language="es")
    ]
