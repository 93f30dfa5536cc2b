/** Repeats of writes: one effect for each {@code Idempotency-Key}. */
@NullMarked
package wxalbum.idempotency;

import org.jspecify.annotations.NullMarked;
