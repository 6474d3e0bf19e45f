"""Waves: who is asked, when and how; what was handed out and what came back."""
