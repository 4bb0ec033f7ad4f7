<?php
/* WordPress' own functions, without a database and without a web server: what a test asks for on the standard input, as
   JSON, is answered on the standard output. What WordPress would fetch from the site is read from its folder. */

error_reporting(E_ALL & ~E_DEPRECATED);
[, $wordpress, $folder, $address] = $argv;
define('ABSPATH', "$wordpress/");
define('WPINC', 'wp-includes');
define('WP_CONTENT_DIR', '/nonexistent');
define('HOUR_IN_SECONDS', 3600);
define('DAY_IN_SECONDS', 86400);

$files = [
    'version', 'compat', 'load', 'plugin', 'class-wp-error', 'class-wp-list-util', 'functions', 'pomo/translations', 'l10n', 'cache',
    'class-wp-object-cache', 'formatting', 'kses', 'shortcodes', 'general-template', 'link-template', 'script-loader',
    'class-wp-block-type', 'class-wp-block-type-registry', 'class-wp-block-supports', 'class-wp-block-parser', 'blocks',
    'class-wp-http', 'class-wp-http-response', 'http', 'class-wp-oembed', 'embed', 'feed', 'pluggable',
    'blocks/rss',
];
foreach ($files as $file) {
    if (is_file(ABSPATH . WPINC . "/$file.php")) {
        require_once ABSPATH . WPINC . "/$file.php";
    }
}
wp_cache_init();
WP_Block_Supports::$block_to_render = ['blockName' => 'core/rss', 'attrs' => []];
wp_using_ext_object_cache(true);

$options = [
    'blog_charset' => 'UTF-8', 'date_format' => 'Y-m-d', 'c' => 'c', 'home' => 'https://blog.example.org',
    'siteurl' => 'https://blog.example.org', 'gmt_offset' => 0, 'timezone_string' => 'UTC', 'use_smilies' => '',
    'embed_autourls' => 1, 'WPLANG' => '', 'html_type' => 'text/html',
];
wp_cache_set('alloptions', $options, 'options');
add_filter('pre_option', fn ($_, $name) => $options[$name] ?? '', 10, 2);
add_filter('pre_determine_locale', fn () => 'en_US');

/* Answers with a file, as the site's host would. */
add_filter('pre_http_request', function ($_, $arguments, $url) use ($folder, $address) {
    $path = str_starts_with($url, $address) ? substr(strtok($url, '?#'), strlen($address)) : '';
    $file = "$folder/$path" . (str_ends_with($url, '/') || $path === '' ? 'index.html' : '');
    $there = str_starts_with($url, $address) && is_file($file);
    $kinds = ['html' => 'text/html', 'json' => 'application/json', 'rss' => 'application/rss+xml', 'atom' => 'application/atom+xml'];
    return [
        'headers' => ['content-type' => $kinds[pathinfo($file, PATHINFO_EXTENSION)] ?? ''], 'body' => $there ? file_get_contents($file) : '', 'cookies' => [],
        'response' => ['code' => $there ? 200 : 404, 'message' => ''], 'filename' => null,
    ];
}, 10, 3);

/* As wp-includes/default-filters.php has it. */
add_filter('oembed_dataparse', 'wp_filter_oembed_iframe_title_attribute', 5, 3);
add_filter('oembed_dataparse', 'wp_filter_oembed_result', 10, 3);

$functions = [
    'saved' => 'wp_kses_post',
    'shown' => fn ($text) => wpautop(wptexturize($text)),
    'pasted' => fn ($url) => _wp_oembed_get_object()->get_html($url, ['width' => 600, 'discover' => true]),
    'rss' => fn ($url) => render_block_core_rss([
        'feedURL' => $url, 'itemsToShow' => 5, 'displayDate' => true, 'displayAuthor' => true, 'displayExcerpt' => true,
        'excerptLength' => 20, 'blockLayout' => 'list', 'columns' => 2,
    ]),
    'version' => fn () => $GLOBALS['wp_version'],
];
[$function, $argument] = json_decode(stream_get_contents(STDIN), true);
echo json_encode($functions[$function]($argument), JSON_INVALID_UTF8_SUBSTITUTE);
