"""`leadtui work --plain`: the queue one lead at a time in plain lines, for screen readers and dumb terminals."""
