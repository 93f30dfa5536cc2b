/**
 * The album page end to end, in a real browser against a running album:
 * `ALBUM_URL=http://localhost:3000 PHOTOS=folder node --test-reporter=spec album.test.mjs`. It prints each chapter;
 * its exit code is not 0 when one failed. The chapters are one story and build on each other, in this order.
 */
import "./chapters/uploading.mjs";
import "./chapters/viewing.mjs";
import "./chapters/sharing.mjs";
import "./chapters/tidying.mjs";
