/**
 * End-to-end test of the operator's console, in a real browser against a local run whose queue has a dead letter of an
 * earlier run:
 * `ALBUM_URL=http://localhost:3000 PHOTOS=folder DATABASE_PID=file node --test-reporter=spec console.test.mjs`.
 * The last chapters stop the database, whose process id is in that file.
 */
import "./chapters/operating.mjs";
import "./chapters/breaking.mjs";
