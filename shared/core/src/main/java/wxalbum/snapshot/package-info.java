/** SnapStart: the work before a snapshot and after a restore. */
@NullMarked
package wxalbum.snapshot;

import org.jspecify.annotations.NullMarked;
