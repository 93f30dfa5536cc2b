/**
 * Every function at work on one user's photos while each thing that can go wrong does: whatever it
 * was, what is there at the end is what would be there without it.
 */
@NullMarked
package wxalbum.faults;

import org.jspecify.annotations.NullMarked;
