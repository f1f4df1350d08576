"""Facts, and forms to ask for them in, of which decks are made at random."""

from typing import NamedTuple


class Fact(NamedTuple):
    """What fills the slots of a form, and the answer."""

    slots: tuple[str, ...]
    answer: str

    def asked(self, form: str) -> str:
        return form.format(*self.slots)


class World(NamedTuple):
    """Facts of one kind, and the forms in which each can be asked.

    Mixed decks hold cards of all forms from the start; in a plain text no word can be left out.
    """

    name: str
    kind: str
    forms: tuple[str, ...]
    facts: tuple[Fact, ...]
    mixed: bool = False
    plain: bool = False


def _facts(text: str) -> tuple[Fact, ...]:
    rows = [row.strip().split("=") for row in text.replace("\n", ";").split(";") if row.strip()]
    return tuple([Fact((left.strip(),), right.strip()) for left, right in rows])


CAPITALS = _facts("""
Portugal=Lisbon; Spain=Madrid; France=Paris; Italy=Rome; Greece=Athens; Turkey=Ankara; Iran=Tehran
Iraq=Baghdad; Syria=Damascus; Egypt=Cairo; Libya=Tripoli; Algeria=Algiers; Morocco=Rabat
Niger=Niamey; Nigeria=Abuja; Chad=N'Djamena; Mali=Bamako; Malta=Valletta; Malawi=Lilongwe
Austria=Vienna; Australia=Canberra; Slovakia=Bratislava; Slovenia=Ljubljana; Sweden=Stockholm
Switzerland=Bern; Norway=Oslo; Denmark=Copenhagen; Finland=Helsinki; Iceland=Reykjavik
Ireland=Dublin; Latvia=Riga; Lithuania=Vilnius; Estonia=Tallinn; Poland=Warsaw; Germany=Berlin
Belgium=Brussels; Hungary=Budapest; Romania=Bucharest; Bulgaria=Sofia; Serbia=Belgrade
Croatia=Zagreb; Albania=Tirana; Armenia=Yerevan; Georgia=Tbilisi; India=New Delhi
Indonesia=Jakarta; China=Beijing; Japan=Tokyo; Mongolia=Ulaanbaatar; Nepal=Kathmandu
North Korea=Pyongyang; South Korea=Seoul; Sudan=Khartoum; South Sudan=Juba; Gambia=Banjul
Zambia=Lusaka; Zimbabwe=Harare; Kenya=Nairobi; Ghana=Accra; Guinea=Conakry; Peru=Lima
Guinea-Bissau=Bissau; Equatorial Guinea=Malabo; Chile=Santiago; Brazil=Brasília; Cuba=Havana
Paraguay=Asunción; Uruguay=Montevideo; Bolivia=Sucre; Ecuador=Quito; Colombia=Bogotá
Venezuela=Caracas; Panama=Panama City; Dominica=Roseau; Dominican Republic=Santo Domingo
Mexico=Mexico City; Canada=Ottawa; Fiji=Suva; Oman=Muscat; Yemen=Sanaa; Qatar=Doha
""")
AUTHORS = _facts("""
Othello=Shakespeare; Macbeth=Shakespeare; Hamlet=Shakespeare; King Lear=Shakespeare
The Tempest=Shakespeare; Henry V=Shakespeare; Henry VI=Shakespeare; Julius Caesar=Shakespeare
Twelfth Night=Shakespeare; Richard III=Shakespeare; Coriolanus=Shakespeare; Cymbeline=Shakespeare
Emma=Austen; Persuasion=Austen; Mansfield Park=Austen; Northanger Abbey=Austen
Pride and Prejudice=Austen; Sense and Sensibility=Austen; Oliver Twist=Dickens; Hard Times=Dickens
Bleak House=Dickens; Great Expectations=Dickens; David Copperfield=Dickens; Little Dorrit=Dickens
A Tale of Two Cities=Dickens; Barnaby Rudge=Dickens; War and Peace=Tolstoy; Anna Karenina=Tolstoy
Resurrection=Tolstoy; Hadji Murat=Tolstoy; The Idiot=Dostoevsky; Demons=Dostoevsky
Crime and Punishment=Dostoevsky; The Gambler=Dostoevsky; Poor Folk=Dostoevsky; Germinal=Zola
Nana=Zola; Thérèse Raquin=Zola; Faust=Goethe; Egmont=Goethe; Torquato Tasso=Goethe; Ulysses=Joyce
Dubliners=Joyce; Finnegans Wake=Joyce; Middlemarch=Eliot; Silas Marner=Eliot; Romola=Eliot
Adam Bede=Eliot; Dracula=Stoker; Frankenstein=Shelley; Ivanhoe=Scott; Waverley=Scott
""")
ANIMALS = _facts("""
dog=yes; cat=yes; bat=yes; rat=yes; cow=yes; pig=yes; fox=yes; wolf=yes; bear=yes; deer=yes
horse=yes; whale=yes; dolphin=yes; otter=yes; rabbit=yes; mouse=yes; moose=yes; goat=yes; boar=yes
hen=no; owl=no; eel=no; ant=no; bee=no; fly=no; crab=no; crow=no; toad=no; frog=no; shark=no
eagle=no; beetle=no; spider=no; lizard=no; salmon=no; turtle=no; trout=no; raven=no; robin=no
""")
LANDS = tuple(
    Fact((name, where), "true" if number % 3 else "false")
    for where, names in {
        "Europe": "Portugal Spain Austria Latvia Malta Norway Poland Serbia Croatia Ireland",
        "Africa": "Niger Nigeria Mali Malawi Kenya Ghana Gambia Zambia Sudan Guinea Morocco Chad",
        "Asia": "Iran Iraq Oman Nepal India Japan China Yemen Qatar Syria Armenia Mongolia",
        "America": "Peru Chile Cuba Panama Brazil Paraguay Uruguay Bolivia Mexico Canada Ecuador",
    }.items()
    for number, name in enumerate(names.split())
)
SUBJECTS = (
    ("the Suez Canal", "1869"), ("the Panama Canal", "1914"), ("the Eiffel Tower", "1889"),
    ("the Berlin Wall", "1961"), ("the Channel Tunnel", "1994"), ("the Golden Gate Bridge", "1937"),
    ("the first railway", "1825"), ("the old harbour", "1710"), ("the stone bridge", "1357"),
)  # fmt: skip
ASKED = (
    ("How long is {0}?", "{1} metres"),
    ("Who paid the workers of {0}?", "company {1}"),
    ("In which year was {0} opened?", "{1}"),
    ("Why was the building of {0} delayed?", "A flood of {1} had damaged the works"),
    ("Which engineer drew the plans for {0}?", "engineer {1}"),
    ("How many people died while {0} was built?", "{1} people"),
    ("What did newspapers call {0} at first?", "folly number {1}"),
    ("Who sold the land around {0} to the city?", "family {1}"),
    ("What material makes {0} so heavy?", "granite of {1}"),
)
PROSE = tuple(
    Fact((question.format(name),), answer.format(name, year))
    for name, year in SUBJECTS
    for question, answer in ASKED
)
RIVERS = tuple(
    Fact((river, source, sea), f"{river} · {source}")
    for river, source, sea in (
        ("Rhine", "Switzerland", "North Sea"), ("Danube", "Germany", "Black Sea"),
        ("Elbe", "Bohemia", "North Sea"), ("Rhone", "Switzerland", "Mediterranean"),
        ("Volga", "Russia", "Caspian Sea"), ("Po", "Piedmont", "Adriatic"),
        ("Ebro", "Cantabria", "Mediterranean"), ("Tagus", "Aragon", "Atlantic"),
        ("Loire", "Ardèche", "Atlantic"), ("Seine", "Burgundy", "Channel"),
        ("Oder", "Moravia", "Baltic Sea"), ("Vistula", "Silesia", "Baltic Sea"),
        ("Dnieper", "Russia", "Black Sea"), ("Dniester", "Ukraine", "Black Sea"),
        ("Thames", "Gloucestershire", "North Sea"), ("Severn", "Wales", "Celtic Sea"),
        ("Indus", "Tibet", "Arabian Sea"), ("Mekong", "Tibet", "South China Sea"),
        ("Congo", "Zambia", "Atlantic"), ("Niger", "Guinea", "Atlantic"),
        ("Zambezi", "Zambia", "Indian Ocean"), ("Orinoco", "Venezuela", "Atlantic"),
        ("Yukon", "Canada", "Bering Sea"), ("Murray", "Australia", "Southern Ocean"),
    )
)  # fmt: skip
CHINESE = _facts("""
法国=巴黎; 英国=伦敦; 德国=柏林; 意大利=罗马; 西班牙=马德里; 葡萄牙=里斯本; 希腊=雅典; 土耳其=安卡拉
埃及=开罗; 伊朗=德黑兰; 伊拉克=巴格达; 印度=新德里; 印度尼西亚=雅加达; 日本=东京; 韩国=首尔
朝鲜=平壤; 越南=河内; 泰国=曼谷; 蒙古=乌兰巴托; 俄罗斯=莫斯科; 波兰=华沙; 瑞典=斯德哥尔摩
瑞士=伯尔尼; 挪威=奥斯陆; 芬兰=赫尔辛基; 丹麦=哥本哈根; 古巴=哈瓦那; 巴西=巴西利亚; 智利=圣地亚哥
秘鲁=利马; 墨西哥=墨西哥城; 加拿大=渥太华; 肯尼亚=内罗毕; 加纳=阿克拉; 尼日尔=尼亚美
尼日利亚=阿布贾
""")
GERMAN = _facts("""
Portugal=Lissabon; Spanien=Madrid; Frankreich=Paris; Italien=Rom; Griechenland=Athen; Japan=Tokio
Türkei=Ankara; Ägypten=Kairo; Marokko=Rabat; Österreich=Wien; Australien=Canberra; Ungarn=Budapest
Slowakei=Bratislava; Slowenien=Ljubljana; Schweden=Stockholm; Norwegen=Oslo; Dänemark=Kopenhagen
Finnland=Helsinki; Irland=Dublin; Island=Reykjavik; Estland=Tallinn; Polen=Warschau; Chile=Santiago
Belgien=Brüssel; Rumänien=Bukarest; Bulgarien=Sofia; Serbien=Belgrad; Kroatien=Zagreb; Kuba=Havanna
""")
TRAITS = tuple(
    Fact((name, trait), answer)
    for name, answers in {
        "copper": "yyyynn",
        "iron": "yynynn",
        "gold": "yyyynn",
        "sulfur": "nnnyyn",
        "neon": "nnnynn",
        "mercury": "yynnyn",
        "glass": "nnnnny",
        "rubber": "nnnnnn",
        "carbon": "nnnyny",
    }.items()
    for trait, answer in zip(
        ("a metal", "shiny", "used for coins", "an element", "poisonous", "brittle"),
        ["yes" if letter == "y" else "no" for letter in answers],
        strict=True,
    )
)
SUMS = tuple(
    Fact((f"{a} {sign} {b}",), str(a + b if sign == "+" else a * b))
    for a in range(2, 16)
    for b in range(a, 16)
    for sign in "+×"
    if (a * b) % 3
)

