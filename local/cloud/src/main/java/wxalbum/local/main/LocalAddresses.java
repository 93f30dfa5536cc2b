package wxalbum.local.main;

import java.net.URI;
import java.nio.file.Path;
import wxalbum.embedded.DatabaseConnectionInfo;

/**
 * The addresses of the parts of a local run.
 *
 * @param gateway the base URI of the API and the album page, without a trailing slash
 * @param log the file with the log lines of the functions
 */
public record LocalAddresses(
    URI gateway, URI storage, URI weChat, DatabaseConnectionInfo database, Path data, Path log) {}
