"""First names: whom "he" and "she" can mean, and which word that begins a line is somebody's name.

Loaded only where several people are named before a pronoun, or a line begins with a word that nobody known is called.
A name that is of both, or unknown, can be either.
"""

from __future__ import annotations

from netritual.domain.language.text import fold
from netritual.domain.quicklog.natural.vocabulary import CLASH, TITLES, words

_HE = words("""
    aaron abdul abdullah abel achim adam adem adil adolfo adrian agustin ahmed ahmet aidan ajay akira aksel alain alan
    alasdair alastair albert alberto alec alejandro aleksander aleksandr alessandro alessio alexander alexandre
    alexandros alexei alexis alfie alfonso alfred alfredo ali alistair allan allen alois alvaro amadou amar amir amit
    anand anatoly anders andre andrei andrej andres andrew andrii andrzej andy angelo angus anil anis anselm anthony
    antoine anton antonio antonis antti aris arjun armando arnaud arne arno arnold art artem arthur artur arturo arvid
    ashok asif aurelien axel aziz babak barry bart bartosz bas bashir bastian ben benedikt benito benjamin benjy benny
    bernard bernardo bernd bernhard bert bertrand bilal bill bjorn blake bob bogdan boris boyan brad brady bram
    brandon brendan brent brett brian bruce bruno bryan bryce burak byron callum calum carl carlo carlos carsten
    casper cedric cem cesar chandra charles cheng chidi chike chinedu christian christof christoph christophe
    christopher christos clemens clement clint clyde cody cole colin colton connor conor conrad constantin corey craig
    cristian cristiano curtis cyril cyrus dagfinn daisuke dalton damian damien dan daniel danilo danny dario darius
    darko darnell darragh darrell darren dave david davide davor dawid declan deepak denis dennis denys derek derrick
    deshawn desmond detlef devin dick didier diego dieter dilip dimitri dimitris dino dirk djamel dmitri dominic
    dominik dominique donal donald donovan doug douglas dragan dries duarte duncan dusan dustin dwayne dwight dylan
    eamon earnest ebenezer eddie edgar edmund eduard eduardo edvard edward edwin efe eirik elias elliot elliott elmar
    emanuel emil emile emiliano emilio emmanuel emmett emre enrique enzo erdem eric erich erik ernest erwin espen
    esteban ethan etienne ettore eugen eugene evan ewan ezequiel fabian fabio fabrice fabrizio fadi faisal farid faruk
    federico felipe felix ferdinand fergal fergus ferhat fernand fernando filip filipe finn flavio florent florian
    floris francesco francois frank franz fred frederick fredrik friedrich gabor gabriel gael gaetan gareth garrett
    gary gaspard gautam gavin geoff georg george georges georgios gerald gerard gerd gerhard gerrit gian gilles
    giorgio giorgos giovanni giulio giuseppe gonzalo goran gordan gordon gorka graham grant greg gregoire gregor
    gregory guido guillaume guillermo gunnar gunter gunther gustaf gustav gustavo guy gyorgy haakon hakan hakeem hamid
    hamish hamza hannes hanno hans hansjorg harald haris harish harold harry harsh hartmut haruto hassan hector heiko
    heiner heinz helge helmut hendrik henning henri henrik henry herbert herman herve hiroki hiroshi holger horst
    howard hubert hugh hugo hussain hussein iain ian ibrahim ibrahima idris ignacio igor ilias imran ingo ioannis
    isaac ismael ismail istvan itai ivan ivo jaap jacek jack jacob jacopo jacques jad jaime jake jakob jakub jamal
    james jan janek janos jared jarek jari jaroslav jason jasper javed javier jay jayden jeff jeffrey jelle jens
    jeremy jermaine jeroen jerome jerzy jesper jesse jesus jim jin joao jochem jochen joe joel joern johan john jon
    jonah jonas jonathan jonny joost jordi jorg jorge joris jose josef joseph josh joshua josip joss juan juho julian
    julien julio jun jurgen jussi kai kamal karim karl karol karsten kaspar kasper katsuro kazuki kees keiran keith
    kemal ken kenji kenneth kenny kevin khaled kiran kirk klaas klaus klemens knut koen kofi konrad konstantin kostas
    kris krishnan kristof krzysztof kunal kurt kwame kyle lachlan lamar landon lars laszlo laurence laurent lawrence
    leander leandro leif leigh lennart leo leon leonard leonardo leopold leroy leszek levi lewis liam lionel lode
    logan loic lonnie lorcan lorenz lorenzo lothar louis luc luca lucas lucian luciano ludovic ludwig luigi luis luka
    lukas luke lutz maarten maciej madhav mads magne magnus mahmoud malcolm malik mamadou manfred manoj manolo manuel
    marc marcel marcello marcelo marcin marco marcus marek marian mariano marijn mario marius mark marko markus marlon
    marten martin marvin marwan massimiliano massimo mateusz mathias mathieu mathis matias matt matteo matthew
    matthias maurice maurizio mauro max maxim maxime maximilian mehdi mehmet melvin melvyn micah michael michal mick
    miguel miguelangel mihai mikael mike mikhail mikko miklos milan milos mirko miroslav mitch mitchell mohamad
    mohamed mohammad mohammed mohan mohit moritz morten moshe muhammad murray mustafa mustapha nabil nacho nadav
    nadeem naim nathan nathaniel naveen neil nelson nenad nestor nguyen nicholas nick nico nicolas nicolo niels nigel
    nikhil niklas nikola nikolai nikolaj nikolaos nikos nils nitin noah norbert norman nuno obinna octavio odin ola
    olaf olav ole oleg oleksandr olgierd oliver olivier oluwaseun omar ondrej oriol orlando oscar oskar osman oswald
    otis otto owen pablo pascal pascual pasi patrice patricio patrick patrik pau paul paulo pavel pawel pedro peer
    pekka pep per petar pete peter petr petros phil philip philipp philippe pierre piers pieter pietro pim piotr
    pontus prakash pranav prashant preben przemek quentin quinten radek radoslav rafael rafal raffaele rahul raimund
    rainer raj rajesh rakesh ralph ramesh ramon randall randy ranjit rasheed rashid rasmus raul ray raymond reggie
    reiner reinhard remi remy renato rene renzo ricardo riccardo richard richie rick riku ritchie rob robbie robert
    roberto rod rodney rodolfo rodrigo roel roger rohan roland rolf romain roman romeo ronald ronan ronnie rory ross
    roy ruben rudolf rui rupert ruslan russell rustam ruud ryan ryszard saad sachin sahil saleem salim salvador samir
    samuel sandeep sander sandro sanjay sanjeev santiago satoshi saul sean sebastiaan sebastian sebastien selim serge
    sergei sergey sergio serhii seth seung shane shashi shaun shawn shinji sid siddharth siegfried silvio simeon simon
    slawomir soren spencer stan stanislav stanley stefan stefano steffen stelios stephane stephen steve steven stewie
    stian stig stijn stuart sunil suresh sven svend szymon taavi tadej tadeusz tadhg takashi takeshi tamas tanner
    tarek tarik tariq tarun tayo ted terence terrell terrence teun thabo theo thiago thierry thijs thilo thom thomas
    thorsten tiago tiberiu tibor tillmann tim timo timothy timur tobi tobiah tobias todd todor tom tomas tomasz
    tomislav tommaso tommy tony torben tore torsten travis trent trevor tristan tunde tyler tymon tyrell tyrone udo
    ugo ulf ulrich umar umberto urs uwe vaclav vaibhav valentin valerio vasco vasil vasilis vegard vernon vicente
    victor vidar vijay vikram viktor ville vincent vincenzo vinod virgil vishal vitaly vitor vivek vlad vladimir
    vladislav volker waleed walter wayne wendell werner wesley wilfried wilhelm will willem william willy wim wojciech
    wolfgang wout wyatt xavi xavier yan yann yannick yaroslav yash yasin yiannis yohan yong yuri yusuf yusuke yuval
    yves zach zaid zbigniew zeljko zlatan zoltan zygmunt
""")  # fmt: skip
_SHE = words("""
    aaliyah abigail ada adela adele adina adriana aga agata agathe agnes agnieszka aida aiko aileen aine aisha
    aishwarya akua alba alejandra aleksandra alena alessandra alessia alexandra alexia alice alicia alina aline alisa
    alison alix allison alma alva amaia amal amalia amanda amandine amara amelia amelie amina amira amy ana anabel
    anais anastasia andreea aneta anette angela angelica angelina angie anika anita anja anke ann anna annabel
    annalena anne annelies anneliese annemarie annett annette annika anouk antje antonella antonia anya aoife aparna
    ariane arianna arwa asa asha ashlee asli asma assia astou astrid astrud asuka athena aude audrey aurelia aurelie
    ava ayesha aylin ayse azadeh babette barbara bea beata beatrice beatriz becky bella benedetta berenice bernadett
    bernadette berta bertha beth bethann bethany bettina bev bianca bibi birgit birgitta birgitte birte blanca bojana
    bozena brenda bridget brigid brigitte brita britt britta brittany bronagh bronwyn caitlin camila camilla camille
    carina carla carlota carmen carol carole carolin carolina caroline carrie carys cassandra catalina catarina
    caterina catherine cathy catriona ceci cecile cecilia celeste celia celina celine chantal charlene charlotte
    charmaine chiamaka chiara chika chinwe chloe christa christelle christiane christina christine christl ciara cindy
    claire clara clare claudia claudine clemence clementine colette cordula corinna corinne cornelia cristina cynthia
    dagmar daisy daniela danielle danuta daphne daria darlene dawn debbie debora deborah debra deirdre delia delphine
    denisa denise desiree destiny devika diana diane dina divya doerte dolores dominika donna dora doreen doris dorota
    dorothea dorothee dorothy ebru edda edith edyta efua eileen eilidh ekaterina elaine eleanor elena eleni eleonora
    elif elin eline elisa elisabeth elisabetta elise elizabeth elizaveta elka elke ellen ellie elodie elsa elsbeth
    elspeth elvira emanuela emilia emilie emily emine emma emmanuelle erica erika erin esme esmee esperanza esra
    estefania estelle esther eszter ethel etta eugenia eugenie eulalia eva evangelia eve evelien evelina evelyn ewa
    fabienne fanny farah fatema fatima fatma fatou fatoumata fay federica felicia felicitas femke feride fernanda
    filippa fiona flavia flora florence florentine fran franca frances francesca franziska frauke freya frida frieda
    fumiko gabriela gabriele gabriella gabrielle gaelle gail galina gemma genevieve georgina geraldine gerda gerlinde
    germaine gertrude giada gill gillian gina giorgia giovanna gisela gitte giulia giuliana gladys gloria gosia grace
    greet greta gretchen griet guadalupe gudrun gudula gunilla gwen habiba hadiya hadley hafsa halina hana hanan hanna
    hannah hanne hannelore harriet hatice hazel heather heba hedwig heidi heidrun heike hela helen helena helene helga
    henriette hermione hilary hilde hildegard hiromi holly hope hortense hye ibtissam ida ilaria ilka ilona ilse ilze
    imogen ines inez inga inge ingeborg ingrid ioana irena irene irina iris irmgard isabel isabella isabelle isadora
    isobel itziar ivy iwona izabela jacinta jackie jacqueline jade jadwiga jana jane janet janice janina janine jasmin
    jasmine jean jeanette jeanine jeanne jeannie jelena jennie jennifer jenny jess jessica jessie jette jill jimena
    jitka joan joana joanna joanne jocelyn johanna jolanda jolanta jolene josefa josefina josephine josie joy joyce
    juana juanita judit judith judy julia juliana julianna julianne julie juliet juliette june jutta jyoti kaitlyn
    kaja kamila karen karin karina karla karolina kasia katalin katarina katarzyna kate katerina katharina katherine
    kathleen kathrin kathryn kathy katie katja katrin katya kavita kay kayla keiko keira keisha kelsey kerry kerstin
    khadija kimberly kinga kirsten kirsti kirstin kirsty klara konstanze kristen kristiina kristin kristina kristine
    kristy laetitia laila lakshmi lana lara larissa latisha latoya laura laure laurel lauren laurie lavinia layla lea
    leah leena leila leona leonie leonor leonora lesley leticia letizia leyla liane lidia liesbet liesl lila lilian
    liliana lilli lillian lilly lily lina linda lindsay lindsey linnea lisa lisbeth lise livia liz lois lorena lorenza
    loretta lorna lorraine lotta lotte louisa louise luana lucia luciana lucie lucila lucille lucinda lucy luisa luise
    luiza lulu luz lydia lydie lynette lynn lynne maaike mabel mackenzie maddalena maddie madeleine madhuri maeve
    mafalda magali magda magdalena maggie mahsa maia maike maja malgorzata malika malin mandy manon manuela mara
    marcela marcia mareike maren margaret margarete margarethe margarita margaux margit margot margrit marguerite
    maria mariam mariama mariana marianne maribel marie marijke marine marion marisa marisol marit marita marjolein
    marjorie marlena marlene marlies marlis marta martha martina martine mary marzena mathilda mathilde matilda maud
    maureen may maya mechthild meera megan mei meike melanie melinda melisa melissa mercedes merete meryem mette mia
    michaela michele michelle mila mildred milena milica mina mira mireia mireille mirela miriam mirjam misaki miyuki
    molly mona monica monika monique montse morag mounia muriel myriam nadia nadine nadja naima nana nancy nandini
    naoko naomi nasrin natalia natalie natalya natasa natasha nathalie nayla neha nell nelly nerea nessa neus ngozi
    nia niamh nicki nicole nicoletta nienke nieves nikki nilufer nina ninette nisha nives noelia noelle noemi noemie
    nora norah noreen norma nour nur nuria oana odile ofelia olena olga olive olivia olwen orla ottilie paige paloma
    pamela paola patience patricia patrizia paula paulette paulina pauline penelope penny perla petra petronella
    philippa phoebe phyllis pia pilar pippa polina polly pooja prerna priti priya priyanka puja rabea rachel radhika
    raffaela ramona rana rania ranjana raphaela raquel rebeca rebecca regina regine reka renata renate renee rhea
    rhian rhiannon rhona rianne rina rita roberta rochelle rocio roisin romina romy rosa rosalba rosalia rosalind
    rosana rosanna rose rosemarie rosemary rosie rosita roswitha roxana roxanne ruby rukmini ruth ruxanda ruxandra
    sabina sabine sabrina sadia safia saida sakura sally salome saloni samantha samira sandra sanja sanna sanne
    saoirse sapna sara sarah sarai saskia selin selina selma senta seraina serena shabnam sharon shauna sheena sheila
    shelley shirin shirley shreya shruti sibel sibylle signe sigrid silja silke silva silvia silvie simona simone
    sinead sinja siobhan siri sneha sofia sofie solange soledad solveig sonia sonja sophia sophie soraya stacey stacy
    stefania stefanie steffi stella stephanie stine sue sunita susan susana susann susanna susanne suse susi suzanne
    svenja svetlana swati swetlana sylvia sylviane sylvie tabea tamara tamika tamsin tania tanja tanya tara tatiana
    tatjana teresa terese tess tessa thea theresa therese tiffany tilda tina tine tineke tiziana toini tomoko tonia
    tonje tova tracey tracy traudl trine trish trisha trudi trudy ulla ulrika ulrike ursula urszula uschi ute vaishali
    valentina valeria valerie vanessa vanja vera verena veronique vesna vicky victoria viktoria vilma viola violet
    violeta violetta virginie viviana viviane vivien vlasta walburga waltraud wanda wenche wencke wendy whitney wiebke
    wilma winifred xenia ximena yara yasemin yasmin yasmina yasmine yevgenia yolanda yuki yulia yvette yvonne zahra
    zainab zara zdenka zehra zeynep zita zoe zofia zora zsofia zuzana zuzanna
""")  # fmt: skip
_EITHER = words("""
    ade aditya alex amparo andrea ariel ashley bex cameron casey charlie chris cleo coco consuelo courtney dana debs
    drew eden elia ezra gabby garcia gianluca ilya isa jamie jo jody jordan kat kelly kim kit krishna lee leslie lexi
    margo mattia mika moussa musa nicola nikita noa noor pat robin rowan sam sasha shannon shaz surya tash tasha
    taylor terry toni trix yoko
""")  # fmt: skip
"""Names of both, and those that end like the names of the others."""
_SPOKEN_OF = {"he": "he", "him": "he", "she": "she", "her": "she"}
_TITLES = {
    "mr": "he", "sir": "he", "herr": "he", "lord": "he", "father": "he",
    "mrs": "she", "ms": "she", "miss": "she", "frau": "she", "mme": "she", "lady": "she", "sister": "she",
    "dame": "she", "sra": "she", "sr": "he", "brother": "he",
    **dict.fromkeys(words("dad papa son uncle nephew grandfather grandpa husband boyfriend"), "he"),
    **dict.fromkeys(words("mother mum mom mama daughter aunt auntie niece grandmother grandma wife girlfriend"), "she"),
}  # fmt: skip
"""Titles and kin, and what they tell of whoever is called so."""


