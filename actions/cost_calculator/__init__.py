"""What a project costs, who must pay it, and how long it takes to earn it back."""

from actions.cost_calculator.calculate import Result, calculate
from actions.cost_calculator.model import Costs, Money, Rule, Sum, Who
from actions.cost_calculator.rules import Rules

__all__ = ["Costs", "Money", "Result", "Rule", "Rules", "Sum", "Who", "calculate"]
