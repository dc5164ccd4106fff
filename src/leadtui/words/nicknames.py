"""First names and what people are called for short, in several languages.

Names on a line may be one person's. A name stands on several lines when it is short for several. Of two names that
stand here and share no line each is a name of its own, however alike they are written: Jon and Jan are two people.
"""

from __future__ import annotations

_LINES = """
abigail abby gail; abraham abe bram; adam ad; adelaide addie; albert al bert bertie
alexander alex alec sandy sasha xander; alexandra alex sandra sasha lexi; alfred al fred alf alfie; alice ali
alison ali allie; amanda mandy; amelia amy millie mia; andrew andy drew andi; andreas andi; angela angie
anna annie ann anne ania anya nan; anthony tony ant antonio; antonio toni tonio; archibald archie
arthur art artie; augustus gus; barbara barb babs bobbie; bartholomew bart; benjamin ben benny benji
bernard bernie; beatrice bea trixie; bradley brad; brian bryan; cameron cam; carolyn carol caro
caroline carrie caro lina; catherine cathy kate katie kathy kitty cat katherine kathryn catriona; cecilia cissy
charles charlie chuck chas carl charley; charlotte charlie lottie lotte; christina chris tina christine kristina
christine chris tina chrissy christina; christopher chris kit topher kristof; clifford cliff; constance connie
cynthia cindy; daniel dan danny; david dave davy; deborah debbie deb debra; dennis denny; dominic dom nic
donald don donnie; dorothy dot dottie dolly; douglas doug; edmund ed eddie ted; edward ed eddie ted ned teddy
eduardo edu; eleanor ellie nell nora lenore
elizabeth liz beth betty bess eliza lizzie libby lisa elsie ellie elisabeth
elisabeth lisa lise elsa betti sissi; emily em emmy millie; emma em emmy; eugene gene; evelyn evie eve
ernest ernie; felicity fliss; florence flo florrie; frances fran frannie fanny; francis frank fran
francisco paco pancho fran curro; frederick fred freddie fritz freddy; friedrich fritz fred; gabriel gabe
gabrielle gabby; gerald gerry jerry; geoffrey geoff jeff jeffrey; george georgie jorge; georgina georgie gina
gerard gerry jerry; gertrude gertie trudy; giovanni gianni vanni; giuseppe beppe peppe; gregory greg
guillermo memo guille; gustav gus; hannah han; harold harry hal; harriet hattie; harrison harry
heinrich heinz heiner; helen nell nellie lena; henry harry hank hal; herbert herb bert; howard howie
hubert bert hugh; ignacio nacho; ian iain; immanuel manny; irene rene; isabella bella izzy isabel
isabelle belle izzy isabel; jacob jake jack; jacqueline jackie; james jim jimmy jamie jem; jane janie jenny
janet jan; jean-pierre jp; jennifer jen jenny; jeremy jerry; jessica jess jessie; jesus chucho; joan joanie
joanna jo joan joanne; johann hans johannes; johannes hans johann jo; john jack johnny jon
jonathan jon jonny john nathan; jose pepe; joseph joe joey josef; josephine jo josie; joshua josh; juan juanito
judith judy; julia julie jules; julian jules; karl charles carl; katharina kathi kati katja
katherine kate kathy katie kit catherine kathryn kay; kenneth ken kenny; kimberly kim; konrad kurt
laurence larry laurie lawrence; lawrence larry laurie laurence; leonard leo len lenny; leonardo leo
leopold leo poldi; leslie les; lewis lew louis; lillian lil lily; louis lou lewis; louise lou; lucille lucy
luis lucho; madeline maddie; madeleine maddie; magdalena lena magda; manuel manolo manny
margaret maggie meg peggy marge rita greta daisy madge margie; margarete grete gretel greta
maria mia mariechen mary; marjorie marge; mary molly polly mae marie maria; martha marty mattie; martin marty
mathilda tilda tilly; matthew matt matty; maximilian max maxi; maxwell max; megan meg; melanie mel
melissa mel missy; michael mike mick mickey mikey michel; michelle shelly; mikhail misha; mildred millie
mitchell mitch; mohammed mohamed muhammad mohammad mo; miriam mimi; montgomery monty; nancy nan; natalie nat
natalia natasha; nathan nate nat; nathaniel nate nat nathan; nicholas nick nicky nico nicolas nikolas
nicole nicky; nigel nige; nikolaus klaus nik; norman norm; oliver ollie; olivia liv livvy; oscar ozzie
pamela pam; patricia pat patty tricia trish; patrick pat paddy rick; penelope penny; percival percy; peter pete
philip phil pip phillip; phillip phil pip philip; priscilla cilla; rachel rach; ralph ralf; randolph randy
raphael rafe; raymond ray; rebecca becky becca; reginald reg reggie; ricardo rick richie
richard rick dick rich richie ricky; robert bob rob bobby robbie bert robin; roberta bobbie; roderick rod
rodney rod; roger rog; roland rollo; ronald ron ronnie; rosalind ros roz; rosemary rosie rose; rudolf rudi
rupert rup; russell russ; salvatore sal toto; samantha sam sammy; samuel sam sammy; sandra sandy
sarah sally sadie sara; sebastian seb bastian basti; sergio checo; sharon shaz; sidney sid; sophia sophie sofia
stanley stan; stefan steve; stephen steve steph stevie steven; steven steve stephen stevie; stuart stu stewart
susan sue susie suzy sussan; susanna sue susie anna; sylvester sly; tamara tammy
teresa terry tess tessa theresa; theresa terry tess resi; terence terry; theodore ted teddy theo
thomas tom tommy; timothy tim timmy; tobias toby tobi; ulrich uli; ursula uschi ulla; valentina val; valerie val
vanessa nessa; veronica ronnie vera; victor vic; victoria vicky tori; vincent vince vinny; virginia ginny
vivian viv; vladimir vova volodya; walter walt wally; wilhelm willi will; wilfred wilf fred
william will bill billy willy liam; winifred winnie; winston winnie; wolfgang wolf; yvonne vonnie
zachary zach zack; aleksandr sasha alexander; dmitri dima; ekaterina katya; elena lena; evgeny zhenya
ivan vanya; nikolai kolya; olga olya; pavel pasha; sergei seryozha; tatiana tanya; yuri yura
"""