def is_first_name(low: str, *, alone: bool = True) -> bool:
    """True for a folded word that is a first name, or short for one, and where it stands ``alone`` nothing else."""
    from netritual.domain.quicklog.nicknames import long_forms

    named = low in _HE or low in _SHE or low in _EITHER or bool(long_forms(low))
    return named and not (alone and low in CLASH)


def are_of_two(one: str, two: str, *, alone: bool) -> bool:
    """Whether two titles are those of two people: of a man and of a woman, and before a last name ``alone`` also where
    one of them tells neither ("Dr Hale" may be another than Mrs Hale)."""
    first, second = _TITLES.get(one, ""), _TITLES.get(two, "")
    return first != second and (alone or "" not in (first, second))


def meant_by(pronoun: str, names: list[str]) -> list[int]:
    """The places of those names whom a pronoun means: the ones it is sure to fit, else those it can fit."""
    wanted = _SPOKEN_OF.get(pronoun, "")
    said = [_said_of(name) for name in names]
    sure = [at for at, one in enumerate(said) if one == wanted != ""]
    return sure or [at for at, one in enumerate(said) if not one or not wanted]


def _said_of(name: str) -> str:
    """Whether "he" or "she" is said of somebody, "" for what the name does not tell."""
    words = [word for word in name.split() if word] or [""]
    title = words[0].lower().rstrip(".")
    if pronoun := _TITLES.get(title, ""):
        return pronoun
    if title in TITLES and len(words) < 3:
        return ""  # a last name alone: "Dr Costa"
    typed = words[1] if title in TITLES else words[0]
    first = fold(typed)
    if "-" in typed:  # "Anne-Sophie"; a Jean-Marie is a man
        parts = {"he"} if typed.lower().startswith("jean-") else {_said_of(part) for part in typed.split("-")} - {""}
        return parts.pop() if len(parts) == 1 else ""
    if first in _EITHER:
        return ""
    if first in _HE or (first.endswith("o") and not first.endswith("ko") and first not in _SHE):
        return "he"
    return "she" if first in _SHE or first.endswith("a") else ""
