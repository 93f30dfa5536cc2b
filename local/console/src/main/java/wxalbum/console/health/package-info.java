/** The alarms that would fire and the incidents that are going on. */
@NullMarked
package wxalbum.console.health;

import org.jspecify.annotations.NullMarked;
