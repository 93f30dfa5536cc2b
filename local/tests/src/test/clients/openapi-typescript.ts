import createClient from 'openapi-fetch';
import type { paths } from './generated/openapi-typescript/api.js';
import type { AlbumClient, Guest, ReadyPhoto, Upload } from './journey.js';

/** Returns the data of a response, or throws its problem. */
function dataOf<T>({ data, error, response }: { data?: T; error?: unknown; response: Response }): T {
  if (data === undefined) throw new Error(`${response.url} ${response.status} ${JSON.stringify(error)}`);
  return data;
}

function done({ error, response }: { error?: unknown; response: Response }) {
  if (!response.ok) throw new Error(`${response.url} ${response.status} ${JSON.stringify(error)}`);
}

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** The types of openapi-typescript with the client that belongs to them. */
export function newClient(baseUrl: string): AlbumClient {
  const api = createClient<paths>({ baseUrl });
  let headers = {};
  return {
    async logIn(code) {
      headers = bearer(dataOf(await api.POST('/login', { body: { code } })).token);
    },
    async createAlbum(title) {
      return dataOf(await api.POST('/albums', { headers, body: { title } })).id;
    },
    async requestUpload(albumId, name, bytes, sha256): Promise<Upload> {
      const [upload] = dataOf(
        await api.POST('/albums/{albumId}/uploads', {
          headers,
          params: { path: { albumId } },
          body: { files: [{ name, bytes, contentType: 'image/jpeg', sha256 }] },
        }),
      ).uploads;
      if (upload === undefined) throw new Error('no upload');
      return upload.status === 'expected' ? { form: upload } : { duplicateOf: upload.photoId };
    },
    async firstPhoto(albumId): Promise<ReadyPhoto | string> {
      const path = { albumId };
      const [photo] = dataOf(await api.GET('/albums/{albumId}/photos', { headers, params: { path } })).items;
      if (photo?.status !== 'ready') return photo?.status ?? 'missing';
      return { id: photo.id, width: photo.width, smallUrl: photo.renditions.small.url };
    },
    async camera(photoId) {
      return dataOf(await api.GET('/photos/{photoId}', { headers, params: { path: { photoId } } })).exif.camera;
    },
    async updateAlbum(albumId, title, coverPhotoId) {
      const options = { headers, params: { path: { albumId } }, body: { title, coverPhotoId } };
      return dataOf(await api.PUT('/albums/{albumId}', options)).coverPhotoId;
    },
    async createShare(albumId, passcode) {
      const options = { headers, params: { path: { albumId } }, body: { passcode, allowOriginals: true } };
      return dataOf(await api.POST('/albums/{albumId}/shares', options)).token ?? '';
    },
    async openShare(token, passcode): Promise<Guest> {
      const key = { 'Idempotency-Key': crypto.randomUUID() };
      const opened = dataOf(
        await api.POST('/shared/{token}/open', { params: { path: { token }, header: key }, body: { passcode } }),
      );
      const view = { headers: bearer(opened.viewToken) };
      return {
        albumTitle: opened.album.title,
        photoIds: opened.photos.items.map(({ id }) => id),
        async listPhotoIds() {
          const page = dataOf(await api.GET('/shared/{token}/photos', { ...view, params: { path: { token } } }));
          return page.items.map(({ id }) => id);
        },
        async originalUrl(photoId) {
          const params = { path: { token, photoId } };
          return dataOf(await api.GET('/shared/{token}/photos/{photoId}/original', { ...view, params })).url;
        },
      };
    },
    async deletePhoto(photoId) {
      done(await api.DELETE('/photos/{photoId}', { headers, params: { path: { photoId } } }));
    },
    async trashedIds() {
      return dataOf(await api.GET('/trash', { headers })).items.map(({ id }) => id);
    },
    async purgePhoto(photoId) {
      done(await api.DELETE('/trash/{photoId}', { headers, params: { path: { photoId } } }));
    },
    async emptyTrash() {
      done(await api.DELETE('/trash', { headers }));
    },
    async usedBytes() {
      return dataOf(await api.GET('/me', { headers })).usage.bytes;
    },
    async problemOfAlbum(albumId) {
      const { error } = await api.GET('/albums/{albumId}', { headers, params: { path: { albumId } } });
      return error !== undefined && 'code' in error ? error.code : 'none';
    },
  };
}
