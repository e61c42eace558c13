"""What kind of source a Spanish phrase names: its attribution mode, and whether a body or its people speak."""

from collections.abc import Sequence

from articles.claims.detector.sources import (
    AUTHORITIES,
    BODY,
    DOCUMENT,
    HEARSAY,
    MEDIA,
    NAMED,
    PEOPLE_OF_BODY,
    UNNAMED,
    SourceKind,
)
from articles.claims.detector.spanish.words import ARTICLES, DETERMINERS, PREPOSITIONS, PRONOUNS, RELATIVES
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set

_ANONYMOUS = word_set("fuente fuentes informante informantes allegado allegados filtracion confidente")
#: What makes a source one of a body's people: "fuentes oficiales".
_OFFICIAL_QUALITY = word_set(
    """
    oficial oficiales policial policiales militar militares gubernamental gubernamentales judicial judiciales
    diplomatica diplomaticas fiscal fiscales ministerial ministeriales gobierno ministerio fiscalia policia
    ejercito presidencia cancilleria embajada secretaria alcaldia
    """
)
_OFFICIALS = word_set(
    """
    funcionario funcionaria funcionarios funcionarias oficial oficiales agente agentes portavoz portavoces
    vocero vocera voceros diplomatico diplomatica diplomaticos legislador legisladora legisladores diputado
    diputada diputados senador senadora senadores fiscal fiscales juez jueza jueces militar militares policias
    mando mandos asesor asesora asesores ministro ministra ministros gobernador gobernadora gobernadores alcalde
    alcaldesa alcaldes embajador embajadora embajadores comandante comandantes inspector inspectora inspectores
    investigador investigadora magistrado magistrada magistrados concejal concejales delegado delegada delegados
    secretario secretaria general generales coronel comisario comisaria detective perito peritos
    """
)
_AUTHORITIES = word_set("autoridades autoridad policia investigadores aduanas")
_OFFICES = _OFFICIALS | word_set(
    """
    presidente presidenta primer rey reina papa canciller director directora jefe jefa lider dueno duena
    propietario propietaria abogado abogada candidato candidata acusado acusada sospechoso viuda viudo madre padre
    hijo hija hermano hermana esposa esposo autor autora profesor profesora medico medica doctor doctora obispo
    arzobispo cardenal sacerdote parroco capitan entrenador entrenadora cantante actor actriz escritor escritora
    activista defensora defensor coordinador coordinadora relator relatora titular mandatario mandataria dirigente
    ex expresidente exministro exministra ingeniero ingeniera economista analista experto experta periodista
    procurador procuradora contralor contralora intendente superintendente prefecto subsecretario subsecretaria
    viceministro viceministra vicepresidente vicepresidenta exalcalde exalcaldesa exgobernador exdirector exgerente
    exjefe excomandante exfiscal exsenador gerente gerenta rector rectora decano decana notario forense perito letrado
    letrada edil concejala cacique lider chaman pastor imam rabino monja fraile vicario teniente sargento cabo mayor
    almirante brigadier piloto copiloto futbolista tecnico seleccionador arquero delantero tenista atleta musico
    novelista poeta filosofo filosofa sociologo politologa politologo antropologo antropologa geologo geologa
    arquitecto arquitecta abogados testiga denunciante querellante afectada afectado sobreviviente victima victimas
    viudas tio tia abuelo abuela nieto nieta primo prima cunado cunada suegra suegro vecino ciudadano ciudadana
    diplomatico sindicalista gremialista ganadero ganadera agronomo agronoma hidrologo meteorologo meteorologa premier
    ministra primera dama tesorero tesorera interventor interventora auditor auditora asistente chofer guardian
    detenido detenida imputado imputada fugitivo fugitiva procesado procesada condenado condenada sospechosa
    sepulturero curandero panadero panadera comerciante taxista conductor conductora
    historiador historiadora testigo vecino vecina empresario empresaria
    """
)
_UNNAMED_PEOPLE = word_set(
    """
    personas persona testigos vecinos vecinas residentes habitantes pobladores familiares familias parientes
    expertos expertas analistas criticos activistas abogados medicos maestros estudiantes alumnos trabajadores
    empleados obreros pescadores campesinos agricultores comerciantes manifestantes sobrevivientes victimas
    cientificos economistas historiadores observadores especialistas opositores partidarios colegas amigos
    hombres mujeres gente muchos algunos varios otros padres madres jovenes ancianos usuarios pasajeros
    deudos sobreviviente victima comuneros indigenas lideres voceras migrantes refugiados presos detenidos internos
    reclusos soldados guerrilleros milicianos rehenes rehen pescador campesino campesina estudiante obrero obrera mujer
    hombre joven nino nina muchacho muchacha anciano anciana trabajador trabajadora empleado empleada chofer choferes
    transportista alumno alumna maestro enfermero enfermera feligreses fieles creyentes aficionados seguidores hinchas
    inquilinos propietarios consumidores contribuyentes ganaderos mineros productores exportadores importadores
    empresarios industriales inversores inversionistas mercados sindicatos gremios partidos gobiernos vendedores
    conductores sindicalistas lugarenos riberenos enfermeras doctores periodistas quienes
    """
)
_MEDIA = word_set(
    """
    diario diarios periodico periodicos revista revistas canal cadena agencia medio medios prensa radio
    television televisora portal semanario noticiero noticiario rotativo emisora telediario tabloide
    """
)
#: Newspapers' names: only with their article in capitals ("El Faro"), within a sentence.
_MEDIA_NAMES = word_set(
    """
    faro pais mundo universal tiempo nacional diario heraldo comercio espectador clarin nacion prensa jornada
    imparcial mercurio pulso eco correo observador sol norte debate informador periodico republica razon
    vanguardia voz tribuna gaceta cronica hora estrella centinela matutino boletin litoral horizonte independiente
    """
)
_DOCUMENTS = word_set(
    """
    informe informes documento documentos acusacion comunicado sentencia auto expediente reporte estudio estudios
    encuesta encuestas carta acta actas demanda resolucion texto dictamen fallo escrito denuncia investigacion
    auditoria sondeo memorando decreto ley contrato peritaje autopsia registro registros datos cifras estadisticas
    censo nota boletin parte mensaje libro archivo archivos sumario querella tratado transcripcion declaracion
    testimonio testimonios relato relatos version versiones declaraciones estimaciones estimacion calculos
    proyecciones proyeccion analisis grabacion grabaciones video videos correo correos chats tuit tuits cable cables
    publicacion publicaciones articulo reportaje pliego memorandos balance relevamiento monitoreo encuestas acuerdo
    comunicados informacion informaciones reportes pesquisa pesquisas sondeos constitucion libros anexo memoria
    diagnostico padron inventario bitacora cuaderno manuscrito circular oficio providencia estudio evaluacion prueba
    pruebas testamento
    """
)
_BODIES = word_set(
    """
    gobierno ministerio secretaria fiscalia procuraduria ejercito armada marina fuerza presidencia cancilleria
    embajada consulado parlamento congreso senado camara asamblea tribunal corte juzgado alcaldia ayuntamiento
    municipio prefectura gobernacion departamento oficina agencia instituto comision comite consejo junta direccion
    organizacion organismo fundacion asociacion sindicato federacion confederacion partido coalicion alianza banco
    defensa oficialismo legislatura ejecutivo magistratura judicatura patronal ponencia sala cabildo cancilleria
    empresa compania consorcio grupo cartel guerrilla movimiento iglesia universidad hospital colegio defensoria
    contraloria superintendencia servicio union estado reino republica oposicion delegacion observatorio red centro
    cruz guardia administracion ejecutivo oenege ong policia equipo club liga naviera aseguradora cooperativa
    """
)
#: Bodies by a name that reads like a person's, and seats that speak for a government.
_NAMED_BODIES = word_set(
    """
    naciones amnistia human transparencia washington bruselas moscu pekin kiev londres teheran caracas bogota
    madrid quito lima brasilia berlin paris
    """
)
_NOT_TO_BE_NAMED = ("con conocimiento", "al tanto de", "no ser identificad", "no ser nombrad", "bajo reserva")
_NAME_LINKS = word_set("de del la las los y e van von da dos san santa")


