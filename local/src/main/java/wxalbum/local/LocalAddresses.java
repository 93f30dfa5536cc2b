package wxalbum.local;

import java.net.URI;
import java.nio.file.Path;
import wxalbum.embedded.DatabaseAddress;

/**
 * Where the parts of a local run are reached.
 *
 * @param gateway the API and the album page, without a slash at its end
 * @param log file of the functions' log lines
 */
public record LocalAddresses(
    URI gateway, URI storage, URI weChat, DatabaseAddress database, Path data, Path log) {}
