/** Journeys of a phone and of a browser through the local run. */
package wxalbum.tests.journeys;
