"""Web hosts that are not a company's own: many companies have a page there, so two with the same host are still two."""

from __future__ import annotations

SHARED_HOSTS = frozenset(
    (
        *("about.me", "behance.net", "bit.ly", "crunchbase.com", "dribbble.com", "etsy.com", "facebook.com", "fb.com"),
        *("github.com", "goo.gl", "google.com", "instagram.com", "issuu.com", "kickstarter.com", "linkedin.com"),
        *("linktr.ee", "maps.google.com", "medium.com", "pinterest.com", "sites.google.com", "t.co", "tiktok.com"),
        *("tumblr.com", "twitter.com", "vimeo.com", "vk.com", "wa.me", "wikipedia.org", "x.com", "xing.com"),
        *("yelp.com", "youtu.be", "youtube.com"),
    )
)
"""Providers whose pages are paths; where every company has a host of its own (acme.wixsite.com), that is its own."""
