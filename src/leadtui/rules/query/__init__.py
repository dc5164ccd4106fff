"""The query language: one for search box, views, segments, bulk actions, rules and the command line.

`parser.parse` reads text, `resolve.resolve` gives its words the meaning they have in a base at an instant,
`store.compiler` makes SQL of the result and `explain.matches` evaluates it on one lead; the two always agree.
"""