def head_of(tokens: Sequence[Token], keys: Sequence[str]) -> int:
    """The index of the head noun: the first word that is no determiner, number or adjective before a noun."""
    index = 0
    while index < len(keys) - 1 and (
        keys[index] in DETERMINERS or not tokens[index].is_word or keys[index] in _BEFORE
    ):
        index += 1
    return index


_BEFORE = word_set(
    "propio propia mismo misma nuevo nueva ex entonces llamado presunto presunta supuesto primer "
    "primera alto alta altos altas antiguo antigua ultimo ultima gran joven vieja viejo tercer actual"
)


def classify(tokens: Sequence[Token], keys: Sequence[str], *, opens: bool = False) -> SourceKind:
    """Mode and standing of the source in these tokens; `opens` when it begins its sentence."""
    if not tokens:
        return HEARSAY
    if len(keys) == 1 and keys[0] in PRONOUNS - {"muchos", "otros", "algunos", "varios", "quienes"}:
        return NAMED
    head = head_of(tokens, keys)
    key, first = keys[head], keys[0]
    capital = tokens[head].is_capital and not (opens and head == 0)
    indefinite = first in ("un", "una", "unos", "unas", "varios", "varias", "algunos", "algunas", "otro", "otra",
                           "dos", "tres", "cuatro", "cinco")  # fmt: skip
    if key in _ANONYMOUS:
        official = any(word in _OFFICIAL_QUALITY for word in keys[head + 1 :]) and not _is_close(keys)
        return PEOPLE_OF_BODY if official else UNNAMED
    if _is_close(keys) and not _has_person(tokens, keys, head):
        return UNNAMED
    if _is_outlet(tokens, keys, head, opens=opens):
        return MEDIA
    if key in _MEDIA and not capital and not (key == "agencia" and "noticias" not in keys):
        return MEDIA if key != "medio" or len(keys) < 8 else UNNAMED
    person = _has_person(tokens, keys, head)
    if key in _DOCUMENTS and not capital:
        return DOCUMENT
    if key in _AUTHORITIES and not capital:
        return AUTHORITIES
    if key in _OFFICIALS and key != "secretaria" and not capital:
        if person:
            return NAMED
        plural = key.endswith("s") and key != "juez"
        return PEOPLE_OF_BODY if indefinite or plural else NAMED
    if key == "secretaria" and not capital and (person or first in ("la", "su")):
        return NAMED
    if key in _OFFICES and not capital:
        return NAMED if person or not indefinite else UNNAMED
    if key in _BODIES:
        return BODY
    if key in _UNNAMED_PEOPLE:
        return UNNAMED
    if key in _OFFICES:
        return NAMED
    if capital or person or (opens and head == 0 and tokens[0].is_capital):
        if key in _NAMED_BODIES and (len(tokens) == head + 1 or key in ("naciones", "amnistia", "human")):
            return BODY
        acronym = tokens[head].text.isupper() and len(tokens[head].text) > 1
        with_article = head > 0 and keys[head - 1] in ARTICLES and not tokens[head - 1].is_capital
        several = len(tokens) > head + 1 and tokens[head + 1].is_capital
        return BODY if acronym or (with_article and not several) else NAMED
    return UNNAMED if indefinite or key.endswith("s") else BODY


