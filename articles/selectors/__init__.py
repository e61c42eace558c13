"""Reads for the desk: how rules did, which records acts rest on, where claims are printed. They never write."""

from articles.selectors.printing import stories_printing
from articles.selectors.records import act_found, records_of_suggestions
from articles.selectors.tasks import open_tasks, tasks_to_do

__all__ = ["act_found", "open_tasks", "records_of_suggestions", "stories_printing", "tasks_to_do"]
