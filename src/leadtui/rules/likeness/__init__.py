"""How alike two records are, by what they hold: traits, levels of agreement, weights learnt without labels.

`traits`, `levels` and `weights` work on plain values and load nothing heavy; `columns`, `candidates`, `table` and
`learning` do the same for whole bases at once with numpy, and are loaded by a scan only.
"""
