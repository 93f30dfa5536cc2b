/** Command line that creates renditions of local files with the same code as the function. */
@NullMarked
package wxalbum.thumbnail.cli;

import org.jspecify.annotations.NullMarked;
