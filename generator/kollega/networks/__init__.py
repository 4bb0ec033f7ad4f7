"""Networks are data: what each takes, how it counts, and how it is opened with a post."""

from kollega.networks.network import Citation, Count, Limit, Network, PictureFormat, count, load_networks

__all__ = ["Citation", "Count", "Limit", "Network", "PictureFormat", "count", "load_networks"]
