/** What the operator reads: log lines and the summary of each invocation. */
@NullMarked
package wxalbum.telemetry;

import org.jspecify.annotations.NullMarked;
