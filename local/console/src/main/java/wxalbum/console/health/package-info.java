/** The alarms that would fire and the current incidents. */
@NullMarked
package wxalbum.console.health;

import org.jspecify.annotations.NullMarked;
