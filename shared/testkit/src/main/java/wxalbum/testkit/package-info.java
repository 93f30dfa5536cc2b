/** Fixtures, clients and assertions that the tests of several modules share. */
@NullMarked
package wxalbum.testkit;

import org.jspecify.annotations.NullMarked;
