"""Words inside a name that say what bears it: "Ministry", "Cartel", "Times", "Province"."""

from __future__ import annotations

from entities.gazetteer.words import word_set

AGENCY, ARMED, CARTEL, COMPANY, GANG = "agency", "faction", "cartel", "company", "gang"
COUNTRY, GOVERNMENT, MEDIA, ORGANISATION, PERSON, PLACE = (
    "country", "government", "media", "organisation", "person", "place",
)  # fmt: skip
#: No name of anybody: an event, a law, a product, a prize.
NOBODY = "nobody"

_HEADS: dict[str, str] = {
    AGENCY: """ministry ministries department agency bureau office commission council court courts tribunal
    police army navy force forces guard guards parliament senate assembly congress authority
    administration secretariat directorate inspectorate embassy consulate board survey corps registry
    treasury legislature constabulary gendarmerie command chancellery lords commons headquarters house
    intelligence security patrol marines taskforce regiment battalion brigade division bundestag
    knesset duma ministerio ministerios secretaria fiscalia procuraduria policia ejercito armada
    marina fuerza fuerzas guardia corte juzgado audiencia congreso senado asamblea comision consejo
    direccion autoridad alcaldia ayuntamiento gobernacion gobierno defensoria contraloria
    superintendencia cancilleria embajada parlamento camara presidencia subsecretaria intendencia
    prefectura diputacion consejeria delegacion registro gendarmeria agencia departamento oficina""",
    CARTEL: "cartel carteles cartels",
    GANG: "gang gangs mara pandilla banda bandas ring mafia camorra yakuza clan hermandad bloods crips",
    ARMED: """militia militias rebels guerrilla guerrillas brigades insurgents jihad taliban mujahideen
    paramilitaries autodefensas milicia milicias""",
    COMPANY: """inc kft zrt oyj pty sarl corp corporation company co ltd llc plc gmbh ag holdings holding airlines
    airways motors industries technologies technology energy oil petroleum pharmaceuticals pharma
    insurance partners capital logistics shipping steel foods brewery breweries electric enterprises
    ventures comercializadora distribuidora importadora exportadora inmobiliaria consultora agro
    farmaceutica automotriz hotelera systems software bank banks telecom communications entertainment
    studios pictures records resources mining resorts hotels stores supermarkets pharmacy securities
    investments realty construction aerospace aviation group sa sab srl express warehouse minera
    transportes constructora inversiones naviera aerolineas banco grupo empresa empresas compania
    petroleos cementos laboratorios industrias seguros editorial""",
    MEDIA: """times post herald tribune gazette news radio tv television press daily chronicle telegraph
    observer magazine newspaper broadcasting journal weekly examiner dispatch courier inquirer
    journals mirror bulletin voice voz diario periodico noticias prensa canal semanario revista gaceta
    noticiero heraldo""",
    ORGANISATION: """party parties union unions association federation foundation institute university college school
    academy hospital clinic centre center committee organisation organization society league network
    movement alliance coalition church club campaign initiative fund trust watch confederation
    consortium lab labs forum foro tribe tribes nation team synod archdiocese diocese caucus lobby
    orchestra museum chamber brotherhood laboratory observatory institution front lawyers reporters
    journalists doctors workers partido sindicato asociacion federacion fundacion instituto
    universidad colegio centro organizacion movimiento alianza coalicion iglesia red comite colectivo
    frente confederacion arquidiocesis escuela academia clinica museo coordinadora plataforma unidos
    convergencia""",
    PLACE: """province county state city river lake mountain mountains mount island islands valley bay sea ocean
    street avenue road boulevard highway airport prison jail penitentiary bridge square park district
    region village town township port beach forest desert peninsula mosque cathedral stadium dam mine
    cay heights camp oblast oblasts governorate territory territories harbour harbor coast gulf strait
    canyon creek falls springs lane base precinct provinces counties regions complex palace tower hall
    hotel hills hill station plant reservoir basin border kingdom republic provincia rio lago isla
    islas sierra valle calle avenida puerto aeropuerto ciudad estado municipio plaza barrio colonia
    bahia golfo playa volcan cerro departamental penal carcel penitenciaria laguna costa estadio
    palacio catedral""",
    NOBODY: """act acts law laws amendment constitution treaty agreement accord accords convention protocol
    declaration resolution bill war battle revolution crisis hurricane storm typhoon cyclone
    earthquake operation cup olympics games championship championships prize award awards medal
    festival day week election elections summit conference report scale category article section
    chapter appendix covid deal plan program programme project page list card cards publications
    minorities questionnaire language form forms policy doctrine code charter census movie film album
    song book fortress era uprising massacre genocide holocaust referendum brexit covid-19 sars-cov-2
    star disease syndrome virus ley leyes tratado acuerdo acuerdos guerra batalla huracan operacion
    constitucion copa premio premios medalla elecciones cumbre informe programa codigo convenio
    decreto reforma caso cartilla""",
}  # fmt: skip

#: Folded word -> kind. Where a word is in two lists the later one counts.
HEADS: dict[str, str] = {word: kind for kind, words in _HEADS.items() for word in words.split()}

