/**
 * The console for operators: turns the log file and the state of the running functions into JSON
 * documents for its page and for scripts. It accepts log lines of any shape, including those of
 * earlier versions. {@link wxalbum.console.backend.ConsoleBackend} is its only access to the local
 * run.
 */
@NullMarked
package wxalbum.console;

import org.jspecify.annotations.NullMarked;
