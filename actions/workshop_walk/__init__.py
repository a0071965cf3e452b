"""The walk through the workshop: where a person is, and what the next screen is."""

from actions.workshop_walk.profile import Profile
from actions.workshop_walk.progress import Progress
from actions.workshop_walk.walk import Turn, Walk

__all__ = ["Profile", "Progress", "Turn", "Walk"]
