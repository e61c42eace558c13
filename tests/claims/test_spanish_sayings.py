# ruff: noqa: E501 - a case reads best on one line
"""Spanish sayings that no list of verbs finds: open verbs, phrases, requests, opinions, nouns, rumours."""

import pytest

from tests.claims.spanish_statements import cases, lines_of

CASES = """
«Esto huele a chamusquina», masculló el capataz.
    «Esto huele a chamusquina» | masculló | el capataz | on_record | say | es.post
«Aquí no manda nadie», se sinceró el sargento.
    «Aquí no manda nadie» | se sinceró | el sargento | on_record | say | es.post
La tesorera deslizó que habrá despidos en el puerto.
    habrá despidos en el puerto | deslizó | La tesorera | on_record | say | es.say_que
El juez dictaminó que la obra era ilegal.
    la obra era ilegal | dictaminó | El juez | on_record | report | es.say_que
El sargento logró que la tropa volviera al cuartel.
La empresa «Faro Norte», compró dos barcos.
El portavoz se limitó a decir que el puente era seguro.
    el puente era seguro | se limitó a decir | El portavoz | on_record | say | es.say_que
La ministra no quiso precisar cuánto costó el puente.
    cuánto costó el puente | no quiso precisar | La ministra | on_record | decline | es.say_clause
Los periodistas quisieron saber por qué cerró la mina.
    por qué cerró la mina | quisieron saber | Los periodistas | anonymous | ask | es.say_clause
El alcalde se negó a comentar el informe.
    comentar el informe | se negó a | El alcalde | on_record | decline | es.decline
La ministra dejó claro que no habrá aumentos.
    no habrá aumentos | dejó claro | La ministra | on_record | say | es.phrase_que
El obispo está convencido de que la tregua durará.
    la tregua durará | está convencido | El obispo | on_record | argue | es.phrase_que
El fiscal hizo hincapié en que faltan pruebas.
    faltan pruebas | hizo hincapié en | El fiscal | on_record | argue | es.phrase_que
La ONU exhortó al gobierno a liberar a los presos.
    liberar a los presos | exhortó | La ONU | on_record | ask | es.urge
El rector se comprometió a devolver las matrículas.
    devolver las matrículas | se comprometió | El rector | on_record | pledge | es.urge
El testigo fue tajante: «Yo vi al coronel en el puente».
    «Yo vi al coronel en el puente» | fue | El testigo | on_record | say | es.introduced_quote
Para la economista Ana Brillo, la moneda caerá en otoño.
    la moneda caerá en otoño | Para | la economista Ana Brillo | on_record | argue | es.according_first
A juicio de los vecinos, la obra llega tarde.
    la obra llega tarde | A juicio de | los vecinos | anonymous | argue | es.according_first
En su opinión, el puente debería cerrarse.
    el puente debería cerrarse | En su opinión | su | on_record | argue | es.according_first
Los exportadores, en cambio, callan; de acuerdo con el mismo informe, la caja está vacía.
    la caja está vacía | de acuerdo con | el mismo informe | document | say | es.according_first
La banda, que según la policía tiene cuarenta hombres, cambió de nombre.
    tiene cuarenta hombres | según | la policía | official_unnamed | say | es.according_first
Como consta en el acta, las columnas no llevaban hierro.
    las columnas no llevaban hierro | Como consta en | el acta | document | report | es.according_first
Según lo dicho por el fiscal, Mir cobró dos veces.
    Mir cobró dos veces | Según lo dicho | el fiscal | on_record | say | es.according_first
La ministra insistió en su advertencia de que faltará agua.
    faltará agua | advertencia | La ministra | on_record | warn | es.noun
Las declaraciones de Brillo en el sentido de que el puente caerá alarmaron a la ciudad.
    el puente caerá | Las declaraciones | Brillo | on_record | say | es.noun
La acusación de que Mir robó madera desapareció del informe.
    Mir robó madera | La acusación | - | hearsay | accuse | es.noun
La banda tendría cuarenta hombres en la sierra.
    La banda tendría cuarenta hombres en la sierra | tendría | - | hearsay | report | es.rumour_conditional
El detenido sería el jefe de la banda.
    El detenido sería el jefe de la banda | sería | - | hearsay | report | es.rumour_conditional
Trascendió que la aduana no revisó los barcos.
    la aduana no revisó los barcos | Trascendió | - | hearsay | report | es.leaked
El llamado «Cartel del Faro» opera en el puerto.
    El llamado «Cartel del Faro» | llamado | - | hearsay | report | es.so_called
El alcalde negó tener cuentas en el exterior y rechazó las acusaciones.
    tener cuentas en el exterior | negó | El alcalde | on_record | deny | es.say_infinitive
    las acusaciones | rechazó | El alcalde | on_record | deny | es.say_phrase
La policía atribuyó el ataque a la banda Los Cuervos.
    el ataque a la banda Los Cuervos | atribuyó | La policía | official_unnamed | accuse | es.accuse
El sindicato culpa a la empresa de la caída del pozo.
    la caída del pozo | culpa | El sindicato | on_record | accuse | es.accuse
El obispo llamó «carniceros» a los secuestradores.
    «carniceros» a los secuestradores | llamó | El obispo | on_record | say | es.describe
Un funcionario que pidió el anonimato reveló que la lista ya estaba hecha.
    la lista ya estaba hecha | reveló | Un funcionario que pidió el anonimato | anonymous | report | es.say_que
El secretario de Obras (PLV), Juan Mir, manifestó que la obra seguirá.
    la obra seguirá | manifestó | El secretario de Obras (PLV), Juan Mir | on_record | say | es.say_que
La autora de «La barca» afirma que nadie la llamó.
    nadie la llamó | afirma | La autora de «La barca» | on_record | say | es.say_que
«Es una burla», espetó una mujer que cargaba a su nieto.
    «Es una burla» | espetó | una mujer que cargaba a su nieto | anonymous | say | es.post
La defensa pidió la libertad de Mir al considerar que no hay pruebas.
    la libertad de Mir | pidió | La defensa | on_record | ask | es.say_phrase
    no hay pruebas | considerar | La defensa | on_record | argue | es.participle_que
El testigo dijo no recordar nada.
    no recordar nada | dijo | El testigo | on_record | say | es.say_infinitive
Nadie dijo que fuera fácil.
    fuera fácil | dijo | Nadie | on_record | say | es.say_que
«No hay una segunda lista», dijo el secretario. «Pregunten a quien quieran».
    «No hay una segunda lista» … «Pregunten a quien quieran» | dijo | el secretario | on_record | say | es.post
Según la fiscalía, el coronel habría vendido los camiones.
    el coronel habría vendido los camiones | Según | la fiscalía | on_record | say | es.according_first
«No hay un solo caso —insistió el ministro—, y quien diga lo contrario miente».
    «No hay un solo caso … y quien diga lo contrario miente» | insistió | el ministro | on_record | argue | es.post_split
“El plan, dijo el alcalde, no tiene marcha atrás”.
    “El plan … no tiene marcha atrás” | dijo | el alcalde | on_record | say | es.post_split
Lirio, 3 mar. — La policía informó que detuvo a Mir.
    detuvo a Mir | informó | La policía | official_unnamed | report | es.say_que
El alcalde negó que hubiera fraude y calificó a los vecinos de «ingratos».
    hubiera fraude | negó | El alcalde | on_record | deny | es.say_que
    a los vecinos de «ingratos» | calificó | El alcalde | on_record | say | es.describe
Varios médicos, que hablaron con este diario, dijeron a la prensa que faltan camas.
    faltan camas | dijeron | Varios médicos, que hablaron con este diario | anonymous | say | es.say_que
El fiscal dijo no saber nada; añadió que investigará.
    no saber nada | dijo | El fiscal | on_record | say | es.say_infinitive
    investigará | añadió | - | on_record | say | es.say_que
Los Cuervos, considerado por Quelán como un grupo criminal, opera en la sierra.
    un grupo criminal | considerado | Quelán | on_record | argue | es.passive_accuse
La Fiscalía informó este jueves la captura de Mir.
    la captura de Mir | informó | La Fiscalía | on_record | report | es.say_phrase
Hay pruebas de que el dinero salió, dice el expediente al que tuvo acceso este diario.
    Hay pruebas de que el dinero salió | dice | el expediente | document | say | es.post
Los médicos consideran probable que haya más enfermos.
    probable que haya más enfermos | consideran | Los médicos | anonymous | argue | es.say_clause
"""

