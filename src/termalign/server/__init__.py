"""The editor server (Language Server Protocol 3.17): findings on 反撃能力 while one writes, fixes, the termbase on hover.

`app.py` speaks the protocol, with pygls; the other modules know nothing of it. They count in code points, from 0.
"""
