/** SnapStart: the work before a snapshot and after a restore. */
@NullMarked
package wxalbum.priming;

import org.jspecify.annotations.NullMarked;
