/** Benchmarks the picture pipeline; run by {@code ./mvnw -Pbench}. */
@NullMarked
package wxalbum.picture.bench;

import org.jspecify.annotations.NullMarked;
