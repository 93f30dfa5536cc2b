/** Runs functions in this process as Lambda does: class loader, environment, instances, timeout. */
@NullMarked
package wxalbum.local.lambda;

import org.jspecify.annotations.NullMarked;