WORLDS = (
    World(
        "capitals",
        "short",
        (
            "What is the capital of {0}?",
            "Which city is the capital of {0}?",
            "Name the capital of {0}.",
            "What is the name of the capital of {0}?",
            "{0}: what is its capital?",
        ),
        CAPITALS,
    ),
    World(
        "authors",
        "short",
        (
            "Who wrote {0}?",
            "Who is the author of {0}?",
            "{0} was written by whom?",
            "Which writer wrote {0}?",
        ),
        AUTHORS,
    ),
    World(
        "claims",
        "true-false",
        (
            "{0} lies in {1}.",
            "{0} is situated in {1}.",
            "{0} is a country in {1}.",
            "One country in {1} is {0}.",
        ),
        LANDS,
    ),
    World(
        "animals",
        "short",
        (
            "Is a {0} a mammal?",
            "Is the {0} a mammal?",
            "Does a {0} count as a mammal?",
            "Is it right that a {0} is a mammal?",
        ),
        ANIMALS,
        plain=True,
    ),
    World("prose", "short", ("{0}", "According to the article: {0}", "Say briefly, {0}"), PROSE),
    World(
        "clozes",
        "cloze",
        (
            "The {{{{{0}}}}} rises in {{{{{1}}}}} and ends in the {2}.",
            "In {{{{{1}}}}} rises the {{{{{0}}}}}, which ends in the {2}.",
            "The river {{{{{0}}}}} rises in {{{{{1}}}}} and reaches the {2}.",
        ),
        RIVERS,
    ),
    World(
        "pairs",
        "matching",
        (
            "Which capital belongs to which country? · {0}",
            "Match each country with its capital. · {0}",
            "Which capital belongs to which country? · the {0}",
        ),
        CAPITALS,
    ),
    World(
        "Chinese",
        "short",
        ("{0}的首都是哪里？", "哪个城市是{0}的首都？", "{0}的首都叫什么？"),
        CHINESE,
        plain=True,
    ),
    World(
        "German",
        "short",
        (
            "Was ist die Hauptstadt von {0}?",
            "Wie heißt die Hauptstadt von {0}?",
            "Welche Stadt ist die Hauptstadt von {0}?",
        ),
        GERMAN,
    ),
    World(
        "traits",
        "short",
        ("Is {0} {1}?", "Would you call {0} {1}?", "Can we say that {0} is {1}?"),
        TRAITS,
    ),
    World("sums", "short", ("What is {0}?", "How much is {0}?", "Work out {0}."), SUMS),
    World(
        "many forms",
        "short",
        (
            "What is the capital of {0}?",
            "Which city is the capital of {0}?",
            "Name the capital of {0}.",
        ),
        CAPITALS,
        mixed=True,
    ),
)