def can_act(tokens: Sequence[Token], keys: Sequence[str]) -> bool:
    """True for a subject that can designate, sanction, charge or offer a reward: an authority."""
    kind = classify(tokens, keys)
    if kind in (BODY, AUTHORITIES):
        return True
    head = head_of(tokens, keys)
    acting = _OFFICIALS | {"presidente", "presidenta", "mandatario", "mandataria", "canciller"}
    return keys[head] in acting or (kind == NAMED and tokens[head].is_capital)


_AGENTS = (
    "dor", "dora", "dores", "doras", "ista", "istas", "ologo", "ologa", "ologos", "ologas", "grafo", "grafa",
    "grafos", "crata", "cratas", "antes", "entes",
)  # fmt: skip
_TOOLS = word_set(
    """
    computadora ordenador ordenadores computadoras vista vistas lista listas pista pistas entrevista entrevistas
    conquista conquistas autopista autopistas corredor corredores comedor comedores mostrador indicador indicadores
    aspiradora impresora motor motores ascensor alrededor procesador procesadores contenedor contenedores valor
    valores color dolor ardor sudor mirador parador colador tenedor prevista previstas vestidor obrador asador
    arista aristas turista cosechadora excavadora excavadoras lavadora refrigerador ventilador generador generadores
    puentes fuentes incidentes accidentes expedientes antecedentes componentes corrientes pendientes continentes
    dientes guantes instantes restaurantes volantes diamantes ambientes serpientes afluentes vertientes recipientes
    ingredientes gigantes elefantes calmantes patentes dientes mentes equivalentes anteriores siguientes
    presentes recientes importantes diferentes suficientes urgentes evidentes potentes brillantes
    transformador despertador ecuador marcador marcadores
    """
)
#: People whose view "para X" gives: neither bodies nor papers have one that they only hold.
_PEOPLE = _OFFICIALS | _OFFICES | _UNNAMED_PEOPLE | _ANONYMOUS
_ROLES = _PEOPLE | _AUTHORITIES | _BODIES | _DOCUMENTS | _MEDIA
_KNOWN = _ROLES | PRONOUNS


