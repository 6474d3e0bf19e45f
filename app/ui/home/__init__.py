"""The first screen: what deserves attention today."""
