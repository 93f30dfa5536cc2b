// Prints the SQL that gives rows back to originals which are younger than a restored database. Usage: node recover-rows.js < OBJECTS > SQL,
// where OBJECTS is the output of aws s3api list-objects-v2. See docs/operations.md, Restore the database.
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const KEY = /^originals\/([0-7][0-9A-HJKMNP-TV-Z]{25})\/([0-7][0-9A-HJKMNP-TV-Z]{25})$/;
const ROWS_OF_INSERT = 1000;

/** Returns an id as a binary literal. In keys, ids are printed in the base 32 of Crockford. */
function literal(id) {
  const number = [...id].reduce((value, digit) => value * 32n + BigInt(ALPHABET.indexOf(digit)), 0n);
  return `x'${number.toString(16).padStart(32, '0')}'`;
}

/** Returns a row of recovered_originals; nothing for a key that no photo has. */
function row({ Key, Size, LastModified }) {
  const [, album, photo] = Key.match(KEY) ?? [];
  const uploaded = new Date(LastModified).toISOString().replace('T', ' ').replace('Z', '');
  return photo ? [`(${literal(photo)}, ${literal(album)}, ${Number(Size)}, '${uploaded}')`] : [];
}

const rows = (JSON.parse(readFileSync(0, 'utf8')).Contents ?? []).flatMap(row);
// An earlier run may have been interrupted.
console.log('drop table if exists recovered_photos, recovered_originals;');
console.log('create table recovered_originals (photo_id binary(16) primary key, album_id binary(16), bytes bigint, uploaded_at datetime(6));');
while (rows.length) console.log(`insert into recovered_originals values\n${rows.splice(0, ROWS_OF_INSERT).join(',\n')};`);
process.stdout.write(readFileSync(join(__dirname, 'recover-rows.sql'), 'utf8'));