#: Two words that say more than either.
PAIRS: dict[tuple[str, str], str] = {
    ("news", "agency"): MEDIA, ("press", "agency"): MEDIA, ("central", "bank"): AGENCY, ("reserve", "bank"): AGENCY,
    ("banco", "central"): AGENCY, ("federal", "reserve"): AGENCY, ("liberation", "army"): ARMED,
    ("liberation", "front"): ARMED, ("resistance", "army"): ARMED, ("islamic", "state"): ARMED,
    ("air", "force"): AGENCY, ("national", "guard"): AGENCY, ("white", "house"): AGENCY, ("task", "force"): AGENCY,
    ("trade", "union"): ORGANISATION, ("high", "school"): ORGANISATION,
    ("medical", "center"): ORGANISATION, ("shopping", "center"): PLACE, ("detention", "center"): PLACE,
    ("world", "bank"): ORGANISATION, ("development", "bank"): ORGANISATION,
    ("security", "council"): ORGANISATION, ("crisis", "group"): ORGANISATION, ("contact", "group"): ORGANISATION,
    ("power", "plant"): PLACE, ("police", "station"): PLACE, ("power", "station"): PLACE, ("radio", "station"): MEDIA,
    ("revolutionary", "guard"): AGENCY, ("revolutionary", "guards"): AGENCY, ("oil", "company"): COMPANY,
    ("armed", "forces"): AGENCY, ("defense", "forces"): AGENCY, ("democratic", "forces"): ARMED,
    ("support", "forces"): ARMED, ("agencia", "noticias"): MEDIA, ("law", "school"): ORGANISATION,
    ("church", "council"): ORGANISATION, ("red", "cross"): ORGANISATION,
    ("red", "crescent"): ORGANISATION, ("cruz", "roja"): ORGANISATION, ("west", "bank"): PLACE,
    ("parliamentary", "committee"): AGENCY, ("oversight", "committee"): AGENCY, ("reform", "committee"): AGENCY,
    ("intelligence", "committee"): AGENCY, ("judiciary", "committee"): AGENCY, ("joint", "committee"): AGENCY,
    ("safety", "board"): AGENCY,  ("health", "service"): AGENCY,
    ("secret", "service"): AGENCY, ("prison", "service"): AGENCY, ("security", "service"): AGENCY,
    ("weather", "service"): AGENCY, ("hurricane", "center"): AGENCY, ("elections", "council"): AGENCY,
    ("wildlife", "service"): AGENCY, ("forest", "service"): AGENCY, ("postal", "service"): AGENCY,
    ("crime", "agency"): AGENCY, ("attorney", "general's"): AGENCY, ("grand", "mosque"): PLACE,
    ("military", "academy"): AGENCY, ("health", "institute"): AGENCY,
}  # fmt: skip

#: Heads that stand before "of" and do not open a name of a body: "President of", "Battle of".
#: What ministries, committees and unions are for. Alone it names nobody; after "of" it may be listed with commas.
TOPICS = word_set(
    """terrorism financial crime crimes corruption finanzas geografia estadistica justice interior
    foreign affairs defense defence finance health education labor labour trade transport
    transportation commerce agriculture environment environmental energy culture tourism science
    research control prevention women children family families youth social welfare inclusion
    development planning economy economic budget immigration customs enforcement border protection
    homeland security securities exchange oversight reform reforms reorganization food drug drugs road
    roads bridges housing urban emergency services public safety human rights citizen media
    information communications communication technology water mining mines petroleum fisheries
    veterans sports religious religion tax taxation revenue statistics disease epidemiology atomic
    nuclear industry small business intelligence investigation investigations land lands forests
    forestry wildlife aviation ports fuel gas vulnerable population populations policies policy
    tobacco alcohol firearms explosives nutrition medicine medical legal corrections rehabilitation
    parole elections electoral registration infrastructure infraestructuras state national federal
    central justicia relaciones exteriores defensa hacienda salud educacion trabajo comercio
    agricultura ambiente medio energia cultura turismo ciencia mujeres ninez familia desarrollo
    economia migracion aduanas seguridad ciudadana derechos humanos agua minas pesca deporte impuestos
    vivienda obras publicas publica puertos transporte transportes inmigracion infraestructura"""
)

#: A name that begins with one of these is rather a place.
PLACES_FIRST = word_set(
    "san santa santo sao saint st port fort mount lake rio puerto los las new villa ciudad cabo isla"
)

#: Heads that tell only at the end of a name: "Park Won-soon" is a person.
AT_THE_END = word_set(
    """park hill hills bridge street hall tower village town coast camp falls springs plant station hotel road lane base
    mine dam border stores times post group capital partners steel foods energy news mirror herald tribune heights
    palace ring clan watch club house guard guards college chamber"""
)

#: Letters behind the name of a company.
LEGAL_FORMS = word_set(
    "s.a s.a. sa s.a.b sab srl s.r.l inc ltd llc plc gmbh ag corp co c.v c.v. s.l sl kft zrt oyj spa bv nv pty sarl"
)

#: Words that many names share: of these alone no body is known.
GENERIC = word_set(
    """new old great north south east west northern southern eastern western central national federal
    international regional local general public royal united democratic people's peoples world global
    first second third high supreme constitutional grand special joint nacional internacional publico
    publica superior supremo suprema norte sur este oeste"""
)
