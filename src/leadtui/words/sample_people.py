"""Names of the made-up people in the sample data, by country.

Everyday first and last names, put together by chance: no real person is meant. Blanks separate the names of a list; a
name of two words has "_" between them. Japanese names carry their usual writing after "/".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """First names (women, men), last names and salutations (woman, man) of a country.

    `last_f` is what women are called where it differs; empty: the same. `double`: people carry two last names.
    """

    women: tuple[str, ...]
    men: tuple[str, ...]
    last: tuple[str, ...]
    salutations: tuple[str, str]
    last_f: tuple[str, ...] = ()
    double: bool = False


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


def _polish_women(last: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{name[:-1]}a" if name.endswith(("ski", "cki", "dzki")) else name for name in last)


_POLISH = _words("""Nowicki Wiśniewski Dąbrowski Lewandowicz Zieliński Szymański Woźniak Kozłowski Jankowicz Mazur
            Wojciechowski Krawczyk Kaczmarek Piotrowicz Grabowski Zając Pawłowski Michalak Król Wieczorek Jabłoński
            Wróbel Majewski Olszewski Stępień Malinowski Jaworski Adamczyk Dudek Nowakowski Sikora Walczak Górski
            Rutkowski Ostrowski Baran Tomaszewski Pietrzak Wysocki Marciniak Zalewski Sobczak Kubiak Szulc Czarnecki
            Kołodziej Bąk Lis""")

NAMES: dict[str, Names] = {
    "US": Names(
        _words("""Abigail Amanda Angela Brianna Caroline Christine Dana Deborah Denise Elena Elizabeth Erin Grace
            Hannah Heather Jasmine Jennifer Jessica Julia Karen Katherine Kayla Kimberly Latoya Laura Margaret Maria
            Megan Melissa Monica Nicole Olivia Pamela Patricia Rachel Rebecca Samantha Susan Tamara Teresa Victoria
            Wendy"""),
        _words("""Aaron Adam Alexander Andrew Anthony Benjamin Brandon Carlos Charles Christopher Daniel Darnell
            David Dennis Derek Edward Eric Ethan Gregory James Jason Jeffrey Joseph Joshua Keith Kevin Luis Marcus
            Matthew Michael Nathan Nicholas Patrick Raymond Richard Robert Samuel Scott Steven Thomas Timothy
            William"""),
        _words("""Abbott Alvarez Barnes Bishop Boyd Brennan Caldwell Carver Chan Coleman Crawford Delgado Dixon
            Donovan Ellison Farrell Fields Fleming Foster Garrison Gibbs Goodwin Graves Hadley Harmon Hayes Hollis
            Hubbard Jefferson Kessler Lambert Larson Lindsey Marsh McBride McKenna Mercer Monroe Navarro Nguyen
            O'Connor Osborne Parrish Patel Pruitt Ramsey Reyes Rhodes Salazar Schaefer Sharp Shelton Sloan Stratton
            Sutton Tanaka Thornton Trujillo Underwood Vance Vaughn Walker Weaver Whitaker Winslow Yates Zimmerman"""),
        ("Ms.", "Mr."),
    ),
    "GB": Names(
        _words("""Alice Amelia Aisha Bethany Bronwen Catherine Charlotte Claire Daisy Eleanor Ellen Emily Fiona
            Florence Georgina Gillian Harriet Helen Imogen Isla Jane Joanna Kirsty Lucy Lydia Maisie Natasha Niamh
            Nicola Philippa Poppy Priya Rosie Ruth Sarah Shona Sophie Tabitha Zoe"""),
        _words("""Alasdair Alfie Archie Callum Clive Colin Darren Dominic Duncan Dylan Edmund Ewan Farid Frederick
            George Giles Graham Gareth Harry Henry Hugh Iain Imran Jack Jonathan Lewis Malcolm Mohammed Nigel Oliver
            Oscar Owen Rhys Robert Rory Rupert Simon Stuart Tobias William"""),
        _words("""Ackroyd Ainsworth Appleby Ashworth Atherton Bannister Barlow Blackwood Bradshaw Buckley Chadwick
            Clegg Cowan Davies Entwistle Fairclough Farooq Fielding Forsyth Gallagher Gilchrist Greenwood Griffiths
            Hargreaves Hartley Haworth Holloway Hussain Ingham Jenkins Kershaw Lockwood MacLeod Marsden Metcalfe
            Morgan Nuttall O'Brien Ogden Okafor Patel Pemberton Prescott Pritchard Radcliffe Rafferty Sheikh
            Shuttleworth Sinclair Stanfield Sutcliffe Thackeray Threlfall Tudor Wadsworth Wainwright Whitworth"""),
        ("Ms", "Mr"),
    ),
    "FR": Names(
        _words("""Agathe Amélie Anaïs Anne-Laure Bérénice Camille Caroline Cécile Chloé Claire Delphine Élise Élodie
            Emmanuelle Fanny Françoise Hélène Inès Isabelle Jeanne Juliette Karine Léa Louise Lucie Maëlle Manon
            Marie-Hélène Mathilde Nadia Noémie Océane Pauline Romane Sandrine Solène Sylvie Valérie Yasmine Zoé"""),
        _words("""Adrien Alain Antoine Arnaud Baptiste Benoît Bruno Cédric Clément Damien Didier Étienne Fabien
            Florian François Gaël Grégoire Guillaume Hugo Jean-Baptiste Jérôme Julien Karim Laurent Loïc Lucas Mathieu
            Maxime Mehdi Nicolas Olivier Pascal Philippe Quentin Rémi Romain Sébastien Thierry Valentin Yann"""),
        _words("""Aubert Barbier Baudin Benali Berger Besson Blanchard Bonnet Boucher Bouvier Brunet Carpentier
            Chauvin Chevalier Colin Cordier Courtois Da_Silva Delattre Delmas Deschamps Dufour Dumont Fabre Faure
            Fleury Fontaine Fournier Gaillard Garnier Gauthier Girard Grondin Guérin Haddad Huet Jacquet Lacroix
            Lambert Lebrun Leclercq Lefèvre Legrand Lemoine Le_Goff Mallet Marchand Masson Mercier Meunier Morel Noël
            Paquet Perrin Picard Poirier Prévost Renaud Rivière Rousseau Roussel Tessier Vasseur Vidal"""),
        ("Mme", "M."),
    ),
    "DE": Names(
        _words("""Alina Andrea Anja Anke Annika Astrid Ayşe Barbara Birgit Britta Carina Claudia Dagmar Elke
            Franziska Frauke Greta Gudrun Heike Hildegard Ines Jana Johanna Jutta Karin Katharina Katrin Kerstin Lena
            Leonie Magdalena Margarethe Marlene Meike Merle Mareike Nadine Petra Sabine Silke Stefanie Svenja Ulrike
            Ute"""),
        _words("""Alexander Andreas Armin Axel Bernd Bastian Burkhard Christoph Detlef Dirk Emre Fabian Felix
            Florian Frank Georg Gerhard Günter Hannes Hartmut Heiko Henning Holger Jannik Jens Joachim Johannes Jörg
            Jürgen Kai Lars Lukas Malte Markus Matthias Moritz Niklas Olaf Rainer Sebastian Sönke Thorsten Torben
            Wolfgang"""),
        _words("""Albrecht Ackermann Baumgartner Behrens Bergmann Böhm Brandt Brinkmann Bruns Dietrich Ebert Eckert
            Engelhardt Fiedler Franke Friedrich Fuhrmann Gebhardt Göbel Graf Günther Haas Hagedorn Hartwig Heinemann
            Herrmann Hinrichs Hofmann Jansen Jürgens Kaya Keller Kirchner Köhler Kramer Kühn Lindemann Lorenz Ludwig
            Marquardt Möller Nagel Neubauer Oswald Petersen Pohl Reinhardt Ritter Rösler Sauer Schäfer Schilling
            Schröder Seidel Sommer Stein Thielemann Ullrich Vogt Wegener Weiß Wendt Yıldız Ziegler"""),
        ("Frau", "Herr"),
    ),
    "ES": Names(
        _words("""Alba Alicia Amparo Ana Ángela Aitana Beatriz Begoña Carmen Clara Consuelo Cristina Dolores Elena
            Esther Eulalia Inés Irene Itziar Laia Leticia Lucía Marina Marta Mercedes Montserrat Noelia Nuria Olga
            Paloma Pilar Raquel Rocío Rosario Sofía Teresa Verónica Yolanda"""),
        _words("""Adrián Alejandro Álvaro Andrés Antonio Arnau Borja Carlos Daniel Diego Emilio Enrique Fernando
            Francisco Gonzalo Guillermo Héctor Ignacio Iker Íñigo Javier Jesús Joaquín Jordi Jorge José Juan Luis
            Manuel Marcos Miguel Óscar Pablo Rafael Ramón Raúl Rubén Santiago Sergio Vicente"""),
        _words("""Aguilar Alonso Arias Benítez Blanco Caballero Calvo Campos Cano Carmona Castillo Cortés Crespo
            Delgado Domínguez Durán Esteban Ferrer Fuentes Gallardo Gallego Garrido Gil Giménez Guerrero Herrera
            Herrero Ibáñez Iglesias Lozano Marín Medina Méndez Molina Montero Mora Moreno Navarro Núñez Ortega Pascual
            Peña Prieto Ramírez Reyes Rubio Santos Serrano Soler Suárez Torres Vázquez Vega Velasco Vidal"""),
        ("Sra.", "Sr."),
        double=True,
    ),
    "IT": Names(
        _words("""Alessandra Alice Antonella Arianna Beatrice Benedetta Bianca Camilla Carla Caterina Chiara Claudia
            Daniela Elena Elisa Emanuela Federica Francesca Gaia Giada Ginevra Giovanna Giulia Ilaria Irene Lucia
            Ludovica Margherita Marta Martina Michela Noemi Ornella Paola Roberta Serena Silvia Simona Valentina
            Viola"""),
        _words("""Alberto Alessio Andrea Antonio Carlo Cesare Claudio Cristiano Dario Davide Domenico Edoardo Elia
            Enrico Fabio Federico Filippo Francesco Gabriele Gianluca Giacomo Giorgio Giovanni Giuseppe Jacopo
            Leonardo Lorenzo Luca Marco Massimo Matteo Michele Nicolò Paolo Pietro Riccardo Salvatore Stefano Tommaso
            Umberto"""),
        _words("""Amato Barbieri Basile Battaglia Bellini Benedetti Bernardi Bianco Bruno Caputo Carbone Caruso
            Castelli Cattaneo Colombo Conti Coppola Costa D'Angelo De_Luca De_Santis Fabbri Farina Ferretti Fiore
            Fontana Galli Gatti Gentile Giordano Grassi Greco Grimaldi Leone Lombardi Longo Mancini Marchetti Mariani
            Marini Martinelli Mazza Monti Moretti Neri Orlando Pagano Palumbo Parisi Pellegrini Piras Ricci Rinaldi
            Riva Ruggiero Sala Santoro Serra Silvestri Testa Valentini Villa Vitale"""),
        ("Sig.ra", "Sig."),
    ),
    "NL": Names(
        _words("""Anneke Annelies Anouk Bo Carlijn Daphne Eline Esmee Eva Femke Fleur Floor Geertje Hanneke Ilse
            Inge Iris Jolien Judith Kim Lieke Liesbeth Lotte Maaike Manon Marijke Marloes Merel Mieke Mirjam Nienke
            Noor Roos Sanne Saskia Sofie Suzanne Tess Wendy Willemijn"""),
        _words("""Arjen Bart Bas Bram Coen Daan Dirk Erik Floris Frank Gerrit Gijs Hendrik Hidde Ivo Jan Jasper
            Jelle Jeroen Jesse Joost Joris Kees Koen Lars Luuk Maarten Mark Martijn Mees Menno Niels Pieter Rutger
            Ruud Sander Sjoerd Stijn Teun Thijs Wouter"""),
        _words("""Bakker Beekman Boersma Bos Bosman Brouwer Dekker Dijkstra Driessen El_Amrani Evers Gerritsen Groen
            Haan Hendriks Hermans Hoekstra Hofman Huisman Jacobs Jonker Kok Koster Kramer Kuiper Kuipers Lammers Maas
            Meijer Mol Mulder Peeters Post Postma Prins Schouten Sanders Scholten Smeets Timmermans Van_Beek
            Van_den_Berg Van_der_Heijden Van_der_Meer Van_Dongen Van_Leeuwen Verbeek Verhoeven Vermeer Visser Vos
            Wiersma Willems Zijlstra"""),
        ("Mevr.", "Dhr."),
    ),
    "SE": Names(
        _words("""Agnes Alva Anna-Karin Annika Astrid Birgitta Camilla Carina Cecilia Ebba Elin Elsa Emelie Eva
            Freja Frida Gunilla Hanna Helena Ida Ingrid Jenny Johanna Josefin Karin Klara Kristina Lena Linnéa Lovisa
            Maja Malin Märta Pernilla Saga Sigrid Sofia Therese Tuva Ulrika Ylva"""),
        _words("""Anders Arvid Axel Bengt Björn Christer Daniel David Elias Emil Erik Fredrik Göran Gustav Håkan
            Hampus Henrik Hugo Jakob Joakim Johan Jonas Kjell Lars-Erik Leif Linus Ludvig Magnus Mattias Mikael Nils
            Olof Oskar Per Peter Rasmus Sixten Stefan Sven Tobias Viktor Åke"""),
        _words("""Abrahamsson Ahlgren Åberg Åkesson Alm Arvidsson Bäckström Berglund Bergström Björk Blom Blomqvist
            Boström Claesson Dahlberg Edlund Ekström Eklund Engström Falk Forsberg Fransson Hedlund Hallberg Hellström
            Henriksson Holmgren Isaksson Jonasson Kjellberg Lindgren Lindholm Lindqvist Ljungberg Löfgren Lundin
            Lundqvist Martinsson Månsson Norberg Nordin Nordström Nyberg Öberg Öhman Palm Rosén Sandberg Sjöberg
            Sjögren Söderberg Strand Strömberg Sundberg Vikström Wallin Wikström"""),
        ("Fru", "Herr"),
    ),
    "JP": Names(
        _words("""Yui/結衣 Sakura/さくら Haruka/遥 Misaki/美咲 Aoi/葵 Yuna/優奈 Mio/美緒 Rin/凛 Hina/陽菜 Akane/茜
            Emi/恵美 Keiko/恵子 Yoko/洋子 Naomi/直美 Kaori/香織 Mayumi/真由美 Tomoko/智子 Yuki/由紀 Asuka/明日香
            Chihiro/千尋 Ayaka/彩香 Noriko/典子 Megumi/恵 Rie/理恵 Saori/沙織 Eriko/絵理子 Mai/舞 Nanami/七海"""),
        _words("""Haruto/陽翔 Sota/颯太 Yuto/悠斗 Ren/蓮 Riku/陸 Kaito/海斗 Daiki/大輝 Takumi/匠 Kenta/健太
            Shota/翔太 Ryo/亮 Makoto/誠 Hiroshi/浩 Takeshi/武 Kenji/健二 Koji/浩二 Satoshi/聡 Akira/明 Tetsuya/哲也
            Masato/正人 Kazuki/和樹 Naoki/直樹 Shinji/真司 Yusuke/裕介 Tsubasa/翼 Hayato/隼人 Jun/純 Osamu/修"""),
        _words("""Sato/佐藤 Takahashi/高橋 Tanaka/田中 Watanabe/渡辺 Ito/伊藤 Nakamura/中村 Kobayashi/小林 Kato/加藤
            Yoshida/吉田 Sasaki/佐々木 Yamaguchi/山口 Matsumoto/松本 Inoue/井上 Kimura/木村 Hayashi/林 Shimizu/清水
            Saito/斎藤 Mori/森 Abe/阿部 Ikeda/池田 Hashimoto/橋本 Ishii/石井 Ogawa/小川 Okada/岡田 Fujita/藤田
            Goto/後藤 Hasegawa/長谷川 Murakami/村上 Kondo/近藤 Sakamoto/坂本 Endo/遠藤 Aoki/青木 Fujii/藤井
            Nishimura/西村 Fukuda/福田 Ota/太田 Miura/三浦 Okamoto/岡本 Nakagawa/中川 Matsuda/松田 Harada/原田
            Ono/小野 Takeuchi/竹内 Kaneko/金子 Nakayama/中山"""),
        ("", ""),
    ),
    "BR": Names(
        _words("""Adriana Aline Amanda Ana_Paula Beatriz Bianca Bruna Camila Carolina Cláudia Daniela Débora Eduarda
            Elisa Fabiana Fernanda Flávia Gabriela Helena Isabela Jéssica Juliana Larissa Letícia Luana Luciana
            Maria_Clara Mariana Mônica Natália Patrícia Priscila Rafaela Renata Sabrina Simone Tatiana Thaís Vanessa
            Vitória"""),
        _words("""Alexandre Anderson André Antônio Artur Bruno Caio César Danilo Diego Douglas Eduardo Elias Fábio
            Felipe Fernando Flávio Francisco Gabriel Guilherme Gustavo Henrique Igor João João_Pedro Jorge José
            Leandro Leonardo Luís Marcelo Márcio Mateus Maurício Murilo Otávio Paulo Rafael Renato Rodrigo Sérgio
            Thiago Vinícius"""),
        _words("""Almeida Alves Amaral Araújo Assis Azevedo Barbosa Barros Batista Bezerra Borges Brito Cardoso
            Carvalho Castro Cavalcanti Correia Coutinho Cunha Dias Duarte Farias Ferreira Fonseca Freitas Furtado
            Gomes Guimarães Lacerda Leal Lopes Macedo Machado Magalhães Marques Martins Medeiros Melo Mendes Miranda
            Monteiro Moraes Moreira Moura Nascimento Nogueira Nunes Pacheco Peixoto Pinheiro Pinto Queiroz Ramos
            Rezende Rocha Sampaio Siqueira Tavares Teixeira Vasconcelos Viana Xavier"""),
        ("Sra.", "Sr."),
        double=True,
    ),
    "IN": Names(
        _words("""Aditi Aishwarya Ananya Anjali Aparna Bhavana Deepa Deepika Divya Gayatri Geeta Harini Ishita
            Kavita Kavya Lakshmi Madhuri Meera Meenakshi Nandini Neha Nisha Pallavi Pooja Preeti Priya Radhika Rashmi
            Revathi Ritu Sandhya Shalini Shreya Sneha Sunita Swati Tanvi Usha Vidya Zara"""),
        _words("""Abhishek Aditya Ajay Akash Amit Anand Anil Arjun Arun Ashwin Deepak Farhan Ganesh Gaurav Hari
            Harish Imran Karthik Kiran Kunal Mahesh Manish Manoj Mohan Naveen Nikhil Pradeep Prakash Rahul Raj Rajesh
            Ramesh Ravi Rohan Sandeep Sanjay Santosh Siddharth Suresh Varun Venkatesh Vijay Vikram Vinod Vivek"""),
        _words("""Acharya Agarwal Ahuja Banerjee Bhatt Bose Chakraborty Chatterjee Chauhan Chopra Das Deshmukh
            Deshpande Dixit Dutta George Ghosh Gokhale Gowda Gupta Hegde Iyengar Iyer Jadhav Jain Joshi Kadam Kamath
            Kapoor Kaur Khan Krishnan Kulkarni Kumar Mathew Mehra Menon Mishra Mukherjee Murthy Naidu Nair Pandey
            Parekh Patil Pillai Prasad Raghavan Rajan Raman Rao Reddy Saxena Sen Shah Sharma Shetty Singh Sinha
            Srinivasan Subramaniam Thakur Thomas Tiwari Trivedi Varghese Varma Verma Yadav"""),
        ("Ms", "Mr"),
    ),
    "CA": Names(
        _words("""Alexandra Amrit Annie Ashley Audrey Brooke Camille Chantal Danielle Emma Erica Gabrielle Geneviève
            Haley Heidi Jocelyn Joanne Kaitlyn Kelsey Lauren Leah Lindsay Mackenzie Maude Mei Melanie Mireille Morgan
            Naomi Paige Robyn Sandra Shannon Simone Sylvie Tara Taylor Tiffany Vanessa"""),
        _words("""Alexandre Benoit Blake Bradley Brian Cameron Chris Cody Connor Corey Curtis Dave Dylan Étienne
            Evan Francis Gavin Gordon Guy Harjit Ian Jean-François Jeff Jordan Kyle Liam Logan Luc Marc-André Martin
            Mathieu Neil Nolan Paul Pierre Ryan Sean Shawn Spencer Stéphane Travis Trevor Tyler Wei Yves"""),
        _words("""Archambault Arsenault Bédard Beaulieu Bélanger Bouchard Burke Campbell Chan Chapman Chow Cloutier
            Cormier Côté Desjardins Doyle Drouin Fortin Fraser Friesen Gagnon Gill Grewal Hamilton Henderson Ho Hughes
            Kang Kennedy Lachance Lafleur Lapointe Lau Lavoie Leblanc Leung MacDonald MacKinnon Martel McLean McPhee
            Morin Murray Nadeau Ouellet Pelletier Penner Reimer Robertson Sandhu Sidhu Simard Stewart Thibault
            Tremblay Vaillancourt Wiebe Wong Yip Zhang"""),
        ("Ms.", "Mr."),
    ),
    "AU": Names(
        _words("""Alana Amy Bec Belinda Bridget Brooke Caitlin Carly Chelsea Clara Courtney Ebony Ella Felicity
            Gemma Georgia Hayley Holly Indiana Jacinta Jade Kate Keira Kylie Leanne Linh Mahalia Matilda Mia Narelle
            Nikki Renee Ruby Sally Sienna Skye Tahlia Tamsin Tegan Willow"""),
        _words("""Adrian Angus Ashton Baxter Beau Blair Brad Brett Byron Campbell Chad Clancy Cooper Craig Damian
            Darcy Dean Flynn Fraser Glen Hamish Harrison Heath Jai Jarrod Jed Kieran Lachlan Leigh Mitchell Ned Paul
            Riley Rohan Ross Shane Tim Toby Trent Wade Warren Zac"""),
        _words("""Abernethy Armitage Baldwin Barclay Boland Broadbent Callaghan Carmody Cassidy Cockburn Costello
            Cullen Darmody Devlin Doherty Drummond Fairweather Fitzgerald Galvin Gibson Haddad Halloran Hennessy
            Hickey Hogan Jansz Kavanagh Keogh Killen Lonergan Lowe Macarthur Mahoney McGrath McInnes Moffat Moloney
            Mulligan Ngo Nicholls O'Dowd O'Shea Papadopoulos Pascoe Pham Quinlan Rafter Rowe Scanlon Sheehan Tran
            Treloar Tully Vella Wallis Wearne Whelan Wilkie Yeo"""),
        ("Ms", "Mr"),
    ),
    "PL": Names(
        _words("""Agata Agnieszka Aleksandra Alicja Aneta Anna Barbara Beata Bożena Danuta Dominika Dorota Edyta
            Elżbieta Ewa Gabriela Grażyna Hanna Iwona Izabela Joanna Jolanta Justyna Kamila Karolina Katarzyna Kinga
            Krystyna Magdalena Małgorzata Marta Martyna Monika Natalia Oliwia Paulina Renata Sylwia Urszula Wiktoria
            Zofia"""),
        _words("""Adam Aleksander Andrzej Arkadiusz Artur Bartosz Bogdan Dariusz Dawid Dominik Filip Grzegorz Hubert
            Jacek Jakub Janusz Jarosław Kacper Kamil Karol Konrad Krzysztof Łukasz Maciej Marcin Marek Mariusz Mateusz
            Michał Paweł Piotr Przemysław Radosław Rafał Robert Sebastian Sławomir Stanisław Szymon Tomasz Wojciech
            Zbigniew"""),
        _POLISH,
        ("Pani", "Pan"),
        last_f=_polish_women(_POLISH),
    ),
}
