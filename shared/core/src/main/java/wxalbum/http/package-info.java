/**
 * Converts API Gateway events to responses: requests, routes and problems. {@link HttpRouter}
 * catches all exceptions.
 */
@NullMarked
package wxalbum.http;

import org.jspecify.annotations.NullMarked;
