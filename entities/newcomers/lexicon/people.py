"""Words that stand beside a person's name: titles that are written as part of it, trades and roles, given names."""

from __future__ import annotations

from entities.gazetteer.words import word_set

#: Titles of an office: whoever bears one is an official to the desk.
OFFICES = word_set(
    """president presidents minister ministers premier chancellor secretary governor senator senators congressman
    congresswoman representative mayor ambassador general admiral colonel commissioner prosecutor attorney
    judge justice sheriff king queen emperor sultan emir prince princess speaker chief undersecretary
    taoiseach vice-president envoy councillor councilor councilman councilwoman lawmaker mp commander captain
    lieutenant sergeant major brigadier marshal corporal legislator ombudsman comptroller constable presidente
    presidenta ministro ministra canciller secretario secretaria gobernador gobernadora senador senadora
    diputado diputada alcalde alcaldesa embajador embajadora almirante coronel comisionado fiscal juez jueza
    magistrado magistrada rey reina principe capitan teniente comandante exgobernador exgobernadora
    expresidente expresidenta exministro exministra viceministro viceministra subsecretario procurador
    procuradora comisario intendente edil concejal exalcalde exfiscal vicepresidente vicepresidenta portavoz
    defensor"""
)
#: Words that go with an office: "Vice", "Prime", "Foreign".
BESIDE_OFFICES = word_set(
    """vice prime deputy acting former interim assistant associate under attorney executive lord crown senior
    lead then-president ex-president co-chair lieutenant major brigadier rear chief grand"""
)
#: Other titles that are written before a name.
COURTESIES = word_set(
    """mr mrs ms miss dr prof professor sir dame lady lord rev reverend father sister brother pope bishop
    archbishop cardinal rabbi imam sheikh shaykh ayatollah mullah coach rapper singer actor actress doctor
    director chairman chairwoman chair ceo cfo spokesman spokeswoman spokesperson agent officer detective
    inspector superintendent nurse hon gen gov sen rep lt col sgt capt maj cmdr adm pres sec don dona sr sra
    srta lic ing dra papa obispo arzobispo cardenal padre fray sor monsenor doctora profesor profesora
    licenciado ingeniero directora abogado abogada secretary-general directors board member co-founder founder"""
)
TITLES = OFFICES | BESIDE_OFFICES | COURTESIES
#: Titles after which a full stop ends no sentence.
ABBREVIATED = word_set(
    "mr mrs ms dr prof rev hon gen gov sen rep lt col sgt capt maj cmdr adm pres sec st sr jr sra srta lic ing dra"
)

#: Trades and roles in lower case: before a name ("journalist X") or behind a comma ("X, a lawyer").
ROLES = word_set(
    """journalist reporter correspondent editor columnist blogger photographer cameraman activist campaigner
    lawyer attorney advocate solicitor barrister counsel spokesman spokeswoman spokesperson adviser advisor
    aide officer director deputy chairman chairwoman chair head chief leader founder co-founder owner manager
    executive ceo president vice-president minister secretary governor senator congressman congresswoman
    lawmaker legislator mayor councillor candidate politician diplomat ambassador envoy general colonel
    commander captain lieutenant sergeant soldier fighter guerrilla militant warlord boss kingpin drug lord
    trafficker smuggler hitman gunman suspect defendant convict prisoner inmate detainee victim witness
    businessman businesswoman entrepreneur banker economist analyst expert researcher scientist professor
    lecturer academic scholar historian physicist doctor physician surgeon nurse teacher student pupil priest
    bishop cleric imam rabbi pastor singer rapper musician artist actor actress filmmaker writer author poet
    novelist player footballer athlete coach farmer fisherman driver pilot resident neighbour neighbor wife
    husband widow widower son daughter brother sister father mother mother-in-law cousin nephew niece uncle
    aunt partner fiance fiancee girlfriend boyfriend friend colleague successor predecessor rival opponent
    prosecutor judge magistrate investigator detective inspector constable agent guard policeman policewoman
    engineer architect worker miner meteorologist seismologist astronomer chemist biologist chancellor speaker
    cofounder chairperson dissident defector exile refugee migrant whistleblower hacker broker dealer
    treasurer co-chair rapporteur coordinator organizer organiser member chef captain-general heir chieftain
    elder monarch maestra maestro periodista reportero reportera corresponsal editora fotografo activista
    abogado abogada portavoz vocero vocera asesor asesora funcionario funcionaria directora jefe jefa lider
    fundador fundadora dueno duena gerente presidente presidenta ministro ministra secretario secretaria
    gobernador gobernadora senador senadora diputado diputada alcalde alcaldesa candidato candidata politico
    politica diplomatico embajador embajadora canciller coronel comandante capitan soldado capo
    narcotraficante sicario sospechoso acusado acusada detenido detenida victima testigo empresario empresaria
    banquero economista analista experto experta investigador investigadora cientifico profesor profesora
    doctora medico medica enfermera estudiante sacerdote obispo cantante musico artista actriz escritor
    escritora jugador entrenador campesino pescador conductor piloto esposa esposo viuda hijo hija hermano
    hermana padre madre primo sobrino pareja amigo colega sucesor fiscal juez jueza magistrado agente policia
    ingeniero ingeniera exgobernador exgobernadora expresidente exministro exministra exalcalde exjefe
    dirigente militante vecino vecina alias comisario obrero trabajador disidente coordinador coordinadora
    titular mandatario mandataria"""
)

