/** Converts the colors of ICC profiles to sRGB. */
@NullMarked
package wxalbum.thumbnail.picture.colour;

import org.jspecify.annotations.NullMarked;
