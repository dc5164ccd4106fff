"""First names and what people are called for short, in several languages.

Names on a line may be one person's. A name stands on several lines when it is short for several.
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


def _by_name() -> dict[str, frozenset[int]]:
    lines: dict[str, set[int]] = {}
    for number, line in enumerate(_LINES.replace("\n", ";").split(";")):
        for name in line.replace("-", " ").split():
            lines.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in lines.items()}


NICKNAMES: dict[str, frozenset[int]] = _by_name()
"""The lines a name stands on; two names that share one may be one person's."""
