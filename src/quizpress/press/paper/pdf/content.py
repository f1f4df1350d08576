"""What documents of a PDF are made from: values that JSON has."""

from collections.abc import Mapping, Sequence

Content = str | bool | int | float | Sequence["Content"] | Mapping[str, "Content"]
