"""Reports: the period, the preview, every figure with its passport."""
