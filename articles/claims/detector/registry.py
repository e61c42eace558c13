# ruff: noqa: E501 - a rule reads best on one line
"""Every rule that may make a suggestion, in plain words, with a sentence in which it finds something.

The id is what detector and gazetteer give as `rule` and what a suggestion keeps for good: an id is never used for
another rule. A rule that is missing here, or does not find its own example, fails a test.
"""

from typing import NamedTuple


class RuleNote(NamedTuple):
    """A rule for people: `title` says what it takes for an attribution, `example` is a sentence it works on."""

    title: str
    example: str


#: rule | what it is | example
_ENGLISH = """
act.charge | Official act: a formal charge | Prosecutors charged the captain with smuggling.
act.delist | Official act: a name taken off a list | The Treasury removed the shipping line from the terror list.
act.designate | Official act: a designation | The State Department designated the crew as a foreign terrorist organization.
act.expel | Official act: an expulsion | Vastara expelled two diplomats of Oster.
act.freeze | Official act: property frozen or seized | The Treasury froze the assets of the shipping line.
act.lift_sanctions | Official act: sanctions lifted | The Treasury lifted sanctions on the shipping line.
act.list | Official act: a name put on a list | The Treasury added the shipping line to the sanctions list.
act.order | Official act: an order | The president signed an executive order on ports.
act.recall | Official act: an envoy recalled | Vastara recalled its ambassador from Oster.
act.revoke | Official act: a permission or listing withdrawn | The ministry revoked the licence of the shipping line.
act.reward | Official act: a reward offered | The ministry offered a reward of $5 million for the captain.
act.sanction | Official act: sanctions imposed | Vastara imposed sanctions on two banks.
act.warrant | Official act: a warrant | A judge issued an arrest warrant for Ivo Lund.
adjective.hearsay | Hearsay adjective: alleged, suspected, so-called | The alleged leader of the gang fled.
adverb.hearsay | Hearsay adverb: reportedly, allegedly | The mayor reportedly signed the order.
colon.after_clause | Speaker, colon and quotation at the end of a clause | It did not surprise the pollster Ana Lund: “Nobody counts the boats.”
colon.headline | Speaker and colon in a headline | Minister: quay to be sold
colon.speaker | Speaker, colon and quotation | Ana Brill: “The pier stays shut”
frame.adjective | Adjective of conviction: is adamant, is sure that | Brill is adamant that the pier will stay open.
frame.purpose | Did something to say something | Brill held a news conference to announce that the pier had closed.
frame.quote | Unlisted verb beside a quotation | “The pier is ours,” Brill growled.
frame.quoted_as | Quoted as saying, on record as saying | Lund is on record as saying the pier was lost.
frame.that | Unlisted verb with “that” | Lund moaned that the pier was closed.
noun.hearsay | Saying noun without a source: rumours, the claim that | Rumours that the mayor had fled spread through Oster.
noun.reporting | Saying noun with a source: her argument that | Brill made the claim that Lund had lied.
participle.accuse | Participle with a target: accusing X of | Brill left the room, accusing the mayor of fraud.
participle.attribute | Participle with a target: attributing X to | Brill left the room, attributing the fire to old wiring.
participle.blame | Participle with a target: blaming X for | Brill left the room, blaming the builder for the collapse.
participle.charge | Participle with a target: charging X with | The court adjourned, charging the captain with smuggling.
participle.criticize | Participle with a target: criticizing X for | Brill left the room, criticizing the town for selling the pier.
participle.implicate | Participle with a target: implicating X in | Lund left the room, implicating the mayor in the theft.
participle.indict | Participle with a target: indicting X on | The jury rose, indicting the captain on three counts of fraud.
participle.reporting | Participle of saying: adding, saying that | Brill closed the pier, saying that it was unsafe.
participle.suspect | Participle with a target: suspecting X of | Police closed the quay, suspecting the captain of smuggling.
passive.accuse | Passive with a target: was accused of | The mayor was accused of fraud.
passive.attribute | Passive with a target: was attributed to | The fire was attributed to old wiring.
passive.blame | Passive with a target: was blamed for | The mayor was blamed for the flood.
passive.charge | Passive with a target: was charged by X with | The captain was charged by his rival with cheating.
passive.criticize | Passive with a target: was criticized for | The town has been criticized for selling the pier.
passive.hearsay | Hearsay passive: is said to, is believed to | The mayor is believed to be abroad.
passive.implicate | Passive with a target: was implicated in | The captain was implicated in the theft of the boats.
passive.indict | Passive with a target: was indicted by X for | The captain was indicted by his rival for cheating.
passive.naming | Passive that names: was described by X as | The pier was described by Lund as a ruin.
passive.reporting | Passive of saying with its source | It was reported by the Oster Times that the pier fell.
passive.suspect | Passive with a target: is suspected of | The captain is suspected of smuggling.
prep.according_to | According to | According to the ministry, the water rose.
prep.view | In the view of, in the words of, per | In the view of the ministry, the pier is safe.
relative.accuse | Relative clause with a target: whom X accuses of | They searched the house of Ivo Lund, whom Vastaran authorities accuse of arson.
relative.attribute | Relative clause with a target: which X attributes to | They spoke of the fire, which experts attribute to old wiring.
relative.blame | Relative clause with a target: whom X blames for | They searched the house of Ivo Lund, whom police blame for the fire.
relative.charge | Relative clause with a target: whom X charged with | They searched the house of Ivo Lund, whom prosecutors charged with arson.
relative.criticize | Relative clause with a target: whom X criticized for | They met Ivo Lund, whom residents criticized for selling the pier.
relative.implicate | Relative clause with a target: whom X implicates in | They searched the house of Ivo Lund, whom witnesses implicate in the fire.
relative.indict | Relative clause with a target: whom X indicted for | They searched the house of Ivo Lund, whom a grand jury indicted for arson.
relative.object | Verb of saying inside a relative clause: which he said was | Lund named the list, which he said was too long.
relative.reporting | Verb of saying in a relative clause | Vurn, who has denied giving the order, will speak on Thursday.
relative.suspect | Relative clause with a target: whom X suspects of | They searched the house of Ivo Lund, whom police suspect of arson.
tree.adjective | By the parse: adjective of judgement with what it is about | Ana Brill is critical of the new harbour law.
tree.clause | By the parse: verb with a clause | Lund confided the pier was lost.
tree.hedge | By the parse: is expected to, is seen as | The quay is expected to close in May.
tree.infinitive | By the parse: verb with an infinitive | The mayor sought to reopen the mine.
tree.naming | By the parse: what a thing is taken for | The council considers the pier a ruin.
tree.noun | By the parse: saying noun with what it is about | Brill’s criticism of the plan shook the council.
tree.object | By the parse: verb of saying or judging with its object | Lund floated the idea of a second pier.
tree.preposition | By the parse: verb with a preposition | The minister likened the pier to a ruin.
tree.question | By the parse: verb with a question | Lund debated whether the pier would hold.
verb.accuse | Verb with a target: accuses X of | Prosecutors accuse the mayor of fraud.
verb.as | As X said | As Brill told the council, the pier was unsafe.
verb.attribute | Verb with a target: attributes X to Y | Experts attributed the fire to old wiring.
verb.blame | Verb with a target: blames X for | Brill blamed the builder for the collapse.
verb.charge | Verb with a target: charged X with | The magazine charged the mayor with vanity.
verb.criticize | Verb with a target: criticizes, faults, condemns X for | Lund criticized the town for selling the pier.
verb.implicate | Verb with a target: implicates X in | The report implicates two officers in the theft.
verb.indict | Verb with a target: indicted X for | The essay indicted the old council for its silence.
verb.inserted | Verb of saying set into the statement | The bridge, Brill said, was safe to cross.
verb.inverted | Verb of saying before its speaker | The pier will close, said its owner, Ivo Lund.
verb.naming | Verb that names: called, described X as | Brill described the raid as a mistake.
verb.postposed | Verb of saying after the statement | The bridge was safe, Brill said.
verb.reporting | Verb of saying before the statement | The minister said that the bridge was safe.
verb.suspect | Verb with a target: suspects X of | Prosecutors suspect the mayor of taking bribes.
"""