#: Verbs of which somebody is the subject: a person or a body speaks ...
SPEAKING = word_set(
    """said says told added announced stated warned denied claimed argued declared explained insisted admitted
    replied commented wrote confirmed acknowledged testified noted called accused asked tweeted recalled urged
    vowed criticized criticised praised dijo dice aseguro afirmo anuncio declaro advirtio nego explico sostuvo
    senalo agrego anadio respondio reconocio informo acuso pidio exigio denuncio confirmo rechazo comento
    aclaro"""
)
#: ... and only a person does these.
LIVING = word_set(
    """died born married resigned testified smiled wept retired graduated whispered divorced studied served murio
    nacio renuncio fallecio estudio huyo"""
)

#: Given names of many countries, as the world's news prints them.
GIVEN_NAMES = word_set(
    """aaron abdel abdul abdullah abdi abraham adam adrian agnes ahmad ahmed aisha alan albert alejandra
    alejandro aleksandar aleksandr aleksei alex alexander alexandra alexei alfonso alfred alfredo ali alice
    alicia alina allan allen alvaro amanda amina amir amy ana anatoly anders andre andrea andreas andrei
    andres andrew andriy andy angel angela anita anna anne anthony antoine anton antonio antony arturo arthur
    ashley asif barbara barry bashar beatriz ben benito benjamin bernard bernardo bernie beth betty bill bob
    boris brandon brenda brett brian bruce bruno camila carl carla carlo carlos carmen carol caroline carrie
    catherine cecilia cesar charles charlie charlotte cheng chris christian christina christine christopher
    claire clara claude claudia colin craig cristina cyril daniel daniela darren dave david dean deborah delcy
    denise dennis derek diana diane diego dieter dilma diosdado dmitri dmitry dolores donald donna dorothy
    doug douglas duncan eduardo edward edwin elena eleanor eli elias elisa elizabeth ellen emily emma emmanuel
    enrique eric erica erik ernesto esteban esther eugene eva evan evelyn fabio faisal fatima federico felipe
    felix ferdinand fernando fidel fiona florence frances francesco francis francisco francois frank franklin
    fred freddy frederic frederick gabriel gabriela gareth gary gavin geoffrey george georges gerald gerardo
    gerhard gilberto giorgio giovanni giuseppe glenn gloria gordon grace graham greg gregory guillermo gustavo
    guy hans harold harriet harry hasan hassan heather hector heidi helen helena helmut henri henry herbert
    hernan hillary hugo hussein ian ibrahim igor ignacio ilya imran ingrid irene isaac isabel isabella ismael
    ismail ivan jack jacob jacques jaime jake jalal james jamal jamie jan jane janet jared jason javier jay
    jean jeff jeffrey jenna jennifer jenny jeremy jesse jessica jesus jim jimmy joan joanna joao joaquin joe
    joel johan johann john jon jonathan jorge jose josef joseph joshua joyce juan juana judith judy julia
    julian julie julio justin karen karim karl kate katherine kathleen kathy keiko keir keith kelly ken
    kenneth kevin khaled khalid kim kofi kurt kyle larry lars laura lauren lawrence lee lena leo leon leonardo
    leonel leopoldo leslie lewis liam linda lindsey lisa liz lorenzo louis louise lucas lucia lucy luigi luis
    luisa luiz luke lula mahmoud malcolm manuel marc marcel marcelo marco marcos margaret margarita maria
    mariana marie mario mark marta martha martin mary mateo matt matteo matthew maureen mauricio max megan
    melissa mercedes michael michel michelle miguel mike mikhail mila milan miriam mitch mohamed mohammad
    mohammed moises monica muhammad mustafa nadia nancy naomi narendra natalia natalie nathan nayib neil
    nelson nicholas nick nicola nicolas nigel nikolai nina nora norman octavio oleg olena olga oliver olivia
    omar oscar osman otto owen pablo paloma pamela patricia patrick paul paula paulo pavel pedro peter petr
    petro phil philip philippe pierre pilar priya qasem rachel rafael rahul ralph ramiro ramon raul ray
    raymond rebecca regina rene ricardo richard rick rita rob robert roberto robin rodolfo rodrigo roger
    rogelio roland roman ron ronald rosa rosario rose ross roy ruben rudolf rudy russell ruth ryan sabrina
    salvador sam samantha samir samuel sandra sara sarah scott sean sebastian serena sergei sergey sergio
    shane sharon sheila shirley silvia simon sofia sonia sophie stefan stephanie stephen steve steven stuart
    susan susana suzanne sylvia tania tanya tatiana ted teresa terry thabo theodore theresa thomas tim timothy
    todd tom tomas tony tyler ulises umar valentina valeria vanessa vera veronica victor victoria viktor
    vincent virginia vladimir volodymyr walter wang wayne wendy werner wilhelm will william willem winston
    xavier xi yahya yasmin yevgeny yolanda yulia yuri yuriy yusuf yvette yvonne zachary zoe amlo gonzalo
    eulalia genaro ovidio nemesio rosalia rocio ximena xochitl hermenegildo horacio joana joaquim jair abby
    abigail adela adele adeline adriana agustin aidan aileen aiden alain alba alberta aldo alec alejandrina
    alessandro alfie alonso amelia amos amit anahi anand ananya andreea aniceto anil anja ann annette annie
    ansel antonia antonina anwar archie ari ariel arjun arnaud arnold arun arvind asha asuncion astrid atul
    augusto aurelio aurora axel ayesha ayman aziz bart basil bernadette bert beverly bianca bilal bjorn blanca
    bonnie brad bridget bronwyn brooke bryan byron caleb calvin cameron candace candice carina carlton carly
    carmela carole carolina cassandra catalina cathy celeste celia cheryl chloe chuck ciara clarence claudio
    clay clayton clifford clint clive clyde cody conrad constance consuelo corey cornelius corinne courtney
    curtis cynthia dale dalia damian damien dan dana dani danny daphne darius darrell darya dawn deepak della
    denis denzel desmond dexter dina dinesh dirk dominic dominique don donovan doris drew dustin dwayne dwight
    dylan earl ed eddie edgar edgardo edith edmund edna eduard edwina efrain eileen ekaterina elaine eleazar
    eloy elsa elvira elvis emil emiliano emilio emmett enzo erika erin ernest ernst estela estelle ethan
    etienne eugenia eugenio eusebio eve evgeny ezequiel faith fabian farah fatou faye felicia felicity
    fernanda filip flavio flor florian floyd fortunato fran frederik frieda fritz gabby gail gena gene geoff
    georgi georgia georgina geraldine german gianni gil gilbert giles gina ginger giselle glen goran grant
    greta griselda guadalupe gudrun guido gunther gwen hamid hank hanna hannah harish harvey hazel hazem
    heinrich heinz henrik henrietta henrique herman hilary hilda holly homer hope horst howard hugh humberto
    ida ike iman inaki ines inez ira irina iris irma irving isaiah isidro isis ivana ivette ivo ivonne jackie
    jackson jacqueline jacinto jakob jana janelle janice jasmine jasper javad jazmin jeanne jeannette jens
    jeremiah jerome jerry jill joachim joanne jocelyn joey johannes jolene jordi joris josefina josephine josh
    josue jovan joy juanita jules juliet juliana june jurgen justine kamala kareem kari karina karla katarina
    katharina kathryn katie katrina kay kazuo keisha kelvin kenji kent kerry khadija kieran kirk kirsten klaus
    konstantin kristen kristin kristina krishna lakshmi lamar lana lance laurent laurence laurie leah leandro
    leila leonard leonid leonor leroy lesley leticia lev liliana lillian lily lina lindsay lionel lloyd lois
    lola lonnie loretta lorena lori lou louie lourdes luc luca lucien luciano lucinda lucio ludmila luther
    lydia lyle lyndon lynn mabel mack maggie magnus mahdi mahmood maja malik mandy manish manoj manuela mara
    marcela marcia marcin marcus margot mariam marian maribel marilyn marina marisol marjorie marlene marlon
    marsha marshall martina marvin marwan massimo matilda mathias mathieu matias maud maura maurice
    maximiliano maxime maya meera mehmet meghan mehdi melanie melinda melvin meredith mickey micah miguelina
    mihai mikael milos milton mina minerva miranda miroslav mohan mona monique morgan morris moshe murray myra
    myriam myrtle nadine nasser nat natasha nathaniel neha neville nicanor nicole nikhil nikita niko nils nir
    nitin noah noel noelia norma nuria ofelia olaf olivier olympia ophelia oriol orlando orville osvaldo
    pascal pascual patty paulina pavol pearl peggy penelope penny perla percy pete petra phoebe phyllis pietro
    pia piotr polly preston prakash prem priscilla primitivo quentin quincy rabia rachid raisa raj rajesh ralf
    ramesh ramzi randall randy raquel rashid rashida raphael ravi reggie reginald reinaldo renata renato rex
    reyna rhonda rigoberto rishi rodney rohan rolando rolf romeo ronnie rory rosalind rosemary rosie rowan
    roxana royce rufus rupert sadiq saeed saleh sally salma sanjay santiago santos sasha satya saul savannah
    scarlett selena serge seth shannon shari shaun shawn sheldon shelley shinzo shiv sidney siegfried sigrid
    silas silvio silvester simone slobodan sofie soledad spencer stacey stacy stan stanislav stanley stella
    sterling stewart sunil sunita suresh suzy sven svetlana sybil tamar tamara tara tariq tatyana taylor
    terence terrence tess theo thelma thierry tiffany tobias toby tomasz tommy tracey tracy travis trevor
    tristan trudy tyrone ulrich ulrike ursula uwe vaclav valentin valentino valerie vanesa vasily vasyl velma
    vernon veronika vicente vicky vijay vikram vinod viola violet vito vivian viviana vlad wade wallace walt
    warren wes wesley wilfred willie wilson wolfgang woodrow xenia xiomara yair yasser yitzhak yoko yoshihide
    yousef yves zainab zack zahra zelda zoltan zuzana dolly ulysses wladimir zabihullah abdurrahman pervez
    nawaz benazir asma malala noor hamza omer usman kwame ngozi chidi emeka oluwaseun yaw ama chinedu sipho
    wangari uhuru yoweri paul-henri jean-claude jean-pierre jean-luc marie-claude jean-marie jose-luis
    mary-ann anne-marie karl-heinz xiaoping zhang wei jing ming hao liu yang jun hui minh nguyen thi hyun
    jin-ho soo-jin kenta haruka satoshi hiroshi takeshi yuki akira naoto taro shigeru"""
)

#: Between given name and surname.
PARTICLES = word_set(
    "de del la las los da do dos das di du van von der den ten ter bin ibn bint al el ul e y"
)
GENERATIONS = word_set("jr sr ii iii iv")
