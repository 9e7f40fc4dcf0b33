"""How well the rules do: on three real contact logs, and in an invented network whose truth is not the engine's model.

``python -m tests.evaluation`` runs the whole and writes ``tests/evaluation/RESULTS.md`` (some minutes on two cores).
"""
