"""Writing in the browser: what Sveltia CMS and Decap CMS are told of a site, and what is published of them."""
