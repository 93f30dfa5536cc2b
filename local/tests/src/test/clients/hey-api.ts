import { createClient, createConfig } from './generated/hey-api/client/index.js';
import * as api from './generated/hey-api/sdk.gen.js';
import type { AlbumClient, Guest, ReadyPhoto, Upload } from './journey.js';

/** The client of @hey-api/openapi-ts. */
export function newClient(baseUrl: string): AlbumClient {
  let token = '';
  const client = createClient(createConfig({ baseUrl, auth: () => token }));
  const options = { client, throwOnError: true } as const;
  return {
    async logIn(code) {
      token = (await api.logIn({ ...options, body: { code } })).data.token;
    },
    async createAlbum(title) {
      return (await api.createAlbum({ ...options, body: { title } })).data.id;
    },
    async requestUpload(albumId, name, bytes, sha256): Promise<Upload> {
      const files = [{ name, bytes, contentType: 'image/jpeg', sha256 }];
      const { data } = await api.startUploads({ ...options, path: { albumId }, body: { files } });
      const [upload] = data.uploads;
      if (upload === undefined) throw new Error('no upload');
      return upload.status === 'expected' ? { form: upload } : { duplicateOf: upload.photoId };
    },
    async firstPhoto(albumId): Promise<ReadyPhoto | string> {
      const [photo] = (await api.listPhotos({ ...options, path: { albumId } })).data.items;
      if (photo?.status !== 'ready') return photo?.status ?? 'missing';
      return { id: photo.id, width: photo.width, smallUrl: photo.renditions.small.url };
    },
    async camera(photoId) {
      return (await api.getPhoto({ ...options, path: { photoId } })).data.exif.camera;
    },
    async updateAlbum(albumId, title, coverPhotoId) {
      return (await api.updateAlbum({ ...options, path: { albumId }, body: { title, coverPhotoId } })).data.coverPhotoId;
    },
    async createShare(albumId, passcode) {
      const body = { passcode, allowOriginals: true };
      return (await api.createShare({ ...options, path: { albumId }, body })).data.token ?? '';
    },
    async openShare(shareToken, passcode): Promise<Guest> {
      const path = { token: shareToken };
      const headers = { 'Idempotency-Key': crypto.randomUUID() };
      const opened = (await api.openShare({ ...options, path, headers, body: { passcode } })).data;
      const guest = { client: createClient(createConfig({ baseUrl, auth: opened.viewToken })), throwOnError: true } as const;
      return {
        albumTitle: opened.album.title,
        photoIds: opened.photos.items.map(({ id }) => id),
        async listPhotoIds() {
          return (await api.listSharedPhotos({ ...guest, path })).data.items.map(({ id }) => id);
        },
        async originalUrl(photoId) {
          return (await api.getSharedOriginal({ ...guest, path: { ...path, photoId } })).data.url;
        },
      };
    },
    async deletePhoto(photoId) {
      await api.deletePhoto({ ...options, path: { photoId } });
    },
    async trashedIds() {
      return (await api.listTrash(options)).data.items.map(({ id }) => id);
    },
    async purgePhoto(photoId) {
      await api.purgePhoto({ ...options, path: { photoId } });
    },
    async emptyTrash() {
      await api.emptyTrash(options);
    },
    async usedBytes() {
      return (await api.getMe(options)).data.usage.bytes;
    },
    async problemOfAlbum(albumId) {
      const { error } = await api.getAlbum({ client, path: { albumId } });
      return error !== undefined && 'code' in error ? error.code : 'none';
    },
  };
}
