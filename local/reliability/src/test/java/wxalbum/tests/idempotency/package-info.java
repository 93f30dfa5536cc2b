/** Repeated writes under one idempotency key. */
package wxalbum.tests.idempotency;
