/** What the tests of several modules share. */
@NullMarked
package wxalbum.testing;

import org.jspecify.annotations.NullMarked;
