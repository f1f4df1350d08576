"""The shapes of what commands tell programs: their page, and how values are held against them.

`json_shapes.yaml` has for each shape its keys, each with a type and what it says. A type is `text`,
`number`, `flag`, `null` or a shape; `list of` one, one `by name`, or several with `or` between.
"""

from pathlib import Path
from typing import Any, cast

import yaml

_FILE = Path(__file__).with_name("json_shapes.yaml")
SHAPES = cast("dict[str, dict[str, Any]]", yaml.safe_load(_FILE.read_text("utf-8")))
COMMANDS = ("check", "plan", "build", "push")
_PLAIN: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "number": (int, float),
    "flag": (bool,),
    "null": (type(None),),
}
_HEAD = """# What commands tell programs

`check`, `plan`, `build` and `push` print one object with `--format json`, on standard output. These
shapes are an interface: keys stay what they are, and others may come to stand beside them. All but
ASCII is escaped, so that any terminal takes it.

```sh
quizpress check --format json | jq -r '.problems[] | "\\(.file):\\(.line): \\(.message)"'
quizpress plan --format json | jq '[.decks[].changes[] | select(.history == "new")] | length'
```

`check --format sarif` prints [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html),
`--format github` workflow commands, one a line. `quizpress schema` prints a JSON Schema.
"""


def json_page() -> str:
    """Return the page on JSON in Markdown."""
    made = [_HEAD]
    for name in (*COMMANDS, *[name for name in SHAPES if name not in COMMANDS]):
        says, keys = SHAPES[name]["says"], SHAPES[name]["keys"]
        rows = [f"| `{key}` | {_linked(told)} |" for key, told in keys.items()]
        lines = [f"## {name}\n\n{says}\n", "| key | type | what it says |", "|---|---|---|", *rows]
        made.append("\n".join(lines) + "\n")
    return "\n".join(made)


def _linked(told: str) -> str:
    """Return a type, its shapes as links, and what is said beside it, as cells of a table."""
    kind, _, says = told.partition(" | ")
    words = [f"[{word}](#{word})" if word in SHAPES else word for word in kind.split()]
    return f"{' '.join(words)} | {says}"


def misfits(value: object, kind: str, where: str, met: set[str]) -> list[str]:
    """Return where a value is not of a type; `met` gathers the shapes that were met."""
    if " or " in kind:
        found = [misfits(value, each, where, met) for each in kind.split(" or ")]
        return [] if [] in found else found[0]
    if kind.startswith("list of "):
        if not isinstance(value, list):
            return [f"{where} is no list"]
        item = kind.removeprefix("list of ")
        return [m for each in value for m in misfits(each, item, f"{where}[]", met)]
    if kind.endswith(" by name"):
        if not isinstance(value, dict):
            return [f"{where} is no object"]
        item = kind.removesuffix(" by name")
        return [m for each in value.values() for m in misfits(each, item, f"{where}.*", met)]
    if kind in _PLAIN:
        return [] if type(value) in _PLAIN[kind] else [f"{where} is no {kind}: {value!r}"]
    return _misfits_of_keys(value, kind, where, met)


def _misfits_of_keys(value: object, name: str, where: str, met: set[str]) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where} is no {name}: {value!r}"]
    met.add(name)
    kinds = {key: told.partition(" | ")[0] for key, told in SHAPES[name]["keys"].items()}
    wanted = {key.removesuffix("?"): kind for key, kind in kinds.items()}
    optional = {key.removesuffix("?") for key in kinds if key.endswith("?")}
    found = [f"{where} has no {key}" for key in wanted.keys() - optional - value.keys()]
    found += [f"{where} has {key}, and {_FILE.name} not" for key in value.keys() - wanted.keys()]
    for key in value.keys() & wanted.keys():
        found += misfits(value[key], wanted[key], f"{where}.{key}", met)
    return found
