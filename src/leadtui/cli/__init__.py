"""The command line: one file a family of verbs; `output` alone decides stdout, stderr and exit status."""