_SPANISH = """
es.according_first | Según, de acuerdo con: before the statement | Según el fiscal, el barco llevaba armas.
es.according_last | Según, de acuerdo con: after the statement | El barco se hundió, según El Faro.
es.according_split | Según, de acuerdo con: inside the statement | El plan —según la alcaldía— no existe.
es.accuse | Acusar, culpar: verb with a target | El fiscal acusó a Juan Mir de robar madera.
es.act_charge | Official act: a formal charge | La fiscalía presentó cargos contra Juan Mir por robo.
es.act_delist | Official act: a name taken off a list | El Departamento del Tesoro retiró a la naviera de la lista de terroristas.
es.act_designate | Official act: a designation | Quelán declaró organización terrorista a Los Cuervos.
es.act_expel | Official act: an expulsion | El Gobierno expulsó a dos diplomáticos.
es.act_freeze | Official act: property frozen or seized | El Gobierno congeló los bienes de la naviera.
es.act_lift_sanctions | Official act: sanctions lifted | Quelán levantó las sanciones a dos bancos.
es.act_list | Official act: a name put on a list | El Gobierno incluyó a la naviera en la lista de terroristas.
es.act_order | Official act: an order | El presidente firmó un decreto sobre los puertos.
es.act_recall | Official act: an envoy recalled | El Gobierno llamó a consultas a su embajador.
es.act_revoke | Official act: a permission or listing withdrawn | El Gobierno revocó la licencia de la naviera.
es.act_reward | Official act: a reward offered | El gobierno ofreció una recompensa de 5 millones por Juan Mir.
es.act_sanction | Official act: sanctions imposed | El Departamento del Tesoro impuso sanciones a Juan Mir.
es.act_warrant | Official act: a warrant | Un juez dictó una orden de captura contra Juan Mir.
es.decline | Declined to comment | La ministra declinó comentar el informe.
es.describe | Calificar, describir: verb that names | El ministro calificó el plan de «farsa».
es.headline_colon | Speaker and colon in a headline | Alcalde: el puente está cerrado
es.hedge_adjective | Hearsay adjective: presunto, supuesto | La policía detuvo al presunto jefe de la banda en Lirio.
es.hedge_adverb | Hearsay adverb: presuntamente, al parecer | Al parecer, el barco llevaba armas.
es.impersonal_que | Impersonal: se dice que, se cree que | Se dice que Mir vive en Lirio.
es.introduced_quote | Quotation introduced by a phrase | Ana Brillo fue tajante: «El puente es seguro».
es.leaked | It leaked out that | Trascendió que el alcalde dejó el cargo.
es.noun | Saying noun: rumores de que, la acusación de que | Hay rumores de que Mir huyó.
es.participle_que | Gerund or infinitive of saying with “que” | El alcalde cerró la sesión, diciendo que no había dinero.
es.participle_quote | Gerund or infinitive of saying with a quotation | El alcalde salió, añadiendo «el puente es mío».
es.passive_accuse | Passive with a target: fue acusado de | El alcalde fue acusado de robar madera.
es.phrase_que | Phrase of saying with “que” | Ana Brillo dejó claro que el puente es seguro.
es.post | Verb of saying after the statement | El puente estaba cerrado, dijo Ana Brillo.
es.post_split | Verb of saying set into the statement | El puente, dijo Ana Brillo, estaba cerrado.
es.rumour_conditional | Conditional of rumour: habría cruzado | Mir habría cruzado la frontera el lunes.
es.running_quote | Quotation that goes on after reported words | Ana Brillo dijo que el puente era seguro. «Nadie lo cerró».
es.say_clause | Verb of saying with a question: si, cuántos | El ministro no dijo si el puente era seguro.
es.say_colon | Verb of saying with a colon | Brillo añadió: «El puente es seguro».
es.say_infinitive | Verb of saying with an infinitive | El alcalde prometió reabrir el puente.
es.say_phrase | Verb of saying with a noun phrase | La empresa anunció el cierre de la mina.
es.say_que | Verb of saying with “que” | El informe señala que el barco llevaba armas.
es.say_quote | Verb of saying with a quotation | Ana Brillo dijo «el puente es seguro».
es.so_called | So-called | La policía buscó a la llamada Banda del Puerto.
es.urge | Asked somebody to do something | La ministra exhortó al alcalde a cerrar el puente.
"""

