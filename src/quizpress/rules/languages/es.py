"""Spanish."""

from quizpress.rules.languages import LanguageWords

_ALL = r"tod[oa]s|amb[oa]s"
_ABOVE = (
    r"anteriores|opciones|respuestas|afirmaciones|alternativas|demás|mencionad[oa]s|indicad[oa]s"
)
_RIGHT = r"correct[oa]s?|verdader[oa]s?|ciert[oa]s?|válid[oa]s?"

WORDS = LanguageWords(
    function_words=frozenset(
        """
        a al algo algún alguna algunas alguno algunos ante antes aquel aquella aquellas aquellos
        aquí así aun aunque bajo bien cada como con contra cual cuales cualquier cuando cuanto
        cuántas cuánto cuántos cuál cuáles cuándo cómo de del desde donde dónde durante e el él
        ella ellas ellos en entonces entre era eran es esa esas ese eso esos esta está estaba
        estaban están estar estas este esto estos fue fueron ha había habían han hasta hay hubo la
        las le les lo los llama llamaba más me menos mi mientras mis mucho muchos muy ni no nos
        nosotros nuestra nuestro o os otra otras otro otros para pero poco por porque pues que qué
        quien quién quienes quiénes se sea según ser si sí sido sin sino sobre solo son su sus
        también tampoco tan tanto te tenía tener tiene tienen todo todos toda todas tras tu tus u
        un una unas uno unos y ya yo
        """.split()  # noqa: SIM905  A list of quoted words would fill the screen.
    ),
    endings=(
        "aciones", "ación", "iones", "mente", "ados", "adas", "idos", "idas", "ando", "iendo",
        "ado", "ada", "ido", "ida", "ión", "aron", "ieron", "ar", "er", "ir", "es", "os", "as",
        "s", "a", "o", "e",
    ),
    question_words=frozenset(
        """
        qué cuál cuáles quién quiénes cuándo dónde adónde cómo cuánto cuánta cuántos cuántas
        """.split()  # noqa: SIM905  As above.
    ),
    what_words=frozenset(["qué", "cuál", "cuáles"]),
    all_above_pattern=(
        rf"(?:{_ALL}) (?:(?:las|los|estas|estos|esas|esos) )?(?:(?:dos|tres|cuatro) )?(?:{_ABOVE})"
        rf"(?: (?:{_ABOVE}|indicadas|mencionadas|de arriba))*(?: son (?:{_RIGHT}))?"
        rf"|(?:{_ALL}) (?:(?:las|los) )?(?:(?:dos|tres) )?son (?:{_RIGHT})"
        r"|las (?:dos|tres) (?:anteriores|respuestas|opciones)(?: son (?:correctas|ciertas))?"
        r"|todo lo anterior|todas ellas|todos ellos"
    ),
    all_above_starts=("tod", "amb", "cualquier", "las ", "los "),
    none_above_pattern=(
        rf"ningun[oa] de (?:(?:las|los|estas|estos|esas|esos) )?(?:(?:dos|tres) )?(?:{_ABOVE}|"
        rf"ell[oa]s)"
        rf"(?: (?:{_ABOVE}|indicadas|mencionadas|de arriba))*(?: es (?:{_RIGHT}))?"
        rf"|ningun[oa](?: (?:anterior|respuesta|opción))?(?: es)? (?:{_RIGHT})|ninguna anterior"
        r"|ningun[oa] de (?:estas|estos|ellas|ellos|las dos|los dos)|nada de lo anterior"
    ),
    none_above_starts=("ning", "nada"),
    combined_pattern=(
        r"(?i:(?:(?:solo|sólo|solamente|tanto|ni|opción|opciones|respuestas?|afirmaciones|las?|"
        r"los?) )*)LABEL"
        r"(?i:(?:,? y |,? e |,? o |, ?| ?& ?| como |,? ni )(?:la )?LABEL)+"
        r"(?i: son (?:correctas|ciertas|verdaderas))?(?i: (?:solamente|únicamente))?"
        r"|(?i:(?:solo|sólo|solamente|únicamente) )LABEL|LABEL(?i: (?:solamente|únicamente))"
    ),
    true_false=frozenset(["verdadero", "falso", "verdadera", "falsa", "sí", "si", "no", "cierto"]),
    negative_pattern=(
        r"\b(?:excepto|salvo|menos|a excepción de)\b(?: (?:un[oa]?|cuál|por|de))*\W*$"
        r"|\bexcepto una\b"
        r"|(?:^|[¿.?!:,;]) ?(?:(?:en|a|de|con|para|desde) )?"
        r"(?<!por )\b(?:cuál|cuáles|qué|quién|quiénes|dónde)\b"
        r"(?:(?!\b(?:que|quien|si|cuando|cual|porque|o|dice|dijo)\b)[^,;:.?!¿])*?"
        r"\b(?:no|nunca)\b(?! (?:solo|sólo|menos|más que|solamente|\w+[ai]d[oa]s?|frances[ae]s?)\b)"
    ),
    negative_words=frozenset(["no", "nunca", "excepto", "salvo", "menos", "excepción"]),
    contrast_words=frozenset(
        """
        antes después más menos primer primero primera último última próximo anterior mayor menor
        grande pequeño alto bajo norte sur oeste izquierda derecha empieza termina comienza máximo
        mínimo aumenta disminuye ganó perdió
        """.split()  # noqa: SIM905  As above.
    ),
    contentless_pattern=(
        r"¿? ?(?:cuál|cuáles|qué)(?: de (?:las|los|estas|estos))?(?: siguientes)?"
        r"(?: (?:opción|opciones|afirmación|afirmaciones|respuestas?|enunciados?|frases?))?"
        r"(?: siguientes?)? (?:no )?(?:es|son)(?: la| el| las| los)?(?: (?:respuesta|opción|"
        r"afirmación))?"
        r" (?:correct[oa]s?|incorrect[oa]s?|verdader[oa]s?|fals[oa]s?|ciert[oa]s?) ?[?:.]?"
        r"|(?:elige|elija|escoge|escoja|selecciona|seleccione|marca|marque|señala|señale|indica|"
        r"indique)"
        r" la (?:respuesta|opción|afirmación) (?:correcta|incorrecta|verdadera|falsa) ?[?:.]?"
    ),
    alternative_words=frozenset(["o", "u", "entre"]),
    imperative_pattern=(
        r"(?:^|[.!?:,] )(?:nombr|enumer|indi[cq]|defin|describ|expli[cq]|complet|eli[gj]|escrib|"
        r"traduc|traduzc|orden|calcul|menciona|mencione|señal|cit[ae]|di |diga|resum|compar|"
        r"relacion|marc|marque|seleccion|identifi|escoj|escog|justifi|demuestr|dibuj|verdadero o)"
    ),
    double_pattern=(
        r",? [ye] (?:cuándo|dónde|por qué|cómo|quién|quiénes|(?:en|a|de|con|para) (?:qué|quién)|"
        r"qué|"
        r"cuál|cuáles|cuánt[oa]s?)\b(?=[^?]*\?\W*$)"
    ),
    stale_words=frozenset(
        """
        ayer mañana anoche pasado pasada próximo próxima este esta recientemente hace lunes martes
        miércoles jueves viernes
        """.split()  # noqa: SIM905  As above.
    ),
    stale_pattern=(
        r"\b(?:ayer|mañana por la|anoche|la semana pasada|el (?:mes|año) pasado|la próxima semana|"
        r"el próximo (?:mes|año)|est[ea] (?:semana|mes|año|mañana|tarde|noche)|recientemente|"
        r"hace (?:un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|\d{1,2}) "
        r"(?:minutos?|horas?|días?|semanas?|mes(?:es)?|años?)|el (?:lunes|martes|miércoles|jueves|"
        r"viernes)(?: pasado| próximo))\b"
    ),
    dated_pattern=r"\b1\d{3}\b|\b20\d\d\b|\bsiglo\b",
    article_words=frozenset([
        "artículo", "texto", "pasaje", "autor", "autora", "noticia", "párrafo",
    ]),
    article_pattern=(
        r"\b(?:según|de acuerdo con|como (?:dice|indica|menciona)) (?:el|este|la|esta) "
        r"(?:artículo|texto|pasaje|autor|autora|noticia|párrafo)\b(?! \d)"
        r"|\ben (?:el|este) (?:artículo|texto|pasaje)\b(?! \d)"
    ),
    pronouns=frozenset(["él", "ella", "ellos", "ellas"]),
    weighty_words=frozenset(
        """
        no ni nunca más menos muy mucho muchos poco todo todos toda todas otro otra sin con sobre
        bajo ante antes contra desde hasta entre tras por para en a de yo tú tu él ella nosotros
        ellos ellas me te se nos os le les lo la los las el un una qué quién cuál cuándo dónde cómo
        es son era eran fue fueron ser está están estar ha hay tener tiene tienen
        """.split()  # noqa: SIM905  As above.
    ),
    numbers={
        "cero": 0, "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5,
        "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12,
        "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16, "diecisiete": 17,
        "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiuno": 21, "veintiún": 21,
        "veintidós": 22, "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25,
        "veintiséis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30,
        "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
        "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300,
        "cuatrocientos": 400, "quinientos": 500, "seiscientos": 600, "setecientos": 700,
        "ochocientos": 800, "novecientos": 900, "docena": 12, "medio": 0.5, "media": 0.5,
        "primer": 1, "primero": 1, "primera": 1, "segundo": 2, "segunda": 2, "tercer": 3,
        "tercero": 3, "tercera": 3, "cuarto": 4, "cuarta": 4, "quinto": 5, "quinta": 5,
        "sexto": 6, "sexta": 6, "séptimo": 7, "séptima": 7, "octavo": 8, "octava": 8, "noveno": 9,
        "novena": 9, "décimo": 10, "décima": 10, "veintiuna": 21, "doscientas": 200,
        "trescientas": 300, "cuatrocientas": 400, "quinientas": 500, "seiscientas": 600,
        "setecientas": 700, "ochocientas": 800, "novecientas": 900,
        "ambos": 2, "ambas": 2, "doble": 2,
    },
    ordinal_words=frozenset(
        """
        primer primero primera segundo segunda tercer tercero tercera cuarto cuarta quinto quinta
        sexto sexta séptimo séptima octavo octava noveno novena décimo décima
        """.split()  # noqa: SIM905  As above.
    ),
    scales={"mil": 1e3, "millón": 1e6, "millones": 1e6, "billón": 1e12, "billones": 1e12},
    spans={"década": 10, "décadas": 10, "siglo": 100, "siglos": 100},
    units={
        "segundo": ("time", 1), "segundos": ("time", 1), "minuto": ("time", 60),
        "minutos": ("time", 60), "hora": ("time", 3600), "horas": ("time", 3600),
        "día": ("time", 86400), "días": ("time", 86400), "semana": ("time", 604800),
        "semanas": ("time", 604800), "mes": ("time", 2629800), "meses": ("time", 2629800),
        "año": ("time", 31557600), "años": ("time", 31557600), "década": ("time", 315576000),
        "décadas": ("time", 315576000), "siglo": ("time", 3155760000),
        "siglos": ("time", 3155760000),
    },
    months=tuple(
        frozenset(names.split())
        for names in (
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
            "septiembre setiembre", "octubre", "noviembre", "diciembre",
        )
    ),
    weekdays=tuple(
        frozenset([name])
        for name in ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
    ),
    decimal=",",
)  # fmt: skip
