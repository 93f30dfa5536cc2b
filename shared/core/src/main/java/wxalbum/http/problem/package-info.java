/** Problem details (RFC 9457): why a request failed. The package creates no responses. */
@NullMarked
package wxalbum.http.problem;

import org.jspecify.annotations.NullMarked;