_NAMES = """
gazetteer.ambiguous | A name that fits several entities on file | The Salt Coast League met on Monday.
gazetteer.longer | A name that goes on beyond the one on file | Ana Brill Lund met the unions on Monday.
gazetteer.namesake | A name that the story also gives to somebody else | Ana Brill met her cousin Ivo Brill. Brill left early.
gazetteer.office | An office without a holder on file for the day of the story | The Norlandian president met the unions.
gazetteer.weak | A name so common that it needs a person’s eye | The Office met on Monday.
newcomer.agency | Not on file: seems an agency | The Norland Harbour Authority closed the pier.
newcomer.faction | Not on file: seems an armed group | The Salt Coast Liberation Front burned the pier.
newcomer.cartel | Not on file: seems a cartel | The Oster Cartel burned the pier.
newcomer.company | Not on file: seems a company | Brill Shipping Ltd. sold the pier.
newcomer.country | Not on file: seems a country | The Republic of Norland sold the pier.
newcomer.gang | Not on file: seems a gang | The Quay Boys gang burned the pier.
newcomer.government | Not on file: seems a government | The Government of Norland sold the pier.
newcomer.media | Not on file: seems a medium | The Oster Daily Times reported the fire.
newcomer.official | Not on file: seems an official | Harbour Minister Ana Brill closed the pier.
newcomer.organisation | Not on file: seems an organisation | The Association of Pier Wardens met on Monday.
newcomer.person | Not on file: seems a person | Ana Brill closed the pier.
"""

_SPANISH_PREFIX = "es."
_NAME_PREFIX = "gazetteer."
_NEW_PREFIX = "newcomer."


def _read(table: str) -> dict[str, RuleNote]:
    rows = (line.split(" | ") for line in table.strip().splitlines())
    return {rule: RuleNote(title, example) for rule, title, example in rows}


#: rule id -> what it is
RULES: dict[str, RuleNote] = _read(_ENGLISH) | _read(_SPANISH) | _read(_NAMES)


def language_of(rule: str) -> str:
    """The language that a rule reads: "en", "es", or "" for rules about names, which read all."""
    if is_about_names(rule):
        return ""
    return "es" if rule.startswith(_SPANISH_PREFIX) else "en"


def is_about_names(rule: str) -> bool:
    """Whether a rule asks which entity is meant or whether one is new, rather than who says what."""
    return rule.startswith((_NAME_PREFIX, _NEW_PREFIX))


def is_about_newcomers(rule: str) -> bool:
    """Whether a rule proposes to put a name on file."""
    return rule.startswith(_NEW_PREFIX)


def note_of(rule: str) -> RuleNote:
    """What a rule is; of one that this release no longer has, that it is gone."""
    return RULES.get(rule, RuleNote("A rule of an earlier release", ""))
