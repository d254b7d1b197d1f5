"""Past one machine: documents → shards, in parts that any engine can do; shards → project or triplestore."""

from kg.shards.building import build
from kg.shards.loading import load
from kg.shards.pushing import push

__all__ = ["build", "load", "push"]
