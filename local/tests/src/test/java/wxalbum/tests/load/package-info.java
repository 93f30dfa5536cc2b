/**
 * Load tests: many phones on bad networks upload concurrently, and no accepted upload may be lost.
 */
@NullMarked
package wxalbum.tests.load;

import org.jspecify.annotations.NullMarked;
