/** What the picture pipeline is measured with: by {@code ./mvnw -Pbench}. */
@NullMarked
package wxalbum.thumbnail.bench;

import org.jspecify.annotations.NullMarked;
