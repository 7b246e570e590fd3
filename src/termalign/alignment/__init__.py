"""Texts beside their translations: the sentences of 白書 and of its English edition, then the terms in them.

`sentences.align_sentences` and `terms.align_terms` are the doors. `known` is what is known to translate what before any
counting, `similarity` what two sentences share, `beads` the dynamic programme, `lexicon` what is learnt from pairs of
sentences, `candidates` and `phrases` the two sides of a term. numpy is loaded with them, and with nothing else.
"""
