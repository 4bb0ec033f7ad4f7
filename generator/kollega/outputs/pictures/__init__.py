"""Pictures as they are published: upright, in sRGB, in the widths that pages need, and without a word of the camera."""
