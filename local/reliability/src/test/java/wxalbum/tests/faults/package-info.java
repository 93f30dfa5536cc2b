/**
 * Fault injection: all functions process one user's photos while every possible fault occurs. The
 * final state must equal the state of a run without faults.
 */
@NullMarked
package wxalbum.tests.faults;

import org.jspecify.annotations.NullMarked;
