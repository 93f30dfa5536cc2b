package wxalbum.http;

/**
 * One thing that is wrong with the input.
 *
 * @param pointer JSON pointer (RFC 6901) to the value in the body; for a parameter of the query,
 *     its name after a slash
 * @param detail what is wrong, as a sentence for people
 */
public record Fault(String pointer, String detail) {}
