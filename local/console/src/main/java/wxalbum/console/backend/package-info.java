/**
 * The interface between the console and the run that it shows. All else in the console reads the
 * log file.
 */
@NullMarked
package wxalbum.console.backend;

import org.jspecify.annotations.NullMarked;
