"""The editor server (Language Server Protocol 3.17): findings on 反撃能力 while one writes, fixes, the termbase on hover.

`app.py` and `diagnostics.py` speak the protocol, with pygls; the other modules know nothing of it, and count code points.
"""
