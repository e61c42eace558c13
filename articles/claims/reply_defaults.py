"""The letters that the house ships: one for each kind of respondent, and words for the telephone. Pure.

They say who asks, what will be printed, until when an answer can be, and that the answer may be printed. Nothing in
them states the allegation as a fact.
"""

from __future__ import annotations

from typing import NamedTuple

PERSON, ORGANISATION, GOVERNMENT, LAWYER = "accused person", "organisation", "government", "lawyer"


class Letter(NamedTuple):
    """A template as it is shipped. `channel` is a value of `enums.Channel`, "" for any in writing."""

    name: str
    role: str
    channel: str
    language: str
    subject: str
    body: str


_CLOSE = (
    "Please answer by {deadline}. We will read whatever you send, print its substance, and say so if you would rather"
    " not comment. If anything above is wrong, or if you need more time, tell us.\n\n{reporter}\n{paper}\n"
)
_CLOSE_ES = (
    "Le pedimos que responda antes del {deadline}. Leeremos lo que nos envíe, publicaremos lo esencial y diremos si"
    " prefiere no hacer comentarios. Si algo de lo anterior no es correcto, o necesita más tiempo, díganoslo.\n\n"
    "{reporter}\n{paper}\n"
)

LETTERS: tuple[Letter, ...] = (
    Letter(
        "To an accused person",
        PERSON,
        "",
        "en",
        "Before we publish: your answer",
        "Dear {respondent},\n\nI am a reporter for {paper}. We are preparing a report in which the following is said"
        " about you:\n\n{allegations}\n\nWe want to hear you before we publish it. Is it so? What should"
        f" our readers know before they judge?\n\n{_CLOSE}",
    ),
    Letter(
        "To an organisation",
        ORGANISATION,
        "",
        "en",
        "Before we publish: a statement of {respondent}",
        "To {respondent},\n\nI am a reporter for {paper}. We are preparing a report in which the following is said"
        " about your organisation:\n\n{allegations}\n\nWe ask for your statement on each point, and for the name of"
        f" whoever makes it.\n\n{_CLOSE}",
    ),
    Letter(
        "To a government or authority",
        GOVERNMENT,
        "",
        "en",
        "Request for comment from {paper}",
        "To the press office of {respondent},\n\n{paper} is preparing a report in which the following is"
        " said:\n\n{allegations}\n\nWe ask whether you confirm, deny or wish to explain this, on which documents you"
        f" rely, and to whom we may attribute your answer.\n\n{_CLOSE}",
    ),
    Letter(
        "To a lawyer",
        LAWYER,
        "",
        "en",
        "Request for comment on behalf of your client",
        "Dear counsel for {respondent},\n\nI am a reporter for {paper}. We understand that you act for"
        " {respondent}. If you do not, please tell us, and pass nothing on. We are preparing a report in which the"
        " following is said:\n\n{allegations}\n\nWe ask for your client's answer, or yours, and whether we may name"
        f" you as giving it.\n\n{_CLOSE}",
    ),
    Letter(
        "On the telephone",
        PERSON,
        "phone",
        "en",
        "",
        "My name is {reporter}, I am a reporter for {paper}, and this call is for publication. Am I speaking to"
        " {respondent}?\n\nWe are about to report the following:\n\n{allegations}\n\nWhat do you say to it? We can"
        " print your answer if we have it by {deadline}.\n",
    ),
    Letter(
        "A una persona acusada",
        PERSON,
        "",
        "es",
        "Antes de publicar: su respuesta",
        "{respondent}:\n\nSoy periodista de {paper}. Preparamos un artículo en el que se dice lo siguiente sobre"
        " usted:\n\n{allegations}\n\nQueremos escucharle antes de publicarlo. ¿Es cierto? ¿Qué deberían"
        f" saber nuestros lectores antes de juzgar?\n\n{_CLOSE_ES}",
    ),
    Letter(
        "A una institución",
        ORGANISATION,
        "",
        "es",
        "Antes de publicar: declaración de {respondent}",
        "A {respondent}:\n\nSoy periodista de {paper}. Preparamos un artículo en el que se dice lo"
        " siguiente:\n\n{allegations}\n\nLes pedimos una declaración sobre cada punto y el nombre de quien la"
        f" hace.\n\n{_CLOSE_ES}",
    ),
)


def role_of(schema: str) -> str:
    """Which letters fit somebody on file, by the schema of their record."""
    return {"Person": PERSON, "PublicBody": GOVERNMENT, "Country": GOVERNMENT}.get(schema, ORGANISATION)
