"""How fast leadtui is: `python -m benchmarks` measures what ENGINEERING promises, beside a minimal Textual app.

Nothing here is part of the program. Figures are ratios between things measured in turns in one run, so that a slow
machine or a noisy minute hits both alike.
"""
