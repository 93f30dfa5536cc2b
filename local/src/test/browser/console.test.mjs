/**
 * The operator's console end to end, in a real browser against a running album whose queue has a dead message from
 * before: `ALBUM_URL=http://localhost:3000 PHOTOS=folder DATABASE_PID=file node --test-reporter=spec console.test.mjs`.
 * The last chapter stops the database, whose process id is in that file.
 */
import "./chapters/operating.mjs";
import "./chapters/breaking.mjs";
