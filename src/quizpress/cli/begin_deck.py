"""The command that begins a deck."""

import os
from argparse import Namespace
from pathlib import Path

from quizpress.cli.print_problems import print_problems
from quizpress.decks import WrongUseError
from quizpress.draft.article_file import ARTICLE_ENDS, read_article
from quizpress.draft.deck_name import find_files_in_the_way
from quizpress.draft.new_deck import NewDeck, make_article_files, make_example_files
from quizpress.draft.plain_article import ArticleText, UnreadableArticleError
from quizpress.misspelt import nearest_word
from quizpress.problem import Problem, about_file
from quizpress.report.text import counted
from quizpress.write import write_files


def begin_deck(options: Namespace) -> bool:
    """Write the deck that is asked for and say so; return whether that went well.

    Raises:
        WrongUseError: options do not go together, or something is there that it would overwrite.
    """
    deck = NewDeck(options.name, options.out, options.url or "")
    if not options.article and (options.keep_text or options.url):
        raise WrongUseError("--url and --keep-text are about an article; name it with --article")
    article, problem = None, None
    if options.article:
        _refuse_no_file(options.article)
        article, problem = _read_article(options.article)
    if not problem:
        problem = _write_deck(deck, article, keep_text=options.keep_text)
    if problem:
        print_problems([problem])
        return False
    what = (
        f"laid out for {counted(len(article.paragraphs), 'paragraph')}"
        if article
        else "one card of each kind"
    )
    print(f"{deck.path}: {what}; put your own questions in place of the example")
    return True


def _refuse_no_file(path: Path) -> None:
    """Refuse an article that is not there, and name the file that was probably meant."""
    if os.path.isdir(path):  # noqa: PTH112  Path.is_dir raises on a name too long.
        raise WrongUseError(f"{path} is a folder; --article takes a file")
    if not os.path.lexists(path):
        beside = [each.name for each in path.parent.glob("*") if each.suffix in ARTICLE_ENDS]
        near = nearest_word(path.name, beside)
        meant = f"; did you mean {path.with_name(near)}?" if near else ""
        raise WrongUseError(f"there is no file {path} for --article{meant}")


def _read_article(path: Path) -> tuple[ArticleText | None, Problem | None]:
    try:
        return read_article(path), None
    except UnreadableArticleError as error:
        return None, about_file("article-unreadable", path, str(error), error.hint)
    except (OSError, ValueError) as error:
        message = f"the article cannot be read: {getattr(error, 'strerror', None) or error}"
        hint = "name a text, a web page or a word processor's file of this machine"
        return None, about_file("article-unreadable", path, message, hint)


def _write_deck(deck: NewDeck, article: ArticleText | None, *, keep_text: bool) -> Problem | None:
    try:
        taken = find_files_in_the_way(deck.folder, deck.name, with_text=keep_text)
        if taken:
            there = deck.folder / taken[0]
            what = ", the lock of a deck of that name" if there.suffix == ".lock" else ""
            raise WrongUseError(f"{there} is there already{what}; choose another name")
        if article:
            write_files(make_article_files(deck, article, keep_text=keep_text), within=deck.folder)
        else:
            write_files(make_example_files(deck), within=deck.folder)
    except OSError as error:
        message = f"the deck cannot be written: {error.strerror or error}"
        hint = "name another folder with --out"
        return about_file("unwritable", error.filename or deck.path, message, hint)
    return None
