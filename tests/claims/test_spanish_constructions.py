# ruff: noqa: E501 - a case reads best on one line
"""One Spanish sentence per construction, with what is found in it indented below."""

import pytest

from articles.claims.detector import detect
from tests.claims.spanish_statements import cases, lines_of

#: content (parts joined by " … ") | cue | source | mode | act | rule
CASES = """
El ministro dijo que el puente estaba cerrado.
    el puente estaba cerrado | dijo | El ministro | on_record | say | es.say_que
Dijo la ministra Ana Brillo que el puente estaba cerrado.
    el puente estaba cerrado | Dijo | la ministra Ana Brillo | on_record | say | es.say_que
El puente estaba cerrado, dijo Ana Brillo.
    El puente estaba cerrado | dijo | Ana Brillo | on_record | say | es.post
El puente, dijo Ana Brillo, estaba cerrado.
    El puente … estaba cerrado | dijo | Ana Brillo | on_record | say | es.post_split
«El puente está cerrado», dijo Ana Brillo, ministra de Obras.
    «El puente está cerrado» | dijo | Ana Brillo, ministra de Obras | on_record | say | es.post
“El puente”, aseguró Brillo, “está cerrado”.
    “El puente” … “está cerrado” | aseguró | Brillo | on_record | say | es.post_split
"No vendimos nada", afirmó el alcalde de Lirio.
    "No vendimos nada" | afirmó | el alcalde de Lirio | on_record | say | es.post
—No vendimos nada —dijo el alcalde—. Nadie lo pidió.
    No vendimos nada … Nadie lo pidió. | dijo | el alcalde | on_record | say | es.post_split
El plan —según la alcaldía— no existe.
    El plan … no existe | según | la alcaldía | on_record | say | es.according_split
El ministro, en rueda de prensa, negó que el puente fuera peligroso.
    el puente fuera peligroso | negó | El ministro | on_record | deny | es.say_que
Brillo negó haber recibido dinero.
    haber recibido dinero | negó | Brillo | on_record | deny | es.say_infinitive
El fiscal acusó a Juan Mir de robar madera.
    robar madera | acusó | El fiscal | on_record | accuse | es.accuse
La Fiscalía de Lirio acusó este martes al alcalde Juan Mir de cobrar sobornos.
    cobrar sobornos | acusó | La Fiscalía de Lirio | on_record | accuse | es.accuse
Juan Mir, a quien la fiscalía acusa de robar madera, salió del país.
    robar madera | acusa | la fiscalía | on_record | accuse | es.accuse
El alcalde fue acusado de robar madera.
    robar madera | fue acusado | - | hearsay | accuse | es.passive_accuse
El alcalde fue acusado por la fiscalía de robar madera.
    robar madera | fue acusado | la fiscalía | on_record | accuse | es.passive_accuse
Mir es señalado por las autoridades como jefe de la banda.
    jefe de la banda | es señalado | las autoridades | official_unnamed | accuse | es.passive_accuse
Según el fiscal, el barco llevaba armas.
    el barco llevaba armas | Según | el fiscal | on_record | say | es.according_first
El barco llevaba armas, según el fiscal.
    El barco llevaba armas | según | el fiscal | on_record | say | es.according_last
El barco, según fuentes cercanas al caso, llevaba armas.
    El barco … llevaba armas | según | fuentes cercanas al caso | anonymous | say | es.according_split
De acuerdo con el informe, el barco llevaba armas.
    el barco llevaba armas | De acuerdo con | el informe | document | say | es.according_first
Según informó el diario La Voz, el barco se hundió.
    el barco se hundió | Según informó | el diario La Voz | media | report | es.according_first
El barco se hundió, según El Faro.
    El barco se hundió | según | El Faro | media | say | es.according_last
El barco presuntamente llevaba armas.
    El barco presuntamente llevaba armas | presuntamente | - | hearsay | report | es.hedge_adverb
El barco, presuntamente robado en Lirio, llevaba armas.
    presuntamente robado en Lirio | presuntamente | - | hearsay | report | es.hedge_adverb
La policía detuvo al presunto jefe de la banda en Lirio.
    presunto jefe de la banda | presunto | - | hearsay | report | es.hedge_adjective
Mir habría cruzado la frontera el lunes.
    Mir habría cruzado la frontera el lunes | habría cruzado | - | hearsay | report | es.rumour_conditional
Al parecer, el barco llevaba armas.
    Al parecer, el barco llevaba armas | Al parecer | - | hearsay | report | es.hedge_adverb
Se dice que Mir vive en Lirio.
    Mir vive en Lirio | Se dice | - | hearsay | say | es.impersonal_que
Se cree que el barco llevaba armas.
    el barco llevaba armas | Se cree | - | hearsay | argue | es.impersonal_que
Autoridades quelanesas dijeron que el barco llevaba armas.
    el barco llevaba armas | dijeron | Autoridades quelanesas | official_unnamed | say | es.say_que
Funcionarios quelaneses informaron de que el barco llevaba armas.
    el barco llevaba armas | informaron | Funcionarios quelaneses | official_unnamed | report | es.say_que
Fuentes oficiales confirmaron que el barco llevaba armas.
    el barco llevaba armas | confirmaron | Fuentes oficiales | official_unnamed | confirm | es.say_que
Una fuente cercana al ministro dijo que el barco llevaba armas.
    el barco llevaba armas | dijo | Una fuente cercana al ministro | anonymous | say | es.say_que
Informó el diario La Voz que el barco llevaba armas.
    el barco llevaba armas | Informó | el diario La Voz | media | report | es.say_que
El informe señala que el barco llevaba armas.
    el barco llevaba armas | señala | El informe | document | say | es.say_que
La acusación sostiene que Mir cobró sobornos.
    Mir cobró sobornos | sostiene | La acusación | document | argue | es.say_que
El gobierno de Quelán designó a la banda Los Cuervos como organización terrorista.
    a la banda Los Cuervos como organización terrorista | designó | El gobierno de Quelán | own | designate | es.act_designate
Quelán declaró organización terrorista a Los Cuervos.
    organización terrorista a Los Cuervos | declaró | Quelán | own | designate | es.act_designate
El Departamento del Tesoro impuso sanciones a Juan Mir.
    sanciones a Juan Mir | impuso | El Departamento del Tesoro | own | sanction | es.act_sanction
El gobierno ofreció una recompensa de 5 millones por Juan Mir.
    una recompensa de 5 millones por Juan Mir | ofreció | El gobierno | own | announce | es.act_reward
La ministra explicó que Mir admitió que robó madera.
    Mir admitió | explicó | La ministra | on_record | say | es.say_que
    robó madera | admitió | Mir | on_record | admit | es.say_que
La ministra dijo que el puente era seguro y añadió que habría obras.
    el puente era seguro | dijo | La ministra | on_record | say | es.say_que
    habría obras | añadió | La ministra | on_record | say | es.say_que
Insistió en que el puente era seguro.
    el puente era seguro | Insistió | - | on_record | argue | es.say_que
El alcalde denunció amenazas contra su familia.
    amenazas contra su familia | denunció | El alcalde | on_record | accuse | es.say_phrase
La empresa anunció el cierre de la mina.
    el cierre de la mina | anunció | La empresa | on_record | announce | es.say_phrase
El alcalde prometió reabrir el puente.
    reabrir el puente | prometió | El alcalde | on_record | pledge | es.say_infinitive
La alcaldesa preguntó si el puente era seguro.
    si el puente era seguro | preguntó | La alcaldesa | on_record | ask | es.say_clause
La denuncia fue archivada.
Estoy de acuerdo con el alcalde.
Por supuesto, el puente sigue cerrado.
Hay rumores de que Mir huyó.
    Mir huyó | rumores | - | hearsay | report | es.noun
El ministro calificó el plan de «farsa».
    el plan de «farsa» | calificó | El ministro | on_record | say | es.describe
El alcalde, que ayer dijo que no renunciaría, renunció.
    no renunciaría | dijo | El alcalde | on_record | say | es.say_que
El ministro no dijo si el puente era seguro.
    si el puente era seguro | no dijo | El ministro | on_record | say | es.say_clause
Brillo advirtió de que el puente podría caer.
    el puente podría caer | advirtió | Brillo | on_record | warn | es.say_que
Ministro: el puente es seguro para todos
    el puente es seguro para todos | : | Ministro | on_record | say | es.headline_colon
El puente es seguro para todos: ministro
    El puente es seguro para todos | : | ministro | on_record | say | es.headline_colon
Brillo añadió: «El puente es seguro».
    «El puente es seguro» | añadió | Brillo | on_record | say | es.say_colon
"""


@pytest.mark.parametrize(("text", "expected"), cases(CASES))
def test_detect_spanish_finds_the_statements_of(text, expected):
    assert lines_of(text) == expected


def test_detect_spanish_does_without_accents():
    text = "El ministro aseguro que el puente era seguro, segun La Voz."

    assert [one.rule for one in detect(text, language="es")] != []


@pytest.mark.parametrize("language", ["es-MX", "auto", ""])
def test_detect_knows_spanish_by_tag_or_by_its_words(language):
    text = "El ministro dijo que la obra de la costa estaba lista."

    assert detect(text, language=language) == detect(text, language="es")
    assert len(detect(text, language=language)) == 1
