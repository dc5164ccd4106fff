"""The machine around the app: paths, preferences, clock, notifications, clipboard, browser, editor."""
