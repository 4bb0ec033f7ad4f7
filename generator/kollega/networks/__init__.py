"""Networks are data: what each takes, how it counts, and how it is opened with a post."""

from kollega.networks.network import Count, Limit, Network, PictureFormat, Source, count, load_networks

__all__ = ["Count", "Limit", "Network", "PictureFormat", "Source", "count", "load_networks"]
