"""Reads for the desk: how rules did, which records acts rest on. They never write."""

from articles.selectors.records import act_found, records_of_suggestions

__all__ = ["act_found", "records_of_suggestions"]
