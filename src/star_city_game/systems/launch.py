"""Latent defects: which are known, and how one may move."""

from __future__ import annotations

from collections.abc import Mapping

KNOWN = ("found", "fixed", "waived")


def mend(defects: Mapping[str, str], defect: str, status: str) -> str:
    """The defect's status after an attempt to move it: what is fixed stays fixed, what is waived is not found again."""
    now = defects.get(defect, "latent")
    if now == "fixed" or (now == "waived" and status == "found"):
        return now
    return status


def count(defects: Mapping[str, str], status: str) -> int:
    """How many defects have a status; ``known`` counts those found, fixed or waived."""
    wanted = KNOWN if status == "known" else (status,)
    return sum(1 for now in defects.values() if now in wanted)