_SPELLINGS = """
aleksandra alexandra; alexandre alexander alex; alan allan allen; amelie amelia; ana anna; andre andreas
andree andrea; anja anya; anneke annika; antoine anton anthony; arne arno; astrid asta; bjorn bjoern; brigitte birgit
carin karin; carl karl; carla karla; carolin caroline carolina carolyn; carsten karsten
caterina katarina katharina catharina; cecile cecilia; claudia klaudia; clara klara; clare claire klaire; claus klaus
clemens klemens; conrad konrad; cristina christina; christian kristian; christiane kristiane; daniele daniel
danielle daniela daniella; dmitry dmitri dmitriy dmitrij dima; dominic dominik dominique; elise elisa; emil emile
emilie emily; erik eric erich; erika erica; etienne stephen; evgeny evgeni evgenii yevgeny evgenij; fabian fabien
felicia felicitas; filip philip; francois francis; frederic frederick frederik; frederique frederica
gabriele gabriella gabrielle; geert gert; georg george; giulia julia; gerhard gerhardt
guenther gunther gunter guenter; hans hannes; helena helene elena; henrik hendrik henk; hugo hugues; ilya ilia
ines inez; ingeborg inge; isabell isabel isabelle; ivan iwan; jan johan jens; jaime jaimie; jana johanna; jeanne jean
jeffrey jeffery; joanne joanna johanna; joergen jorgen jurgen; juergen jurgen; jorg joerg; joris george
josep jose joseph; julie julia; juliane juliana; jutta juta; karen karin; katrin kathrin catrin
kristin kristen kirsten; laurens laurent lawrence; leonard leonhard leo; louis luis lewis ludwig
louise luise louisa luisa; lucas lukas luke; lucia lucie lucy; manuel emanuel; marcus markus marc mark marco
marc mark marco marek; maria marie mary; marianne mariana; marina maryna; marta martha; martijn martin
mathias matthias mattias mathis mats; mathieu matthew matthieu; mattia matthias; melanie melany; mikael michael
milan mila; mohamed mohammed muhammad mohammad mehmet; monica monika; natalia natalie nathalie natalya; niels nils
nicola nicole; nicolas nicholas nikolas nikolaus nicolaus; oleg olek; oscar oskar; patricia patrizia; patrik patrick
pauline paulina; pedro peter pietro; petra pietra; philipp philip philippe; rafael raphael; raul raoul; renee renate
rene renatus; robert roberto; rudolph rudolf; sabina sabine; sandra alessandra; sergey sergei serge sergej
silvia sylvia; silke sylke; simon simone; simona simonne; sofia sofie sophie; stefania stefanie stephanie
stefan stephan steffen stephen steven; susan susanne susana susann; svenja swenja; sven swen; tamara tamar
tatjana tatiana tatyana; teresa therese thea; theresa therese; thomas tomas tommaso; tobias tobiah; ulrike ulrika
valerie valeria; veronika veronica veronique; victor viktor; viktoria victoria; vincenzo vincent; walter walther
werner verner; wiktor viktor; yves ives; yvonne ivonne; zoe zoey; alain alan; anette annette annett; herman hermann
hasan hassan; damian damien; madeleine madeline; lilian lillian; denis dennis denys; eliot elliot elliott
jasmin jasmine yasmin yasmine; johan johann john; lidia lydia; marcela marcella; maja maya
miriam mirjam mariam myriam; rainer reiner; suzanne susanne suzan susan; tanja tanya tania; toni tony; willi willy
kathrin kathryn; corinna corinne; margaret margarete margarethe margarita; franck frank; ernest ernst
cristina kristina cristine kristine; sonia sonja sonya; gerd gert; lotta lotte; beata beate; tobi toby
kati katie kathi kathy cathy; renata renate; inga inge; mattias mattia; mariana marianne; martine martina
claudia claude; isabella isabelle isabell; lauren lorraine; jorg jorge joerg; hilda hilde; heike haike
meike maike mieke; jochen joachim; simona simone; rafaela raphaela; marieke marijke; catriona katriona
stephanie steffi stefanie; hannah hanna johanna; aleksandr aleksander alexander; andrey andrei andrej; nikolai nikolay
yuri yury iurii; tatiana tatyana; aleksei alexei alexey; harald harold; johannes hannes johann; francesca franca
eugen eugene; kurt curt; arthur artur; bertha berta; edith edit; ruediger rudiger; theodor theodore
ferdinand fernando; elisabeth elizabeth isabel; sarah sara zara; rebekah rebecca rebekka; teresa theresia
ann anne anna
"""
"""Spellings of one name."""

