"""The body of a story as canonical HTML: cleaning, claim marks, plain text, and the public rendering.

Pure Python, no Django. Read `schema` for what a body may hold; every other module follows it.
"""
