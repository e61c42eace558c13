"""Whether something dated held on a day, as far as imprecise dates tell: surely, perhaps, or not."""

from datetime import date
from typing import Literal

Held = Literal["yes", "perhaps", "no"]


def held_on(valid_from: str, valid_to: str, on: date | str | None) -> Held:
    """Whether an interval of ISO date prefixes ("2024", "2024-10", "2024-10-01") covers the day.

    An open end means "still, as far as is known". An unknown beginning never gives "yes": who holds an office
    without a date on file may not have held it on the day of an old story. Without a day everything is "perhaps".
    """
    day = on.isoformat() if isinstance(on, date) else (on or "")[:10]
    if not day:
        return "perhaps"
    if (valid_from and _last(day) < _first(valid_from)) or (valid_to and _last(valid_to) < _first(day)):
        return "no"
    has_begun = bool(valid_from) and _last(valid_from) <= _first(day)
    goes_on = not valid_to or _last(day) <= _first(valid_to)
    return "yes" if has_begun and goes_on else "perhaps"


def _first(prefix: str) -> str:
    return prefix + "-01-01"[len(prefix) - 4 :] if len(prefix) < 10 else prefix


def _last(prefix: str) -> str:
    return prefix + "-12-31"[len(prefix) - 4 :] if len(prefix) < 10 else prefix
