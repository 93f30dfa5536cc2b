/** Links that show an album to guests: their owner's side, and what guests see. */
@NullMarked
package wxalbum.share;

import org.jspecify.annotations.NullMarked;