def _is_agent(key: str) -> bool:
    """A noun for whoever does something, by its ending: "exportador", "huelguista", "hidróloga"."""
    return len(key) > 5 and key.endswith(_AGENTS) and key not in _TOOLS


def is_person(tokens: Sequence[Token], keys: Sequence[str]) -> bool:
    """True when the phrase names people: by office, trade or role, or by first name and surname."""
    if not tokens:
        return False
    head = head_of(tokens, keys)
    if tokens[head].is_capital:
        return len(tokens) > head + 1 and tokens[head + 1].is_capital and head == 0
    return (keys[head] in _PEOPLE or _is_agent(keys[head])) and keys[0] not in ("ex", "muchos", "quienes")


def is_role(tokens: Sequence[Token], keys: Sequence[str]) -> bool:
    """True when the phrase names an office, a body, a trade or a paper by what it is, whatever its capitals."""
    key = keys[head_of(tokens, keys)] if tokens else ""
    return (key in _ROLES and key not in _SHELVES) or _is_agent(key)


def is_name(tokens: Sequence[Token], keys: Sequence[str]) -> bool:
    """True when nothing but capitals and the small words of names stand in the phrase."""
    return bool(tokens) and all(
        token.is_capital or (place and key in _NAME_LINKS)
        for place, (token, key) in enumerate(zip(tokens, keys, strict=True))
    )


#: A heading before its colon more often than a source: "Cifras: ...", "Análisis: ...".
_SHELVES = word_set(
    """
    datos cifras analisis video videos estadisticas opinion cronica nota articulo reportaje texto libro libros
    investigacion boletin archivo archivos prueba pruebas parte ley contrato tratado acuerdo mayor medio medios
    union equipo centro club liga cartel grupo otros muchos relato cabo memoria balance mercados
    """
)


def is_known_source(tokens: Sequence[Token], keys: Sequence[str]) -> bool:
    """True when the phrase names somebody or something that speaks: for "según X", where a plan or law can stand."""
    if not tokens:
        return False
    head = head_of(tokens, keys)
    key = keys[head]
    if key in (
        "ley",
        "contrato",
        "tratado",
        "decreto",
        "parte",
        "mensaje",
        "archivo",
        "acuerdo",
        "memoria",
        "prueba",
    ):
        # "parte policial", "parte médico"
        return key == "parte" and any(
            word in _OFFICIAL_QUALITY or word == "medico" for word in keys[head + 1 : head + 2]
        )
    if _is_agent(key):
        return True
    if key in _KNOWN:
        return key not in RELATIVES or key == "quienes"
    if tokens[head].is_capital:
        return True
    rest = (
        [i for i in range(head, len(tokens)) if tokens[i].is_capital and keys[i - 1] not in PREPOSITIONS]
        if head
        else []
    )
    return bool(rest)


def _is_close(keys: Sequence[str]) -> bool:
    """True for "una persona cercana al caso" and for whoever asks not to be named."""
    if any(word.startswith("cercan") for word in keys[1:4]) or "anonimato" in keys:
        return True
    phrase = " ".join(keys)
    return any(mark in phrase for mark in _NOT_TO_BE_NAMED)


def _is_outlet(tokens: Sequence[Token], keys: Sequence[str], head: int, *, opens: bool) -> bool:
    """As in "El Faro" or "diario La Voz": an article with a capital before a newspaper's noun."""
    if opens or head == 0 or keys[head] not in _MEDIA_NAMES or not tokens[head].is_capital:
        return False
    return tokens[0].is_capital and keys[0] in ("el", "la", "los", "las") and head == 1


def _has_person(tokens: Sequence[Token], keys: Sequence[str], head: int) -> bool:
    """Two capitals in a row after the head, neither governed by "de": a person's name."""
    for index in range(head + 1, len(tokens)):
        if not tokens[index].is_capital or keys[index - 1] in PREPOSITIONS or keys[index - 1] in ARTICLES:
            continue
        if keys[index] in _BODIES or tokens[index].text.isupper():
            continue
        if index - 1 > head and tokens[index - 1].is_capital and _governed(tokens, keys, index - 1, head):
            continue
        return True
    return False


def _governed(tokens: Sequence[Token], keys: Sequence[str], index: int, head: int) -> bool:
    """True when the run of capitals that `index` ends began after a preposition ("de Puerto Sol")."""
    while index > head and (tokens[index].is_capital or keys[index] in _NAME_LINKS):
        if keys[index] in ("de", "del"):
            return True
        index -= 1
    return False
