"""Words that stand for one another in news of crime, courts, politics and rights; and words that say the opposite.

One line a concept: words that mean it, then after "|" words that say it is not so ("forbid" is "allow", negated). The
Spanish table uses the English names, so that a claim is found across the two languages by its main words. Near
synonyms only: what a newsroom would let one word replace in a summary. Written for this project.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_ENGLISH: Final = """
accept receive take pocket collect obtain
allow permit authorise authorize let tolerate | forbid ban prohibit bar block disallow veto outlaw prevent
approve adopt pass ratify endorse | reject
support back favour favor | oppose resist
agree consent | disagree
rise increase climb grow soar jump surge | fall decrease drop shrink plunge plummet
win victory | lose defeat
guilty culpable | innocent blameless
true correct accurate genuine | false untrue wrong incorrect inaccurate fabricated invented fake forged
open reopen | close shut closed closure
legal lawful legitimate | illegal unlawful illegitimate illicit
safe secure | unsafe dangerous hazardous
arrest detain detention capture apprehend | release freed
hire appoint employ recruit | dismiss sack
begin start launch open initiate | stop halt suspend cease
continue resume proceed | discontinue abandon
join enter | leave quit exit
admit acknowledge concede confess
kill murder slay assassinate execute slaughter shoot
die perish
wound injure hurt maim
torture abuse mistreat brutalise
bribe kickback backhander payoff
steal embezzle siphon misappropriate loot theft embezzlement
smuggle traffic trafficking
launder
kidnap abduct seize hostage
extort blackmail
threaten threat intimidate menace
attack assault raid ambush strike offensive
bomb shell bombard airstrike bombardment
destroy demolish raze flatten
burn torch arson
rape
beat
displace expel evict deport expulsion
pay payment payout
buy purchase acquire procure acquisition procurement
sell sale
order command instruct direct
plan intend scheme
hide conceal cover-up concealment
know aware knowledge | unaware
help assist aid assistance
finance fund bankroll
meet meeting talks encounter
resign resignation
charge indict prosecute indictment
convict conviction
sentence
investigate probe investigation inquiry enquiry
police officer officers policeman
soldier troop troops serviceman
army military
government administration
official functionary
lawyer attorney counsel
prosecutor
judge magistrate
president
minister
mayor
lawmaker deputy legislator parliamentarian
law legislation statute
company firm business corporation
ship vessel boat
plane aircraft jet
gun weapon firearm arms
drug narcotic narcotics
money cash fund
dollar
house home
election vote poll ballot
protest demonstrate demonstration rally
border frontier
port harbour harbor
prison jail
hospital clinic
civilian
child minor kid
journalist reporter
worker employee staff
refugee
terrorist terror terrorism
cartel
gang
sign signed signature
promise pledge vow
warn warning
build construct construction erect
deliver delivery supply
dispatch send
use employ deploy
cross
invade invasion
negotiate negotiation
ceasefire truce armistice
deal agreement accord pact
tax
budget
price cost
evacuate evacuation
rule govern
ask request
end finish conclude
raise hike lift | lower cut reduce slash
withdraw retreat pull
extend prolong | shorten curtail
include contain | exclude
remember recall | forget
own possess
work
recognise recognize
respect honour honor comply obey | violate breach flout
strengthen reinforce bolster | weaken undermine
succeed | fail
deliberate purpose intentional wilful
present attend | absent
secret clandestine covert | public overt
prisoner inmate detainee
fighter militant insurgent rebel guerrilla
leader head chief boss
flee escape
fraud swindle
relative family kin
resident inhabitant villager
car vehicle
truck lorry
corpse body
reveal disclose expose uncover
interrogate question interrogation
fine penalty
postpone delay defer
cancel scrap
restrict limit curb restriction
monitor spy surveil surveillance
search comb
factory plant mill
doctor physician medic
wage salary
leak spill
student pupil
replace substitute replacement
demand urge
visit tour
quarrel dispute row
rich wealthy | poor
strong powerful | weak
enough sufficient | insufficient
possible feasible | impossible
able capable | unable incapable
willing ready | unwilling
successful | unsuccessful
constitutional | unconstitutional
justified | unjustified unfounded baseless
lawsuit suit
proof evidence
"""

_SPANISH: Final = """
accept: aceptar recibir cobrar obtener
allow: permitir autorizar dejar tolerar | prohibir impedir vetar bloquear
approve: aprobar adoptar ratificar | rechazar
support: apoyar respaldar favorecer apoyo respaldo | oponer oponerse opuso
rise: subir aumentar crecer subio aumento | bajar disminuir reducir descender bajo
win: ganar victoria | perder derrota
guilty: culpable | inocente
true: verdadero cierto veraz verdad | falso mentira
open: abrir reabrir | cerrar
legal: legal licito | ilegal ilicito
safe: seguro | inseguro peligroso
arrest: detener arrestar capturar aprehender detencion | liberar soltar
hire: contratar nombrar designar | despedir destituir cesar
begin: comenzar empezar iniciar comienzo inicio | suspender parar detuvo
admit: admitir reconocer confesar
kill: matar asesinar ejecutar asesinato
die: morir fallecer
wound: herir lesionar herido
torture: torturar tortura
bribe: soborno coima mordida sobornar
steal: robar malversar desviar hurtar robo desvio malversacion
smuggle: contrabando traficar trafico
launder: lavar blanquear lavado blanqueo
kidnap: secuestrar raptar secuestro
extort: extorsionar extorsion
threaten: amenazar amenaza
attack: atacar ataque asaltar agredir
bomb: bombardear bombardeo bomba
destroy: destruir demoler derribar
burn: quemar incendiar
pay: pagar
buy: comprar adquirir adquisicion
sell: vender
order: ordenar mandar orden
plan: planear plan
hide: ocultar esconder encubrir
help: ayudar ayuda asistir
finance: financiar
meet: reunir reunion
resign: dimitir renunciar dimision renuncia
charge: imputar procesar
convict: condenar condena
investigate: investigar investigacion
police: policia policias agente agentes
soldier: soldado militar tropa
army: ejercito
government: gobierno
official: funcionario
lawyer: abogado
prosecutor: fiscal fiscalia
judge: juez jueza magistrado
president: presidente presidenta
minister: ministro ministra
mayor: alcalde alcaldesa
lawmaker: diputado diputada legislador parlamentario
law: ley
company: empresa compania firma
ship: barco buque nave embarcacion
plane: avion aeronave
gun: arma
drug: droga narcotico
money: dinero
house: casa vivienda
election: eleccion elecciones voto
protest: protestar protesta manifestacion
border: frontera
port: puerto
prison: carcel prision
hospital: hospital
civilian: civil
child: nino nina menor
journalist: periodista reportero
worker: trabajador empleado
refugee: refugiado
terrorist: terrorista
cartel: cartel
gang: banda pandilla
sign: firmar firma
promise: prometer promesa
warn: advertir advertencia
build: construir construccion
deliver: entregar
dispatch: enviar
cross: cruzar
invade: invadir
deal: acuerdo pacto
evacuate: evacuar evacuacion
ask: pedir solicitar
leave: abandonar salir irse
respect: respetar cumplir acatar | violar incumplir
secret: secreto clandestino encubierto | publico
prisoner: preso recluso detenido
fighter: combatiente guerrillero rebelde miliciano
leader: lider jefe dirigente cabecilla
flee: huir escapar fugarse
fraud: fraude estafa
relative: familiar pariente
resident: habitante vecino residente
car: coche auto vehiculo carro
truck: camion
corpse: cadaver cuerpo
reveal: revelar divulgar
fine: multa multar
cancel: cancelar anular
factory: fabrica planta
doctor: medico doctor
wage: salario sueldo
proof: prueba evidencia
possible: posible | imposible
able: capaz | incapaz
"""

Meaning = tuple[str, bool]


def _table(text: str, stem: Callable[[str], str], named: bool) -> dict[str, Meaning]:
    """Stem to (concept, negated). The first line that names a word has it."""
    table: dict[str, Meaning] = {}
    for line in filter(str.strip, text.splitlines()):
        name, _, words = line.partition(":") if named else ("", "", line)
        same, _, opposite = words.partition("|")
        concept = f"={name.strip() or same.split()[0]}"
        for group, negated in ((same, False), (opposite, True)):
            for word in group.split():
                table.setdefault(stem(word), (concept, negated))
    return table


def english(stem: Callable[[str], str]) -> dict[str, Meaning]:
    """The English table under an English stemmer."""
    return _table(_ENGLISH, stem, named=False)


def spanish(stem: Callable[[str], str]) -> dict[str, Meaning]:
    """The Spanish table under a Spanish stemmer."""
    return _table(_SPANISH, stem, named=True)