_OTHERS = """
aaron adele agnes ahmed aida aisha alba albin alessandro alessia alexis alfons alicia alina alma alois alva amal amber
amina amir amit anabel anders andres angel angelo anita anke antonella ariel armin arturo aurora axel benedikt bernd
bettina bianca boris brenda brett britta bruce bruno bryce caleb camila camille carlo carlos carmen casey cedric
celine cesar chantal chloe claudio colin craig dagmar dale dana daria dario darren dean denise derek diana diane diego
dieter dina dirk dora doris dylan edgar edwin eileen elaine elias elif ella ellen elmar elvira emilia emilio enrico
enrique erin erna erwin esther ethan eva fabio fabrice farah fatima felix filippo fiona flora floris franca franz
frida gemma gianna giorgio gisela gloria grace guido gunnar hakan hector heidi heiko helga helmut henri holger horst
hussein ibrahim ida igor ilse imran ina ingo ingrid irina iris irma ismail ivana ivo ivy jaap jacques jade jamal
janine janis jared jason javier jay jenna jill joao joel jolanda jonas jordan josefine joyce julien juliet juliette
julio julius june jussi justin justine kai karim karina kasper keith kelly kerstin kevin khalid kira knut koen kyle
lara lars laura lea leah leon leona leonie leroy lia lila linda linus lisbeth livia lois lola lorena lorenz lorenzo
loretta lorna luca luciana luciano luigi lutz lynn malte manfred manon manuela mara marcel marcelo marcia margit
margot marian mariella marija marin marion marisa marit marius marlene marlon marten massimo maud maura maureen
maurice mauro mercedes michaela michal michele miguel milena milo mina mira miranda mirko mona morgan moritz mustafa
myra nadia nadine naomi nasir neil nelson nicoletta nina noah noel noemi norbert nuno olaf ole omar ophelia oriana
orlando otto pablo paola paolo pascal paul paula paulo peer per perry pia pilar piotr ramon ramona rana raquel rasmus
regina remo reto rhea rhys ricarda rocco roman romy ronja rosa rosanna ross roy ruben ruth ryan sabrina said salma
salome sami samir samira sana sander sanne saskia scott sean selina selma serena shane sheila shirley sibylle sigrid
silvan sina soren stella sten svetlana tara thilo tiago tibor till tracy tristan troy udo ute uwe valentin valerio
verena vicente vito viviana vivien volker wade wanda wendy wilma wim xavier yann yannick yusuf yvette zeynep
"""
"""Names that are nobody's short form here."""


def _by_name() -> dict[str, frozenset[int]]:
    lines: dict[str, set[int]] = {}
    for number, line in enumerate(f"{_LINES};{_SPELLINGS}".replace("\n", ";").split(";")):
        for name in line.replace("-", " ").split():
            lines.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in lines.items()}


NICKNAMES: dict[str, frozenset[int]] = _by_name()
"""The lines a name stands on; two names that share one may be one person's."""

GIVEN = frozenset((*NICKNAMES, *_OTHERS.split()))
"""First names that are names of their own."""
