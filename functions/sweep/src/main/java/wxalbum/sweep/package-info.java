/** The scheduled sweep: repairs uploads whose events were lost, and purges expired data. */
@NullMarked
package wxalbum.sweep;

import org.jspecify.annotations.NullMarked;
