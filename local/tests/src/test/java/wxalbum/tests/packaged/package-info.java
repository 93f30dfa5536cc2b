/** The functions' jars as they are deployed, under AWS's runtime interface client. */
@NullMarked
package wxalbum.tests.packaged;

import org.jspecify.annotations.NullMarked;
