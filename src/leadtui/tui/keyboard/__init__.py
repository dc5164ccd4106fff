"""The keyboard core: pure editors and prompts, and the reader that feeds them keys in the order they were typed."""
