"""The metrics of terminology, one per file, each a ratio of two sums over segments; 反撃能力 counts where it stands."""
