/** Decodes and encodes with Java's own codecs and TwelveMonkeys': slower, and on every machine. */
@NullMarked
package wxalbum.thumbnail.picture.imageio;

import org.jspecify.annotations.NullMarked;
