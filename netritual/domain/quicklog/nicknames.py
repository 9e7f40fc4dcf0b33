"""The short forms that first names have in English, German, French, Spanish, Portuguese, Italian and Dutch.

A table of well-known ones, short on purpose: a beginning alone proves nothing (Jan is not short for Jana). Words are
folded (``text.fold``).
"""

from collections.abc import Sequence
from functools import cache

_TABLE = """
    abdul abs; abigail abby abbie gail; abraham abe; adalbert adi; agnes aggie; albert al bert bertie; alberto beto;
    alejandro ale alex sandro jandro; alejandra ale alex sandra; aleksandr sasha; alessandro ale sandro alex;
    alessandra ale sandra alex; alexander alex al sandy xander sander sascha sasha alec lex;
    alexandra alex sandra sandy lexi sasha alexa; alexandre alex xande; alfred al fred alfie freddy; alfredo fredo;
    alice ali; alison ali; allan al; alois lois; amanda mandy; andrea andi; andreas andi andy; andrew andy drew;
    andres andy; angela angie geli; anna annie anni anne ann; anne annie ann; anneliese anneli; anthony tony ant;
    antoine toine; anton toni; antonio tony toni tonio tono; antonia toni; archibald archie; arnold arnie;
    arthur art artie; augustin gus; barbara barb babs barbie babsi; bartholomew bart; beate bea;
    beatrice bea bee trixie; beatriz bea bia; benedict ben; benedikt ben bene; benjamin ben benny benji benno;
    bernard bernie; bernhard bernd; bernardo nardo; bradley brad; brigitte gitte gitta biggi; calvin cal; cameron cam;
    carolina carol caro; caroline caro carrie carol; carolin caro; carolyn carrie; catarina cata;
    catherine cathy kate katie cat cate; cecilia ceci cece; charles charlie chuck chas chaz;
    charlotte charlie lotte lottie; christian chris; christiane chris; christina chris christie tina christi chrissy;
    christine chris christie chrissy tina; christoph chris stoffel; christophe chris; christopher chris kit topher;
    clara clari; claudia claudi; clifford cliff; consuelo chelo; cornelia conny nelly; cornelis kees cor; cynthia cindy;
    daniel dan danny dani; daniela dani; daniele dani; danielle dani; david dave davy davey;
    deborah deb debbie debby debra; dennis denny; dimitri dima; dmitri dima; dolores lola; dominic dom nic;
    dominik dom domi nik; donald don donnie donny; dorothea doro thea dora; dorothy dot dottie dolly; douglas doug;
    eduard edi; edouard edo; eduardo edu lalo dudu; edward ed eddie eddy ted ned teddy; edwin ed eddie;
    eleanor ellie nell nora; elena lena; elisabeth lisa elli betti sissi lisbeth liesl elsa lisi;
    elizabeth liz beth betty lizzie eliza bess libby betsy liza lisa lizzy elsie; emanuel manu manny; emily em emmy;
    emmanuel manu manny; enrique quique kike; ernest ernie; ernesto neto; eugene gene; evelyn evie; felicity fliss;
    ferdinand ferdi; fernando nando fer; fernanda nanda fer; florence flo; florian flo flori; frances fran frannie;
    francesca franci fra; francesco franco checco; francis frank fran frankie;
    francisco paco pancho fran chico kiko curro; francisca paca fran; frank frankie; franklin frank; franziska franzi;
    franz franzl; frederic fred; frederick fred freddie rick freddy fritz; friederike rike fritzi;
    friedrich fritz fred friedel; gabriel gabe gabi; gabriela gabi; gabriele gabi; gabriella gabby; gabrielle gabby;
    geoffrey geoff; georg schorsch; george georgie; gerald gerry jerry; gerard gerry; gerhard gerd;
    gertrude gertie trudy; gertrud traudl; gilbert gil; giovanni gianni nanni; giuseppe beppe peppe pino; giulia giuli;
    gonzalo gonza; graciela chela; gregory greg; guadalupe lupe; guillaume guigui; guillermo guille memo; gustavo gus;
    hannah hanna; hans hansi; harold harry hal; heinrich heiner heinz; helen nell; hendrik henk rik;
    henry harry hank hal; helena lena helen; helene lena leni; herbert herb bert; ignacio nacho; isabel isa bel izzy;
    isabella bella isa izzy; isabelle isa belle; jacob jake; jacqueline jackie; jakob jockel; james jim jimmy jamie jem;
    janet jan; jennifer jen jenny; jeffrey jeff; jeremy jerry; jessica jess jessie; joanna jo; joachim achim jochen;
    joan joanie; joao jao; joaquin quino; johann hans hannes; johannes hans hannes jo; johanna hanna jo;
    john johnny jack jon; jonathan jon jonny jonathon; jose pepe chepe ze; josefa pepa; josef sepp jupp;
    joseph joe joey jo; josephine jo josie; joshua josh; juan juanito; judith judy; julia jules; julian jules;
    juliana ju; julie jules; katharina kathi kati kathrin katha trina; katherine kate kathy katie kat kathryn kit kay;
    kathleen kathy kate; kenneth ken kenny; kimberly kim; kristina kris tina; laurence larry; lawrence larry;
    leonard leo len lenny; leonardo leo; leopold leo poldi; lillian lil lily; louis lou louie; louise lou; lucas luke;
    lucia lucy; ludwig lutz; luis lucho; madeleine maddy maddie; magdalena lena magda leni; manuel manu manolo;
    manuela manu; marcus marc mark; margaret maggie meg peg peggy marge margie greta daisy;
    margarete grete gretel greta; margarita rita marga; maria mia; mariana mari; markus mark; martin marty;
    martina tina; mathias matt mats; matthew matt matty; matthias matt matze hias; matteo teo; mauricio mau;
    maximilian max maxi; maxwell max; melanie mel; melissa mel lissa; mercedes merche;
    michael mike mick mickey micky michi mikey; michaela michi micha; miguel migue; mikhail misha; mitchell mitch;
    mohamed mo; mohammed mo; monica moni; monika moni; montserrat montse; muhammad mo; nancy nan; natalia nati nat;
    natalie nat; nathan nate nat; nathaniel nate nat nathan; nicholas nick nicky nico; nicolas nico nick; nicola nicky;
    nicole nicky nic nico; nikolaus nik klaus nico niko; oleksandr sasha; oliver ollie olli; olivia liv livvy;
    pamela pam; patricia pat patty trish tricia pati; patrick pat paddy rick; patricio pato; paul paulie;
    penelope penny; peter pete; petronella nel; philip phil pip; philipp phil; philippe phil; phillip phil; pieter piet;
    rachel rach; rafael rafa; raymond ray; rebecca becky becca bex; reginald reg reggie; ricardo rick richi rico;
    richard dick rick rich richie ricky; robert bob bobby rob robbie bert robby robb; roberto beto rob tito;
    roberta bobbie; rodney rod; rodrigo rodri; roger rog; ronald ron ronnie; rosario charo; rosemary rosie; rudolf rudi;
    russell russ; salvador chava salva; salvatore toto salvo turi; samantha sam sammy; samuel sam sammy; santiago santi;
    sarah sally sadie; sebastian seb basti bastian; sebastien seb; sergio checo; sharon shaz; sidney sid;
    siegfried sigi; silvia silvi; simon si; sofia sofi; sophia sophie soph; sophie soph; stanley stan; stefan steffen;
    stefanie steffi; stephanie steph steffi stef; stephan steph; stephen steve stevie; steven steve stevie; stuart stu;
    susan sue suzie susie suzy; susanne susi sanne susann; susanna sue susi; suzanne sue suzy; terence terry;
    teresa tere tess terry resi; theodor theo; theodore ted theo teddy; theresa terry tess resi; therese resi;
    thomas tom tommy thom; timothy tim timmy; tobias tobi toby; ulrich uli ulli; ulrike uli rike ulli;
    ursula uschi ulla; valentina vale val; valeria vale; valerie val; vanessa nessa; veronica vero ronnie;
    veronika vroni vero; vicente chente; victor vic; victoria vicky vic tori; vincent vince vinny; vincenzo enzo;
    virginia ginny; vivian viv; vladimir vova; walter walt wally; wilhelm willi willy; wilhelmina mina; willem wim;
    william will bill billy willy liam willie wim; winston win; wolfgang wolf wolfi; xavier xavi; yolanda yoli;
    zachary zach zack zac
"""
"""Each name with its short forms."""


