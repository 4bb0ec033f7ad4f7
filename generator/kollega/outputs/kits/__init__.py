"""Share kits: texts, links and pictures for every network, from plain facts about a story or a vacancy."""

from kollega.outputs.kits.compose import composed
from kollega.outputs.kits.links import Sharing
from kollega.outputs.kits.view import Kit, Picture, PrintFile, Prompt, Snippet, Subject, kit_json

__all__ = ["Kit", "Picture", "PrintFile", "Prompt", "Sharing", "Snippet", "Subject", "composed", "kit_json"]
