"""The screen of the programme: where each school stands in its three stages."""
