/** Migrates the database to the schema in {@code sql/}. */
@NullMarked
package wxalbum.migrate;

import org.jspecify.annotations.NullMarked;
