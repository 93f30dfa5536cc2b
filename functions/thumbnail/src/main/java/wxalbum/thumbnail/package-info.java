/** The function that creates the renditions of uploaded photos. */
@NullMarked
package wxalbum.thumbnail;

import org.jspecify.annotations.NullMarked;
