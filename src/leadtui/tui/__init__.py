"""The app: screens of plain widgets that hold rows, and one keyboard that never loses a key."""
