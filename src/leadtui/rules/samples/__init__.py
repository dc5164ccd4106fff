"""Sample data: made-up people, companies and their history, for `leadtui demo`, practice and benchmarks.

Pure: the same count, seed, clock and zone give the same rows, and a larger base begins with the rows of a smaller one.
Nobody in it is real, no company is a brand, and addresses end in `.example`, which is never delivered (RFC 2606).
"""

from leadtui.rules.samples.customers import Customers, Numbers
from leadtui.rules.samples.generate import Batch, generate

__all__ = ["Batch", "Customers", "Numbers", "generate"]
