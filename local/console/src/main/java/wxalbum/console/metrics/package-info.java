/** Totals, percentiles and time series of invocations. */
@NullMarked
package wxalbum.console.metrics;

import org.jspecify.annotations.NullMarked;
