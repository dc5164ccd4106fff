"""What a rep does: one file a job, one function a use case, every write one operation."""
