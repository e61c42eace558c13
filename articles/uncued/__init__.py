"""What a story says in its own voice about people whom it only has hearsay on. Pure text in, observations out.

Nothing here is an attributed statement, and nothing is ever recorded as one: an observation is for an editor to read.
"""

from articles.uncued.observation import Observation, ObservationKind
from articles.uncued.observe import observe

__all__ = ["Observation", "ObservationKind", "observe"]
