/** The parameters of a request, and the saved queries that the deployment template declares too. */
@NullMarked
package wxalbum.console.queries;

import org.jspecify.annotations.NullMarked;
