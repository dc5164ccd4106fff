"""Frozen records that cost next to nothing to declare.

`dataclasses` compiles six methods for each class (0.3 ms) and loads `inspect` (5 ms). Forty records stand between the
start of the program and its first line of output, so that would be a third of the time `leadtui due` takes. Here all
records share one set of methods. To a type checker a record is a frozen dataclass (PEP 681). `NamedTuple` is that of
`typing`, which compiles a constructor and each annotation (0.4 ms for a row of a list), made in the same way.

Always holds: records are equal when they are of one class and their values are; what is `aside` does not count.
Defaults are shared, so they are never changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter

    class _Rows(type):
        def __new__(meta, name, bases, held):
            names = tuple(held.get("__annotations__", ()))
            defaults = {name: held[name] for name in names if name in held}
            held |= {name: _tuplegetter(i, "") for i, name in enumerate(names)}
            held |= {"__slots__": (), "__match_args__": names, "_fields": names, "_field_defaults": defaults}
            return super().__new__(meta, name, bases, held)

    class NamedTuple(tuple, metaclass=_Rows):
        """A tuple whose values have names."""

        def __new__(cls, *values, **named):
            if named or len(values) != len(cls._fields):
                values = cls._filled(values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} takes {len(cls._fields)} values, not {len(made)}")
            return made

        @classmethod
        def _filled(cls, values, named):
            left, usual = cls._fields[len(values) :], cls._field_defaults
            try:
                made = (*values, *[named[name] if name in named else usual[name] for name in left])
            except KeyError:
                made = ()
            if len(made) != len(cls._fields) or (named and not named.keys() <= set(left)):
                raise TypeError(f"{cls.__name__}() takes {', '.join(cls._fields)}; not {values!r}, {named!r}")
            return made

        def _replace(self, /, **changes):
            values = list(self)
            for name, value in changes.items():
                values[self._fields.index(name)] = value
            return tuple.__new__(type(self), values)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"


T = TypeVar("T")


class _Aside:
    def __init__(self, default: object) -> None:
        self.default = default


def aside(*, default: T) -> T:
    """A value that is neither compared nor shown."""
    marker: Any = _Aside(default)
    return marker  # type: ignore[no-any-return]


@dataclass_transform(frozen_default=True, field_specifiers=(aside,))
def record(cls: type[T]) -> type[T]:
    """Makes a class with annotated fields a frozen record: made by position or name, compared by value."""
    own: Any = cls
    names = tuple(own.__annotations__) if "__annotations__" in cls.__dict__ else ()
    given = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    own._defaults = {name: value.default if isinstance(value, _Aside) else value for name, value in given.items()}
    own._compared = tuple(name for name in names if not isinstance(given.get(name), _Aside))
    for name in given:
        delattr(cls, name)
    own.__match_args__ = names  # type: ignore[misc]
    own.__init__, own.__eq__, own.__hash__, own.__repr__ = _init, _eq, _hash, _repr
    if not hasattr(cls, "__post_init__"):
        own.__post_init__ = _nothing
    own.__setattr__ = own.__delattr__ = _refuse
    return cls


def replace(record: T, **changes: Any) -> T:
    """A record like this one, but for the changes."""
    own: Any = record
    return type(record)(**{name: getattr(own, name) for name in own.__match_args__} | changes)


def _init(self: Any, *values: Any, **named: Any) -> None:
    names = self.__match_args__
    held = self.__dict__
    held.update(self._defaults)
    held.update(zip(names, values))  # noqa: B905 - the number is checked below, with the sentence Python would use
    held.update(named)
    if (
        len(held) != len(names)
        or len(values) + len(named) > len(names)
        or not named.keys().isdisjoint(names[: len(values)])
    ):
        _complain(self, values, named)
    self.__post_init__()


def _nothing(_: Any) -> None:
    """What a record without a `__post_init__` of its own checks."""


def _complain(self: Any, values: tuple[Any, ...], named: dict[str, Any]) -> NoReturn:
    names = self.__match_args__
    unknown = [name for name in named if name not in names or name in names[: len(values)]]
    missing = [name for name in names if name not in self.__dict__]
    problem = f"unknown or twice: {unknown}" if unknown else f"missing: {missing}" if missing else "too many values"
    raise TypeError(f"{type(self).__name__}() {problem}")


def _values(self: Any) -> tuple[Any, ...]:
    held = self.__dict__
    return tuple([held[name] for name in self._compared])


def _eq(self: Any, other: object) -> Any:
    if type(self) is not type(other):
        return NotImplemented
    return self is other or _values(self) == _values(other)


def _hash(self: Any) -> int:
    return hash((type(self), *_values(self)))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self._compared)
    return f"{type(self).__qualname__}({shown})"


def _refuse(self: Any, name: str, *_: object) -> NoReturn:
    raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")
