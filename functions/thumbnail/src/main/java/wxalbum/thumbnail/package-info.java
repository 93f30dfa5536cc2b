/** Makes the renditions of photos as they arrive in the bucket. */
@NullMarked
package wxalbum.thumbnail;

import org.jspecify.annotations.NullMarked;
