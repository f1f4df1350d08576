"""The lock: what keeps a learner's history with the right card over every edit."""
