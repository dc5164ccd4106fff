"""A TOML file as a person typed it: what it says, where each thing stands, and the sentence for a mistake."""
