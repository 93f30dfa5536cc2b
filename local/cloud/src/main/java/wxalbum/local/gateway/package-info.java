/**
 * The HTTP server, as API Gateway serves it. {@link wxalbum.local.gateway.RequestRouter} lists who
 * answers which request.
 */
@NullMarked
package wxalbum.local.gateway;

import org.jspecify.annotations.NullMarked;
