/** The journey of an owner and a guest, which every generated client takes. */

export interface UploadForm {
  url: string;
  fields: Record<string, string>;
  fileField: string;
}

/** A form for a file, or the id of the photo that the album already has. */
export type Upload = { form: UploadForm } | { duplicateOf: string };

export interface ReadyPhoto {
  id: string;
  width: number;
  smallUrl: string;
}

export interface Guest {
  albumTitle: string;
  photoIds: string[];
  listPhotoIds(): Promise<string[]>;
  originalUrl(photoId: string): Promise<string>;
}

/** What the journey needs of a generated client. Each method narrows the generated types without a cast. */
export interface AlbumClient {
  logIn(code: string): Promise<void>;
  createAlbum(title: string): Promise<string>;
  requestUpload(albumId: string, name: string, bytes: number, sha256: string): Promise<Upload>;
  /** Returns the first photo if it is ready, or its status. */
  firstPhoto(albumId: string): Promise<ReadyPhoto | string>;
  /** Returns the camera of a ready photo, or null. */
  camera(photoId: string): Promise<string | null>;
  /** Replaces title and cover, and returns the cover. */
  updateAlbum(albumId: string, title: string, coverPhotoId: string): Promise<string | null>;
  createShare(albumId: string, passcode: string): Promise<string>;
  openShare(token: string, passcode: string): Promise<Guest>;
  deletePhoto(photoId: string): Promise<void>;
  trashedIds(): Promise<string[]>;
  purgePhoto(photoId: string): Promise<void>;
  emptyTrash(): Promise<void>;
  usedBytes(): Promise<number>;
  /** Returns the code of the problem that an album has. */
  problemOfAlbum(albumId: string): Promise<string>;
}

export function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

async function sha256(file: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', file));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function send({ url, fields, fileField }: UploadForm, file: Uint8Array<ArrayBuffer>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append(fileField, new Blob([file]));
  const { status } = await fetch(url, { method: 'POST', body: form });
  check(status === 201, `storage responded with ${status}`);
}

async function untilReady(client: AlbumClient, albumId: string): Promise<ReadyPhoto> {
  for (;;) {
    const photo = await client.firstPhoto(albumId);
    if (typeof photo !== 'string') return photo;
    check(photo === 'expected', `the photo is ${photo}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

async function contentType(url: string): Promise<string | null> {
  const response = await fetch(url);
  check(response.ok, `storage responded with ${response.status}`);
  return response.headers.get('content-type');
}

/** Takes the journey with a JPEG. Throws at the first difference from the contract. */
export async function journey(client: AlbumClient, name: string, file: Uint8Array<ArrayBuffer>) {
  await client.logIn(`code-${name}`);
  const albumId = await client.createAlbum('西湖');
  const digest = await sha256(file);
  const upload = await client.requestUpload(albumId, 'IMG.JPG', file.length, digest);
  check('form' in upload, 'the first upload has no form');
  await send(upload.form, file);
  const photo = await untilReady(client, albumId);
  check((await contentType(photo.smallUrl)) === 'image/jpeg', 'the rendition is no JPEG');
  check(photo.width > 0, 'a ready photo has no width');
  await client.camera(photo.id);

  const repeated = await client.requestUpload(albumId, 'IMG.JPG', file.length, digest);
  check('duplicateOf' in repeated && repeated.duplicateOf === photo.id, 'the same file is no duplicate');
  const cover = await client.updateAlbum(albumId, '西湖之春', photo.id);
  check(cover === photo.id, 'the cover differs from the chosen one');

  const token = await client.createShare(albumId, '２４６８');
  const guest = await client.openShare(token, '2468');
  check(guest.albumTitle === '西湖之春', 'the guest received another title');
  check(guest.photoIds.includes(photo.id), 'the guest received no photo');
  check((await guest.listPhotoIds()).includes(photo.id), 'the guest can list no photo');
  check((await contentType(await guest.originalUrl(photo.id))) === 'image/jpeg', 'the original is no JPEG');

  check((await client.usedBytes()) >= file.length, 'the file does not count');
  await client.deletePhoto(photo.id);
  check((await client.trashedIds()).includes(photo.id), 'the photo is not in the trash');
  await client.purgePhoto(photo.id);
  await client.emptyTrash();
  check((await client.trashedIds()).length === 0, 'the trash is not empty');
  check((await client.problemOfAlbum('01KQH5Z0000000000000000000')) === 'not-found', 'a missing album is found');
}
