"""Where the templates of an author are run: they see data alone, and do a bounded amount of work.

Jinja's sandbox keeps them from what Python holds beneath. Here they call no methods of data, and
whatever repeats or makes text is paid for, so that none runs without end or fills the memory.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, nodes
from jinja2.exceptions import SecurityError, TemplateAssertionError
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import Namespace, missing
from jinja2.visitor import NodeTransformer

from quizpress.misspelt import nearest_word

_MOST_WORK = 50_000_000
"""Characters that a page may have, and what stands for time; 10,000 questions take a tenth."""
_ROUND = 50
"""What going round a loop, or into a macro, costs beside the text in it."""
_MOST_BITS = 4096
"""Of a number that is reckoned."""
_FILTERS = (
    "abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float",
    "int", "items", "join", "last", "length", "list", "lower", "map", "max", "min", "reject",
    "rejectattr", "reverse", "safe", "select", "selectattr", "sort", "title", "trim", "unique",
    "upper",
)  # fmt: skip
"""Those whose work grows with what they are given, and no faster."""
_SIZED = (str, list, tuple, dict, range)
_PLAIN = (str, int, float, type(None), Undefined)


class PageSandbox(ImmutableSandboxedEnvironment):
    """Runs templates; each page begins with `start_page`."""

    intercepted_binops = frozenset(("+", "*", "%", "**"))

    def __init__(self, loader: BaseLoader) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=_UnknownName,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=self._print_value,
        )
        self.filters = {name: self._bound_filter(self.filters[name]) for name in _FILTERS}
        self.globals = {"range": self._count_range, "namespace": Namespace}
        self._left = _MOST_WORK

    def start_page(self) -> None:
        """Begin to count anew."""
        self._left = _MOST_WORK

    def spend(self, work: int) -> str:
        """Count work that is done. Raises SecurityError where that is too much."""
        self._left -= work
        if self._left < 0:
            raise SecurityError("it takes too long, or makes too long a page")
        return ""

    def compile(self, source: Any, *names: Any, **options: Any) -> Any:  # noqa: ANN401  As in Jinja.
        """Compile a template whose loops and macros are paid for."""
        if isinstance(source, str):
            try:
                source = _PayingTemplate().visit(self._parse(source, *names[:2]))
                source.set_environment(self)
            except Exception:  # noqa: BLE001  As in Jinja, which names the place then.
                self.handle_exception(source=source)
        return super().compile(source, *names, **options)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401  As in Jinja.
        """Say whether a template may see an attribute: data, and what a loop tells of itself."""
        shown = isinstance(obj, LoopContext) or not callable(value)
        return shown and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Reckon, after a look at how much comes of it."""
        if operator == "%" and not isinstance(left, int | float):
            raise SecurityError("`%` is for numbers")
        if operator == "**":
            self._refuse_large(_bits_of(left) * right)
        elif operator == "*":
            self._refuse_large(_bits_of(left) + _bits_of(right))
            self.spend(_length_of(left) * _number_of(right) + _length_of(right) * _number_of(left))
        elif operator == "+":
            self.spend(_length_of(left) + _length_of(right))
        return super().call_binop(context, operator, left, right)

    def make_flat(self, structure: Any) -> Any:  # noqa: ANN401  A list, tuple or dictionary.
        """Return a structure that a template makes of values, none of which is one itself.

        Those inside of each other could be so many that to compare or print them never ends.
        """
        for item in structure.values() if isinstance(structure, dict) else structure:
            if isinstance(item, list | tuple | dict) and not hasattr(item, "_fields"):
                raise SecurityError("a list cannot be put into another")
        return structure

    def _count_range(self, *bounds: int) -> range:
        numbers = safe_range(*bounds)
        self.spend(len(numbers))
        return numbers

    @staticmethod
    def _refuse_large(bits: float) -> None:
        if bits > _MOST_BITS:
            raise SecurityError("this number is too large")

    def _print_value(self, value: Any) -> Any:  # noqa: ANN401  Whatever a template prints.
        _refuse_structure(value)
        self.spend(_length_of(value))
        return value

    def _bound_filter(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def bounded(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401  As those of Jinja.
            self.spend(sum(map(_length_of, arguments)))
            made = function(*arguments, **options)
            self.spend(_length_of(made))
            return made

        return bounded


class _UnknownName(StrictUndefined):
    """What a template names and is not there; it is told without names of our modules."""

    @property
    def _undefined_message(self) -> str:
        name, owner = self._undefined_name, self._undefined_obj
        if self._undefined_hint or owner is missing or not isinstance(name, str):
            return super()._undefined_message
        meant = nearest_word(name, _list_names(owner))
        asked = f", did you mean `{meant}`?" if meant else ""
        return f"a {type(owner).__name__} has no `{name}`{asked}"


def _list_names(owner: object) -> list[str]:
    """Return the names by which a template may ask for what an object holds."""
    if isinstance(owner, dict):
        return [str(key) for key in owner]
    kind = type(owner)
    return [name for name in dir(kind) if name[0] != "_" and not callable(getattr(kind, name))]


def _refuse_structure(value: Any) -> None:  # noqa: ANN401
    if not isinstance(value, _PLAIN):
        kind = type(value).__name__
        raise SecurityError(f"a {kind} cannot be printed; name what of it, or give it to `html`")


def _length_of(value: Any) -> int:  # noqa: ANN401
    return len(value) if isinstance(value, _SIZED) else 0


def _number_of(value: Any) -> int:  # noqa: ANN401
    return max(value, 0) if isinstance(value, int) else 0


def _bits_of(value: Any) -> int:  # noqa: ANN401
    return value.bit_length() if isinstance(value, int) else 0


class _PayingTemplate(NodeTransformer):
    """Sets before the body of each loop and macro what it costs, and has structures checked."""

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802  As Jinja calls it.
        if node.name in {"varargs", "kwargs"}:
            raise TemplateAssertionError(f"`{node.name}` is not at hand here", node.lineno)
        return node

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        return self._check_structure(node)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        return self._check_structure(node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        return self._check_structure(node) if node.ctx == "load" else node

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        return self._pay(node)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        return self._pay(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        return self._pay(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        texts = nodes.List([self.visit(each) for each in node.nodes], lineno=node.lineno)
        return nodes.Filter(texts, "join", [], [], None, None, lineno=node.lineno)

    def _check_structure(self, node: nodes.Expr) -> nodes.Node:
        """Have a structure checked, unless all in it is written in the template."""
        try:
            node.as_const()
        except nodes.Impossible:
            flat = nodes.EnvironmentAttribute("make_flat")
            return nodes.Call(flat, [self.generic_visit(node)], [], None, None, lineno=node.lineno)
        return node

    def _pay(self, node: "nodes.For | nodes.Macro | nodes.CallBlock") -> nodes.Node:
        text = sum(len(each.data) for each in node.find_all(nodes.TemplateData))
        spend = nodes.EnvironmentAttribute("spend")
        call = nodes.Call(spend, [nodes.Const(_ROUND + text)], [], None, None)
        self.generic_visit(node)
        node.body.insert(0, nodes.ExprStmt(call).set_lineno(node.lineno))
        return node
