/** Many phones on bad networks at once: nothing they sent is lost. */
@NullMarked
package wxalbum.load;

import org.jspecify.annotations.NullMarked;
