/** From the colours of a profile to sRGB. */
@NullMarked
package wxalbum.thumbnail.picture.colour;

import org.jspecify.annotations.NullMarked;
