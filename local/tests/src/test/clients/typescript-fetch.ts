import {
  Configuration,
  ListAlbumApi,
  LoginApi,
  ManageAlbumApi,
  ProblemFromJSON,
  ResponseError,
  ShareApi,
  UploadApi,
} from './generated/typescript-fetch/index.js';
import type { AlbumClient, Guest, ReadyPhoto, Upload } from './journey.js';

/** The client of OpenAPI Generator's typescript-fetch. */
export function newClient(basePath: string): AlbumClient {
  let token = '';
  const configuration = new Configuration({ basePath, accessToken: () => token });
  const reading = new ListAlbumApi(configuration);
  const managing = new ManageAlbumApi(configuration);
  const sharing = new ShareApi(configuration);
  return {
    async logIn(code) {
      token = (await new LoginApi(configuration).logIn({ loginRequest: { code } })).token;
    },
    async createAlbum(title) {
      return (await managing.createAlbum({ createAlbumRequest: { title } })).id;
    },
    async requestUpload(albumId, name, bytes, sha256): Promise<Upload> {
      const files = [{ name, bytes, contentType: 'image/jpeg', sha256 }];
      const { uploads } = await new UploadApi(configuration).startUploads({ albumId, startUploadsRequest: { files } });
      const [upload] = uploads;
      if (upload === undefined) throw new Error('no upload');
      return upload.status === 'expected' ? { form: upload } : { duplicateOf: upload.photoId };
    },
    async firstPhoto(albumId): Promise<ReadyPhoto | string> {
      const [photo] = (await reading.listPhotos({ albumId })).items;
      if (photo?.status !== 'ready') return photo?.status ?? 'missing';
      return { id: photo.id, width: photo.width, smallUrl: photo.renditions.small.url };
    },
    async camera(photoId) {
      return (await reading.getPhoto({ photoId })).exif.camera;
    },
    async updateAlbum(albumId, title, coverPhotoId) {
      return (await managing.updateAlbum({ albumId, updateAlbumRequest: { title, coverPhotoId } })).coverPhotoId;
    },
    async createShare(albumId, passcode) {
      const createShareRequest = { passcode, allowOriginals: true };
      return (await sharing.createShare({ albumId, createShareRequest })).token ?? '';
    },
    async openShare(shareToken, passcode): Promise<Guest> {
      const idempotencyKey = crypto.randomUUID();
      const opened = await sharing.openShare({ token: shareToken, idempotencyKey, openShareRequest: { passcode } });
      const guest = new ShareApi(new Configuration({ basePath, accessToken: () => opened.viewToken }));
      return {
        albumTitle: opened.album.title,
        photoIds: opened.photos.items.map(({ id }) => id),
        async listPhotoIds() {
          return (await guest.listSharedPhotos({ token: shareToken })).items.map(({ id }) => id);
        },
        async originalUrl(photoId) {
          return (await guest.getSharedOriginal({ token: shareToken, photoId })).url;
        },
      };
    },
    async deletePhoto(photoId) {
      await managing.deletePhoto({ photoId });
    },
    async trashedIds() {
      return (await reading.listTrash({})).items.map(({ id }) => id);
    },
    async purgePhoto(photoId) {
      await managing.purgePhoto({ photoId });
    },
    async emptyTrash() {
      await managing.emptyTrash();
    },
    async usedBytes() {
      return (await reading.getMe()).usage.bytes;
    },
    async problemOfAlbum(albumId) {
      const failure = await reading.getAlbum({ albumId }).then(
        () => null,
        (error: unknown) => error,
      );
      return failure instanceof ResponseError ? ProblemFromJSON(await failure.response.json()).code : 'none';
    },
  };
}
