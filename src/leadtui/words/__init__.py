"""The vocabulary: categories, kinds, fields, statuses, outcomes, reasons, errors. Standard library only."""
