"""The expressions of forms: the XPath subset of XLSForm, read into a tree and never run as code."""