#: Nobody says anything here, whatever the words look like.
SILENT = """
El puente se ve según sube el agua.
Los puestos se reparten según el tamaño de la canasta.
Para frenar la erosión plantaron árboles.
Para el alcalde, la reforma supone un golpe.
El acuerdo de paz, es decir, el segundo, se firmó en Lirio.
Hemos pedido ayuda a los vecinos.
La alcaldía cuenta con veinte camiones.
La obra ha supuesto un gasto enorme.
Partieron de un supuesto equivocado.
El sentido crítico, ya que faltan maestros, se pierde.
La ministra se dio cuenta de que faltaba dinero.
El tren que anuncian los carteles no existe.
Los guardias le negaron la entrada al edificio.
Pidió una cerveza y miró la lluvia.
La fiscalía acusó recibo del expediente.
El ejército llamó a filas a los reservistas.
¿Dijo el ministro que el puente era seguro?
En la puerta hay un letrero que dice «Cerrado».
Años después ella sería la primera mujer en dirigir el puerto.
Sin el dique, la ciudad estaría bajo el agua.
Si hubiera llovido, el puente habría caído.
De confirmarse, sería el peor accidente de la década.
Guía para votar: horarios y documentos
El regimiento llama a su mascota «el Coronel».
"""


@pytest.mark.parametrize(("text", "expected"), cases(CASES))
def test_detect_spanish_finds_in(text, expected):
    assert lines_of(text) == expected


@pytest.mark.parametrize("text", SILENT.strip().split("\n"))
def test_detect_spanish_finds_nothing_in(text):
    assert lines_of(text) == []
