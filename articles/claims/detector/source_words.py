"""Nouns that tell what kind of source speaks."""

from articles.claims.detector.wordlists import word_set

MEDIA = word_set(
    """
    times post journal herald tribune news cnn bbc reuters ap afp xinhua tass bloomberg politico
    axios gazette telegraph guardian newspaper newspapers magazine broadcaster outlet outlets media
    press daily chronicle observer wikinews npr cbs nbc abc msnbc fox itv aljazeera wire weekly
    tabloid tabloids website blog podcast paper papers newsweek courier sentinel mirror examiner
    mail sun standard newswire tv radio television channel newsroom
    """
)
#: Of these the lower-cased word alone is no outlet ("times", "the post", "the sun", "the channel").
MEDIA_NAMES_ONLY = word_set(
    """
    times post journal herald tribune guardian observer chronicle telegraph courier sentinel mirror
    examiner mail sun standard channel wire daily weekly gazette fox press radio television paper
    papers
    """
)
MEDIA_PHRASES = (
    "associated press",
    "news agency",
    "press agency",
    "al jazeera",
    "local media",
    "state media",
    "wall street journal",
    "the press",
    "radio station",
    "television station",
)
#: Before a name they say that it is an outlet's: "the daily Merrow Post".
OUTLETS = word_set("newspaper daily weekly magazine broadcaster tabloid outlet website newswire portal")
#: With one of the words below, these are what media say and no document on the desk: "local reports".
ACCOUNTS = word_set("report reports article articles coverage account accounts dispatches")
OF_MEDIA = word_set("media press news newspaper newspapers local television tv radio wire")
DOCUMENTS = word_set(
    """
    autopsy investigation inquiry probe inspection test tests report reports study studies survey
    surveys poll polls indictment indictments complaint lawsuit lawsuits suit affidavit affidavits
    filing filings document documents memo memos memorandum letter letters paper papers records
    record statement statements data figures statistics findings finding results result research
    analysis review audit audits transcript transcripts email emails message messages cable cables
    dossier book article articles editorial law bill act constitution treaty agreement charter
    directive order ruling judgment verdict decision warrant warrants file files estimates estimate
    resolution note text bulletin assessment paperwork census index post posts tweet tweets video
    footage recording photographs images evidence graph chart section website site proclamation
    communique communiqué newsletter testimony summary brief plan proposal budget forecast forecasts
    obituary biography inscription sign notice release releases videos guidelines photos photo leaflet
    leaflets caption captions banner account accounts
    """
)
#: What people who know but are not named are called.
ANONYMOUS = word_set("source sources insider insiders informant informants whistleblower whistleblowers")
ANONYMOUS_PHRASES = (
    "familiar with",
    "with knowledge",
    "with direct knowledge",
    "close to the",
    "briefed on",
    "aware of the",
    "condition of anonymity",
    "who asked not",
    "who declined to be",
    "spoke on condition",
    "speaking on condition",
)
#: People of a body when no name follows.
OFFICIALS = word_set(
    """
    official officials officer officers aide aides diplomat diplomats lawmaker lawmakers prosecutor
    prosecutors investigator investigators spokesman spokeswoman spokesperson spokespersons
    spokespeople minister ministers adviser advisers advisor advisors senator senators congressman
    congresswoman commander commanders general generals inspector inspectors envoy envoys ambassador
    ambassadors judge judges agent agents detective detectives governor governors mayor mayors
    councillor councillors legislator legislators representative representatives deputy deputies
    regulator regulators soldier soldiers troops bureaucrats feds secretary magistrate magistrates
    undersecretary chief chiefs firefighters negotiators delegates delegate leaders
    """
)
#: Bodies named only by what they are: the authorities speak openly, but who is not said.
AUTHORITIES = word_set("authorities authority police prosecution investigators officialdom customs")
#: Offices held by one known person: "the president said" points to somebody the story has named.
OFFICES = word_set(
    """
    president premier chancellor king queen pope prince minister mayor governor senator chairman
    chairwoman chair ceo director leader secretary ambassador general spokesman spokeswoman
    spokesperson judge coach captain author professor lawyer attorney candidate nominee speaker head
    chief founder owner manager commissioner congressman congresswoman representative dictator actor
    singer player coauthor doctor archbishop bishop physicist engineer curator analyst officer
    sheriff defendant suspect victim mother father wife husband son daughter brother sister man
    woman teenager boy girl poster blogger host journalist reporter writer
    """
)
#: Bodies that speak in their own name.
BODIES = word_set(
    """
    government administration conference academy forum initiative program programme ministry
    department agency office bureau commission committee council court parliament congress senate
    house cabinet army navy military force forces police pentagon kremlin white nato un eu union
    organization organisation association foundation institute institution university college school
    center centre company corporation corp inc ltd firm bank group party movement church board
    authority service services command embassy consulate tribunal assembly legislature coalition
    alliance federation league club team network cartel gang faction militia rebels taliban hospital
    city state country nation kingdom republic republicans democrats conservatives campaign staff
    junta regime presidency prosecutor's secretariat directorate task mission panel jury delegation
    guard fund society charity trust amnesty watch international airline airlines industries
    industry museum labs lab laboratory treasury fbi cia dea doj defense defence foreign interior
    justice homeland security exchange chamber confederation syndicate opposition district nasa who
    unicef unesco opec interpol europol scientology
    """
)
#: Bodies and people that can designate, sanction, charge or put up a reward.
ACTING = word_set(
    """
    government administration ministry department treasury state justice congress parliament senate
    council commission union nations court prosecutor prosecutors president authorities jury
    attorney secretary minister pentagon kremlin house police fbi dea doj ofac eu un cabinet army
    washington brussels london court's district office officials country republic kingdom security
    """
)
#: People who are neither named nor speak for a body.
UNNAMED_PEOPLE = word_set(
    """
    ngo ngos people individuals persons residents resident witnesses witness experts expert analysts
    analyst critics critic supporters supporter opponents opponent observers scientists scientist
    researchers researcher activists activist lawyers lawyer families family relatives relative
    villagers workers worker students student teachers teacher doctors doctor nurses nurse
    economists economist historians historian scholars scholar protesters protester survivors
    survivor victims victim neighbors neighbours neighbor friends friend colleagues passengers
    passenger farmers farmer fishermen voters voter readers users user participants participant men
    women man woman girls boys children parents parent academics advocates advocate campaigners
    groups organizations organisations others some many several poster author blogger teenager
    person fan fans attendees visitors customers employees employee members member migrants refugees
    prisoners detainees inmates driver eyewitness eyewitnesses shoppers astronomers physicists
    engineers journalists reporters politicians polls everyone
    """
)
COUNTRY_LIKE_METONYMS = word_set(
    """
    washington brussels moscow beijing london paris berlin madrid rome kyiv kiev ankara tehran
    jerusalem caracas bogotá bogota havana ottawa tokyo seoul pyongyang delhi islamabad kabul
    baghdad damascus riyadh cairo warsaw budapest vienna athens lisbon dublin stockholm oslo
    helsinki copenhagen canberra brasília brasilia lima quito managua tegucigalpa westminster
    whitehall
    """
)
COUNTRIES = word_set(
    """
    afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain
    bangladesh belarus belgium belize benin bhutan bolivia botswana brazil brunei bulgaria burundi
    cambodia cameroon canada chad chile china colombia comoros congo croatia cuba cyprus denmark
    djibouti dominica ecuador egypt eritrea estonia eswatini ethiopia fiji finland france gabon
    gambia georgia germany ghana greece grenada guatemala guinea guyana haiti honduras hungary
    iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya
    kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein
    lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritania mauritius mexico
    méxico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia nauru
    nepal netherlands nicaragua niger nigeria norway oman pakistan palau palestine panama paraguay
    peru philippines poland portugal qatar romania russia rwanda samoa senegal serbia seychelles
    singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria taiwan
    tajikistan tanzania thailand togo tonga tunisia turkey türkiye turkmenistan tuvalu uganda
    ukraine uruguay uzbekistan vanuatu vatican venezuela vietnam yemen zambia zimbabwe uk us usa
    britain england scotland wales america korea zealand u.s. u.k. u.n. e.u. arabia africa leone
    rica salvador lanka emirates states kingdom nations
    """
)
