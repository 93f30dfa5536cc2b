/** Mends, by the clock, what events lost; and purges what has been in the trash for long enough. */
@NullMarked
package wxalbum.sweep;

import org.jspecify.annotations.NullMarked;
