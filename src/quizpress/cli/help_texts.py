"""What the help says of each command: what it is for, its commonest uses, what else to know."""

from typing import NamedTuple

ABOUT = "Questions and answers in YAML, pressed into Anki decks and printable quizzes."
USES = """\
  quizpress new rivers             begins decks/rivers.yaml, a card of each kind
  quizpress build                  checks and presses all of decks/ into build/
  quizpress check decks/news.yaml  only reports what is wrong with one deck"""
MORE = "`quizpress COMMAND --help` tells of one command."


class CommandHelp(NamedTuple):
    """The sort of a command, what it does in one line, its commonest uses, what else to know."""

    group: str
    says: str
    uses: str
    more: str = ""


COMMANDS: dict[str, CommandHelp] = {
    # in the order in which they are listed
    "new": CommandHelp(
        "decks",
        "begin a deck, with an example or laid out for an article",
        """\
  quizpress new rivers                            a card of each kind
  quizpress new news --article a.txt              a question for each paragraph
  quizpress new news --article a.txt --keep-text  and its text beside the deck""",
        """\
Of an article (.txt, .md, .html, .docx) the deck says six words a paragraph, as
it may be under copyright; --keep-text writes its text beside the deck, for you
alone. Nothing that is there is overwritten.""",
    ),
    "check": CommandHelp(
        "decks",
        "report what is wrong with decks, press nothing",
        """\
  quizpress check                      all of decks/
  quizpress check --fix                mends what is safe to mend
  quizpress check --explain all-above  what a code means, and how sure it is""",
    ),
    "build": CommandHelp(
        "decks",
        "check decks, and press them into Anki packages and sheets",
        """\
  quizpress build                     all of decks/, into build/
  quizpress build decks/news.yaml     one deck, into build/news/
  quizpress build --pdf --versions 3  versions A, B and C with keys, as PDF too""",
        """\
Commit the .lock file that is written beside each deck: it keeps every learner's
review history with the right card when you edit, move or add questions.""",
    ),
    "preview": CommandHelp(
        "decks",
        "show decks in a browser while you write them",
        """\
  quizpress preview --open           all of decks/
  quizpress preview decks/news.yaml  one deck
  quizpress preview --host 0.0.0.0   for a phone in the same network, too""",
        """\
Shows quiz, key, flashcards, coverage, and each card as in Anki, and follows
each file that is saved. It writes nothing, and runs until Ctrl-C.""",
    ),
    "plan": CommandHelp(
        "Anki",
        "show what the next build changes in Anki",
        """\
  quizpress plan                  what learners get with the next build
  quizpress plan decks/news.yaml  the same of one deck
  quizpress plan --anki           and which notes were changed in Anki meanwhile""",
    ),
    "push": CommandHelp(
        "Anki",
        "build decks, and bring them into a running Anki",
        """\
  quizpress push --dry-run          what would change, in decks and in Anki
  quizpress push                    all of decks/
  quizpress push --removed suspend  and suspends what decks have no more""",
        "Anki has to run with the add-on AnkiConnect (2055492159).",
    ),
    "pull": CommandHelp(
        "Anki",
        "bring what was changed in Anki back into decks",
        """\
  quizpress pull               what was changed, as differences of deck files
  quizpress pull --apply       writes it into the decks; a terminal asks first
  quizpress pull > anki.patch  the same as a patch""",
        """\
Questions, answers, explanations, hints and corrections come back; what cannot
is told. Anki has to run with the add-on AnkiConnect (2055492159).""",
    ),
    "lock": CommandHelp(
        "upkeep",
        "look at locks, and repair them after a merge",
        """\
  quizpress lock                  how many notes each lock holds
  quizpress lock decks/news.yaml  that of one deck
  quizpress lock --repair         keeps the notes of both sides of a merge""",
    ),
    "templates": CommandHelp(
        "upkeep",
        "copy the templates of HTML sheets, to change them",
        "  quizpress templates sheets  writes them into sheets/",
        """\
`quizpress build --templates sheets` builds with them, and with ours where one
is missing. They are templates of Jinja, and run in a sandbox.""",
    ),
    "schema": CommandHelp(
        "upkeep",
        "print the JSON Schema of decks, for editors",
        """\
  quizpress schema > deck.schema.json            of decks
  quizpress schema --settings > all.schema.json  of quizpress.yaml, beside decks""",
    ),
    "completion": CommandHelp(
        "upkeep",
        "print what makes a shell complete commands, codes and files",
        """\
  quizpress completion bash >> ~/.bashrc  for bash, from its next start on
  quizpress completion zsh >> ~/.zshrc    for zsh, from its next start on
  quizpress completion fish | source      for fish, until it is closed""",
        """\
In zsh, `autoload -U compinit; compinit` comes before it. For fish to keep it,
write it to ~/.config/fish/completions/quizpress.fish.""",
    ),
}
