/** The placeholder that clients draw until a picture has loaded. */
@NullMarked
package wxalbum.picture.placeholder;

import org.jspecify.annotations.NullMarked;
