package wxalbum.http.problem;

/**
 * One invalid value of a request.
 *
 * @param pointer JSON pointer (RFC 6901) to the value in the body; for a query parameter, its name
 *     after a slash
 * @param detail sentence for people that explains the error
 */
public record FieldError(String pointer, String detail) {}
