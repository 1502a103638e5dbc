"""The command line: reads the arguments, then hands over to one sub-command.

Results go to standard output, diagnostics to standard error. The exit code is 0 when all is well, 1 when problems were
found, 2 when the command was used wrongly.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from errno import ENOSPC
from pathlib import Path

from star_city_game import __version__
from star_city_game.errors import StarCityError, StoryError

FINE, PROBLEMS, MISUSE = 0, 1, 2
_NARROWEST, _WIDEST = 40, 1000
"""Columns that a line of prose may be given."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs ``star-city`` and gives its exit code."""
    _open_closed_streams()
    _speak_utf8()
    try:
        try:
            return _run(_parse(sys.argv[1:] if arguments is None else list(arguments)))
        finally:
            sys.stdout.flush()
    except StoryError as error:
        sys.stderr.write(f"{error.report or error}\n")
    except StarCityError as error:
        sys.stderr.write(f"star-city: {error}\n")
    except BrokenPipeError:
        sys.stderr.close()
    except KeyboardInterrupt:
        sys.stderr.write("\n")
    except OSError as error:
        if error.errno != ENOSPC:
            raise
        sys.stderr.write("star-city: there is no room left for what standard output is to take\n")
        _write_nowhere()
    return PROBLEMS


def _write_nowhere() -> None:
    """What standard output still holds cannot be written, and would be tried again at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _run(options: argparse.Namespace) -> int:
    from star_city_game.cli import commands  # noqa: PLC0415 - nothing is imported before the arguments are known to be right

    return commands.run(options)


def _open_closed_streams() -> None:
    """A stream that was closed before the program began has nothing to give, or takes what nobody will read."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - as long as the program


def _speak_utf8() -> None:
    """Prose is UTF-8: where the locale is not, unknown signs are replaced rather than fatal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _seed(written: str) -> int:
    if not written.isascii() or not written.isdecimal() or int(written) >= 2**32:
        raise argparse.ArgumentTypeError(f"“{written[:20]}” is no seed: it is a whole number from 0 to 4294967295")
    return int(written)


def _width(written: str) -> int:
    if not written.isascii() or not written.isdecimal() or not _NARROWEST <= int(written) <= _WIDEST:
        raise argparse.ArgumentTypeError(
            f"“{written[:20]}” is no width: it is a whole number from {_NARROWEST} to {_WIDEST}"
        )
    return int(written)


def _common() -> argparse.ArgumentParser:
    """Options that may stand before or after a sub-command."""
    common = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    common.add_argument("--plain", action="store_true", help="play on plain lines, without a full screen")
    common.add_argument("--story", type=Path, metavar="DIR", help="play or check the story in this folder")
    common.add_argument(
        "--saves", type=Path, metavar="PLACE", help="keep saves in this folder, or in this .sqlite file"
    )
    common.add_argument(
        "--writer", action="store_true", help="look backstage while playing: file and line, values, what is open"
    )
    common.add_argument("--seed", type=_seed, metavar="N", help="the seed of a new game's chances")
    return common


def _parser(common: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="star-city",
        description="Star City: a text adventure. Without a command it plays.",
        parents=[common],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"star-city {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("play", help="play the game (the default)")
    check = commands.add_parser("check", help="report every fault of the story's files")
    form = check.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the findings as JSON on standard output")
    form.add_argument("--sarif", action="store_true", help="print them as SARIF, for code hosts and editors")
    check.add_argument(
        "--against",
        metavar="OLD",
        help="take up saves of an older edition, a folder or a git revision, and look for endings",
    )
    check.add_argument("--strict", action="store_true", help="warnings count as problems too")
    commands.add_parser("lock", help="pin the ids that saves hold, so that rewording changes nothing")
    test = commands.add_parser("test", help="run the story's walkthroughs")
    test.add_argument("names", nargs="*", metavar="NAME", help="only these walkthroughs")
    schema = commands.add_parser("schema", help="write JSON Schemas of the story's files, for editors")
    schema.add_argument("--out", type=Path, metavar="DIR", help="write them to this folder")
    schema.add_argument("--ids", action="store_true", help="let them complete the story's own ids")
    schema.add_argument(
        "--modeline", action="store_true", help="name the right schema at the head of each of its files"
    )
    _add_fmt(commands.add_parser("fmt", help="lay the story's files out in one way, and change nothing that they say"))
    commands.add_parser("where", help="print every path in use")
    saves = commands.add_parser("saves", help="look after saves")
    _add_saves(saves)
    return parser


def _add_fmt(fmt: argparse.ArgumentParser) -> None:
    """What can be said of laying files out."""
    fmt.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="only these files; - takes standard input and writes to standard output",
    )
    fmt.add_argument("--check", action="store_true", help="write nothing; show what would change, and fail if anything")
    fmt.add_argument(
        "--width",
        type=_width,
        default=0,
        metavar="N",
        help="fill lines of prose up to N columns (they stay as they are)",
    )
    fmt.add_argument(
        "--name", type=Path, metavar="FILE", help="what standard input is called, which tells what it holds"
    )


def _add_saves(saves: argparse.ArgumentParser) -> None:
    """What can be done with saves."""
    actions = saves.add_subparsers(dest="action", metavar="ACTION", required=True)
    of_all = actions.add_parser("list", help="list the saves")
    show = actions.add_parser("show", help="show what is in a save")
    show.add_argument("slot", metavar="SLOT")
    verify = actions.add_parser("verify", help="read every save whole and report damaged ones")
    verify.add_argument("slots", nargs="*", metavar="SLOT", help="only these")
    verify.add_argument(
        "--replay", action="store_true", help="play every game again: its log must lead to its snapshot"
    )
    export = actions.add_parser("export", help="copy a save into a file")
    export.add_argument("slot", metavar="SLOT")
    export.add_argument("file", type=Path, metavar="FILE", help="which must not be there yet; - for standard output")
    take_in = actions.add_parser("import", help="take a file in as a save")
    take_in.add_argument("file", type=Path, metavar="FILE")
    take_in.add_argument("--as", dest="slot", metavar="SLOT", help="call it so, instead of after the file")
    take_in.add_argument(
        "--over", action="store_true", help="write over a save of that name; it is kept as the one before"
    )
    repair = actions.add_parser("repair", help="put what can still be read in the place of what cannot")
    for each in (of_all, show, verify, repair):
        each.add_argument("--json", action="store_true", help="print what was found as JSON on standard output")


def _parse(arguments: list[str]) -> argparse.Namespace:
    """Reads the common options wherever they stand, then the command with what is left."""
    common = _common()
    parser = _parser(common)
    if any(word in ("-h", "--help") for word in arguments):
        return parser.parse_args(arguments)
    shared, rest = common.parse_known_args(arguments)
    if rest and rest[0].startswith("--") and rest[0] != "--version":
        parser.error(f"there is no option {rest[0]} before a command")
    return parser.parse_args(rest, namespace=shared)
