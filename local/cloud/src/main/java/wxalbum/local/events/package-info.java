/** The sources of events besides HTTP: queues, schedules and the notifications of the bucket. */
@NullMarked
package wxalbum.local.events;

import org.jspecify.annotations.NullMarked;
