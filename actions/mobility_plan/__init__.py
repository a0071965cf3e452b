"""The mobility project: a few questions, what was answered, a plan, and a readiness view."""

from actions.mobility_plan.form import Form
from actions.mobility_plan.hearing import Ear, Heard
from actions.mobility_plan.outline import Outline
from actions.mobility_plan.project import Project
from actions.mobility_plan.words import Words

__all__ = ["Ear", "Form", "Heard", "Outline", "Project", "Words"]
