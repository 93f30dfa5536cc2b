/**
 * What a caller may do with an album. Users are authorized by their role in the album, guests by
 * their share. Only this package calls the queries that compare owners.
 */
@NullMarked
package wxalbum.access;

import org.jspecify.annotations.NullMarked;
