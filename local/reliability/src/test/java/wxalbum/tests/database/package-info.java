/** The functions' use of the database: round trips, and transactions that compete for rows. */
@NullMarked
package wxalbum.tests.database;

import org.jspecify.annotations.NullMarked;
