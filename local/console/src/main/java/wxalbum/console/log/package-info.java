/** The log file as an index of lines and invocations, and the search in it. */
@NullMarked
package wxalbum.console.log;

import org.jspecify.annotations.NullMarked;
