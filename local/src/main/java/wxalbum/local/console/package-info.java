/**
 * The operator's console: what the log file and the running functions tell, as documents for the
 * page and for scripts. It reads lines of any shape, also those of earlier versions, and knows of
 * the local run only what {@link wxalbum.local.console.Operated} says.
 */
@NullMarked
package wxalbum.local.console;

import org.jspecify.annotations.NullMarked;
