/**
 * From an API Gateway event to an answer: request, routes, problems, and the one place that
 * catches.
 */
@NullMarked
package wxalbum.http;

import org.jspecify.annotations.NullMarked;
