/**
 * End-to-end test of the album page, in a real browser against a local run:
 * `ALBUM_URL=http://localhost:3000 PHOTOS=folder node --test-reporter=spec album.test.mjs`. It prints each chapter
 * and exits with an error when one fails. Each chapter builds on the earlier ones, in this order.
 */
import "./chapters/uploading.mjs";
import "./chapters/viewing.mjs";
import "./chapters/sharing.mjs";
import "./chapters/tidying.mjs";
