"""Sample data: invented schools, people and their school year, at the scale of a school, a region
or the country. Nothing here is true, and nobody in it lives.
"""
