"""Asking people about duplicates: which question is worth most, what was answered, how good the map is."""

from graph.review.asking import ANSWERS, Answer, Review
from graph.review.desk import Desk, Shown, Suspect
from graph.review.quality import Estimate, Quality
from graph.review.questions import Question

__all__ = ["ANSWERS", "Answer", "Desk", "Estimate", "Quality", "Question", "Review", "Shown", "Suspect"]
