/**
 * From the bytes of a photograph to its renditions: type, metadata, pixels, sizes, JPEG and
 * placeholder. Knows neither storage nor database, and runs wherever Java runs.
 */
@NullMarked
package wxalbum.thumbnail.picture;

import org.jspecify.annotations.NullMarked;
