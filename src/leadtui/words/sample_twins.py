"""How the same person comes in a second time, written otherwise: the near duplicates of the sample data."""

from __future__ import annotations

NICKNAMES: dict[str, str] = {
    "Robert": "Bob", "William": "Bill", "Richard": "Rick", "Elizabeth": "Liz", "Katherine": "Kate", "Margaret": "Peggy",
    "Christopher": "Chris", "Michael": "Mike", "Jennifer": "Jen", "Samantha": "Sam", "Thomas": "Tom", "Timothy": "Tim",
    "Joseph": "Joe", "Edward": "Ted", "Rebecca": "Becky", "Patricia": "Pat", "Daniel": "Dan", "Matthew": "Matt",
    "Frederick": "Fred", "Catherine": "Cathy", "Philippa": "Pippa", "Jonathan": "Jon", "Georgina": "Georgie",
    "Alexander": "Alex", "Nicholas": "Nick", "Francisco": "Paco", "José": "Pepe", "Ignacio": "Nacho", "Dolores": "Lola",
    "Mercedes": "Merche", "Montserrat": "Montse", "Giuseppe": "Beppe", "Francesca": "Franca", "Salvatore": "Totò",
    "Katharina": "Kathi", "Margarethe": "Grete", "Johannes": "Hannes", "Sebastian": "Basti", "Stefanie": "Steffi",
    "Franziska": "Franzi", "Wolfgang": "Wolf", "Hendrik": "Henk", "Willemijn": "Mijn", "Kristina": "Stina",
    "Krzysztof": "Krzysiek", "Małgorzata": "Gosia", "Aleksandra": "Ola", "Katarzyna": "Kasia", "Stanisław": "Staszek",
    "Agnieszka": "Aga", "Guilherme": "Gui", "Gabriela": "Gabi", "Eduardo": "Edu", "Fernanda": "Nanda",
    "Emmanuelle": "Emma", "Guillaume": "Guy", "Jean-Baptiste": "JB", "Alexandre": "Alex", "Siddharth": "Sid",
    "Lakshmi": "Laxmi", "Venkatesh": "Venky", "Lachlan": "Lachie", "Jacinta": "Jaz", "Mitchell": "Mitch",
}  # fmt: skip
"""What some are called for short, as another list may have them."""