@cache
def _short_forms() -> dict[str, list[str]]:
    return {root: short for root, *short in map(str.split, _TABLE.split(";"))}


@cache
def _roots() -> dict[str, list[str]]:
    """Short form -> the names, in the order of the table."""
    roots: dict[str, list[str]] = {}
    for root, short in _short_forms().items():
        for word in short:
            roots.setdefault(word, []).append(root)
    return roots


def long_forms(short: str) -> Sequence[str]:
    """The names that a folded first name is short for, in the order of the table."""
    return _roots().get(short, ())


def roots_of(word: str) -> frozenset[str]:
    """The names that a folded first name may be short for, itself among them: bob is bob or robert."""
    return frozenset((word, *long_forms(word)))


def relatives_of(word: str) -> frozenset[str]:
    """Every folded first name that may be the same person's, the name itself among them: bob, rob and robert."""
    roots = roots_of(word)
    return roots.union(*(_short_forms().get(root, ()) for root in roots))


def is_short_form(one: str, other: str) -> bool:
    """Whether one of two folded first names is short for the other, or both are for a third: bob and rob."""
    return not roots_of(one).isdisjoint(roots_of(other))


def shortens(short: str, name: str) -> bool:
    """Whether a folded word is a short form of a folded first name, from the table or as its beginning."""
    return short != name and (name in roots_of(short) or (len(short) > 2 and name.startswith(short)))
