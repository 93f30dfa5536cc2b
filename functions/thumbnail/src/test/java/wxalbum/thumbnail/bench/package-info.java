/** Benchmarks the picture pipeline; run by {@code ./mvnw -Pbench}. */
@NullMarked
package wxalbum.thumbnail.bench;

import org.jspecify.annotations.NullMarked;
