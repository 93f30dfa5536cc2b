/** Converts the colors of ICC profiles to sRGB. */
@NullMarked
package wxalbum.picture.color;

import org.jspecify.annotations.NullMarked;
