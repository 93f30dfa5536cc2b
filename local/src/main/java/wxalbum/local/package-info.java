/**
 * The cloud services that the functions need, on one machine: runs what {@code serverless.yml}
 * declares, with the same handlers and the same events.
 */
@NullMarked
package wxalbum.local;

import org.jspecify.annotations.NullMarked;
