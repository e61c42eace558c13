"""Words around a name that tell what bears it, and capitalised words that begin no name."""

from __future__ import annotations

from entities.gazetteer.words import word_set
from entities.newcomers.lexicon.heads import AGENCY, ARMED, CARTEL, COMPANY, GANG, MEDIA, ORGANISATION, PLACE

_NOUNS: dict[str, str] = {
    CARTEL: "cartel cartels carteles",
    GANG: "gang gangs pandilla banda mafia",
    ARMED: """militia militias rebels guerrillas guerrilla militants insurgents fighters faction terrorists separatists
    milicia guerrilleros rebeldes disidencias faccion""",
    MEDIA: """newspaper newspapers daily tabloid magazine website outlet broadcaster channel network radio station
    journal diario periodico revista emisora cadena semanario portal medio televisora noticiero""",
    COMPANY: """company companies firm automaker carmaker airline manufacturer retailer conglomerate bank lender startup
    contractor supplier utility miner brewer insurer chain subsidiary shipowner shipper store empresa firma
    compania banco minera aerolinea constructora naviera cementera petrolera""",
    ORGANISATION: """party union ngo nonprofit charity thinktank tank foundation organization organisation association
    university institute group movement coalition alliance church hospital partido sindicato ong fundacion
    organizacion asociacion universidad instituto movimiento coalicion grupo""",
    AGENCY: """ministry agency commission regulator ministerio secretaria agencia comision fiscalia""",
    PLACE: """city town village province district state region island river port county neighborhood neighbourhood
    municipality suburb hamlet capital oblast governorate department community area cities towns villages
    provinces districts states regions islands camp valley border mountain mountains airport prison forest
    lake ciudad pueblo provincia rio mina municipio barrio aldea isla puerto estado comunidad distrito valle
    sierra carcel frontera localidad colonia""",
}
#: Folded common noun -> kind of the name beside it.
NOUNS: dict[str, str] = {word: kind for kind, words in _NOUNS.items() for word in words.split()}

#: Prepositions before a place.
INTO = word_set("in near at from outside inside around across throughout into toward towards en desde hacia")
MOTION = word_set("to reached left visited visitar a")
#: May stand between a noun and the name: "city of X", "ciudad de X", "province called X".
LINKS = word_set("of de del called named the known as el la los las")

MONTHS = word_set(
    """january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre octubre
    noviembre diciembre"""
)
DAYS = word_set(
    """monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun lunes martes
    miercoles jueves viernes sabado domingo christmas easter ramadan"""
)
#: Abbreviations that name nobody.
NO_BODIES = word_set(
    """utc gmt bst et est edt pst cet am pm ad bc covid hiv aids dna gdp mp mps ceo cfo phd ngo ngos idp idps tv
    usa us uk lgbt lgbtq lgbtqi i ok pdf id it ai pr faq http https www fgm suv suvs iq sos vip ppe wn cnn's
    pib ong ongs eu un eeuu ee uu vs no dc atm gps covid-19 sars-cov-2 sms html url sa cv vi vii viii ix xi
    xii xiii xiv xv xx mph kph"""
)
#: Capitalised words that begin a sentence or stand alone and are no part of a name. Folded.
OPENERS = word_set(
    """a an the this that these those it its he she they we you i his her their our my your who whom whose which
    what when where why how if in on at by for from to of with without within under over after before during
    since until while as and but or nor so yet because although though unless whether both either neither all
    any some several many most few more less much no not none one two three four five six seven eight nine ten
    eleven twelve dozens hundreds thousands millions another other others each every such same here there then
    now today yesterday tomorrow tonight earlier later last next first second third also again still only just
    even never ever always often soon once perhaps maybe however moreover furthermore meanwhile nevertheless
    therefore thus hence instead otherwise according despite among amid against about above below between
    beyond across along around near off out up down through throughout like unlike upon via per following
    including regarding asked speaking born police authorities officials residents protesters critics experts
    reports report media sources witnesses investigators prosecutors lawmakers government people local former
    current new old recent recently reportedly allegedly apparently additionally finally eventually previously
    originally currently officially historically prior founded based don't didn't isn't wasn't can't let's
    it's that's there's he's she's we're they're i'm what's who's we'll you're is are was were be been has
    have had do does did will would can could should may might must el la los las un una unos unas este esta
    estos estas ese esa esos esas aquel su sus mi nuestro nuestra lo le se en de del al por para con sin sobre
    tras ante bajo desde hasta entre hacia segun durante mediante contra que quien quienes cual cuando donde
    como porque aunque si ni o y e u pero sino mas menos muy tambien ademas ayer hoy manana ahora antes
    despues luego entonces asi mientras todavia ya aun siempre nunca tampoco solo otro otra otros otras cada
    todo toda todos todas algunos algunas varios varias muchos muchas dos tres cuatro cinco seis siete ocho
    nueve diez nadie nada algo eso esto ello ella ellos ellas yo tu nosotros usted ustedes fuentes autoridades
    funcionarios vecinos fue era es son han ha habia hay estan queremos detienen"""
)
#: Words with a capital that are no name when they stand alone: peoples, faiths, parties' members, tongues, eras.
NOT_NAMES = word_set(
    """muslim muslims christian christians jewish jews jew sunni sunnis shia shiite shiites catholic catholics
    islamic islam christianity judaism hindu hindus buddhist buddhists protestant evangelical orthodox kurdish
    kurds kurd palestinian palestinians arab arabs arabic african africans european europeans asian asians
    latino latinos hispanic western eastern northern southern southwestern northeastern northwestern
    southeastern middle indigenous roma yazidi rohingya tamil tibetan uyghur uyghurs scottish scots welsh
    english catalan basque nordic slavic republican republicans democrat democrats democratic conservative
    conservatives labour liberal liberals socialist socialists communist communists nazi nazis marxist
    leninist zionist congressional parliamentary internet web brexit twitter's majesty highness excellency god
    bible quran koran lgbtq mr sir madam lord lady court state states government governments federal nation
    republic union capitol senate house musulman musulmanes cristiano cristianos catolico catolicos judio
    judios evangelico dios biblia estado gobierno nacion republica patria"""
)
