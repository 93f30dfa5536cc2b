/**
 * The functions, triggers and queues that {@code serverless.yml} declares. Depends on no other part
 * of the local run.
 */
@NullMarked
package wxalbum.local.template;

import org.jspecify.annotations.NullMarked;
