"""The rules of a base as settings and as a file.

`sections` says what there is to set, `settings` keeps only what differs from a new base, `writing` makes the file and
`reading` reads it, with the line and column of every mistake.
"""
