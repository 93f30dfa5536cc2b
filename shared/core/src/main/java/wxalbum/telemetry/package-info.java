/** Observability: log lines, and the summary line and metrics of each invocation. */
@NullMarked
package wxalbum.telemetry;

import org.jspecify.annotations.NullMarked;
