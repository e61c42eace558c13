"""Nouns that tell whom a phrase is about, English and Spanish together, in lower case and without accents."""

from articles.claims.detector import source_words
from articles.claims.detector.wordlists import word_set

#: Groups whose company is a reproach in itself.
ILLICIT = word_set(
    """
    cartel cartels gang gangs mafia mafias mob mobsters mobster militia militias syndicate syndicates trafficker
    traffickers smuggler smugglers terrorist terrorists militant militants insurgents guerrillas ring rings underworld
    gangster gangsters criminal criminals jihadist jihadists extremist extremists warlord warlords kingpin kingpins
    hitman hitmen narcos narco paramilitary paramilitaries camorra ndrangheta triad triads yakuza bandits squads
    brotherhood fraudster fraudsters hackers
    pandilla pandillas mara maras narcotrafico narcotraficante narcotraficantes sicario sicarios capo capos guerrilla
    guerrillas banda bandas clan traficantes contrabandistas paramilitares hampa delincuentes mafioso mafiosos
    terroristas extremistas criminales
    """
)
#: Deeds that no one is said to have had a part in without a source.
CRIMES = word_set(
    """
    murder murders killing killings fraud theft robbery robberies smuggling trafficking laundering corruption bribery
    bribes bribe kickbacks embezzlement terrorism attack attacks assassination assassinations bombing bombings massacre
    massacres disappearance disappearances kidnapping kidnappings extortion scandal scandals plot plots coup espionage
    spying crime crimes shooting shootings poisoning abuse abuses torture conspiracy racketeering heist arson
    money-laundering wrongdoing vote-buying
    asesinato asesinatos fraude robo contrabando trafico lavado blanqueo corrupcion soborno sobornos desvio desfalco
    atentado atentados masacre masacres desaparicion desapariciones secuestro secuestros extorsion escandalo complot
    golpe espionaje crimen crimenes homicidio homicidios matanza delitos delito
    """
)
RELATIVES = word_set(
    """
    family son sons daughter daughters brother brothers sister sisters wife husband cousin cousins nephew nephews
    father mother son-in-law brother-in-law in-laws clan widow relatives relative
    familia hijo hijos hija hijas hermano hermanos hermana esposa esposo primo primos sobrino cunado cunada suegro padre
    madre viuda viudo yerno familiares pariente
    """
)
_MORE_PEOPLE = word_set(
    """
    businessman businessmen businesswoman banker bankers tycoon tycoons financier financiers broker brokers trader
    traders contractor contractors lawyer lawyers politician politicians lawmaker lawmakers admiral admirals colonel
    colonels oligarch oligarchs magnate billionaire millionaire cleric clerics priest imam lobbyist lobbyists activist
    activists donor donors supplier consultant accountant dealer dealers boss bosses chiefs figure figures candidate
    candidates associates associate cronies ally allies aide aides man men woman women officer officers policeman
    policemen guard driver owner owners heir heirs speaker registrar treasurer merchant merchants shipowner dictator
    strongman separatists
    empresario empresarios empresaria banquero banqueros magnate financista politico politicos abogado abogados coronel
    almirante alcalde alcaldesa ministro ministra presidente presidenta gobernador gobernadora diputado diputada
    senador senadora general generales fiscal juez jueza comisario jefe jefes lider lideres cura obispo contratista
    contratistas comerciante comerciantes dueno hombre hombres mujer mujeres funcionario funcionarios mandatario
    operador operadores asesor asesores exministro expresidente exalcalde candidato candidata dirigente dirigentes
    policias militares exgobernador socio socios allegado allegados
    """
)
#: People told by an office, a trade or a family: few enough to be known by it.
PEOPLE = source_words.OFFICES | source_words.OFFICIALS | _MORE_PEOPLE | RELATIVES
#: Too many, or too unlike, to be meant by a hint.
CROWDS = word_set(
    """
    people persons patients patient users user students student voters voter children residents members customers
    readers visitors passengers workers farmers tourists fans players athletes teachers doctors victims witnesses
    survivors consumers families
    personas pacientes usuarios estudiantes votantes vecinos ninos turistas clientes trabajadores lectores victimas
    """
)
GROUPS = word_set(
    """
    company companies firm firms business businesses foundation foundations charity charities party parties group
    groups bank banks fund funds trust trusts consortium contractor subsidiary subsidiaries corporation agency unit
    faction factions clan movement union unions conglomerate holding shell network networks organisation organization
    organisations organizations newspaper website channel bakery hotel hotels casino club brigade battalion church
    mercenaries
    empresa empresas firma firmas compania companias fundacion partido partidos grupo grupos banco fondo consorcio
    contratista sociedad sociedades faccion movimiento sindicato organizacion organizaciones constructora naviera
    cooperativa inmobiliaria periodico
    """
)
#: States and their services: to be linked to them means something only for a person or a private group.
BODIES = word_set(
    """
    government regime kremlin pentagon intelligence ministry army military police secret security service services
    junta spies spy embassy presidency palace administration mossad cia fsb gru kgb
    gobierno regimen ministerio ejercito policia inteligencia embajada presidencia palacio
    """
)
#: What a person may well be connected to, and nobody minds.
INSTITUTIONS = word_set(
    """
    university universities college colleges institute school schools museum hospital hospitals programme program
    programmes programs project projects study studies research theatre theater orchestra team teams label laboratory
    library faculty academy course network-wide campaign internet web website grid system systems server servers
    line railway road roads motorway highway pipeline canal bridge port harbour airport station river coast city town
    village region island islands street avenue valley bay county province state district sea mountains border
    universidad colegio instituto escuela museo hospital programa proyecto estudio teatro orquesta equipo biblioteca
    red internet carretera rio costa ciudad pueblo region isla calle valle puerto aeropuerto frontera mar centro barrio
    """
)
#: What is connected by its nature, or by science: never an insinuation about somebody.
THINGS = word_set(
    """
    virus viruses disease diseases illness cancer gene genes cell cells symptoms risk risks infection infections
    outbreak cluster clusters cases case deaths smoking diet obesity pollution emissions weather storm drought fire
    fires earthquake warming climate temperature mutation protein drug vaccine vaccines device devices computer
    computers phone phones cable cables pipe pipes road roads town towns village city cities island islands railway
    station building bridge tunnel canal trains train bus river lake trail path route routes airport port harbour prices
    price inflation rates growth demand supply costs species fossils stars star planet galaxy words word song songs
    album film films novel language languages tradition customs festival problems factors hormone genes sensor
    virus enfermedad cancer riesgo sintomas casos muertes ciudad ciudades pueblo carretera rio puente camino ruta precio
    precios clima incendio dispositivo cable
    """
)
COUNTRIES = (
    source_words.COUNTRIES
    | source_words.COUNTRY_LIKE_METONYMS
    | word_set(
        """
    europe asia africa christianity islam christmas easter facebook twitter google wikipedia youtube bluetooth wi-fi
    earth espana mexico rusia alemania francia italia brasil estados unidos europa inglaterra peru venezuela cuba
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday internet covid-19 covid
    """
    )
)
PLACE_WORDS = word_set(
    """
    street avenue road river bay island islands airport valley mount lake county city port sea ocean coast bridge
    square park beach canyon desert peninsula gulf strait district province region station stadium museum university
    college school hospital institute cathedral
    calle avenida rio bahia isla islas aeropuerto valle monte lago ciudad puerto mar costa puente plaza parque playa
    golfo estrecho distrito provincia region estacion museo universidad hospital catedral
    """
)
