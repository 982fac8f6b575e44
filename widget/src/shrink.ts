// A photo as it should travel: small enough for a customer's data plan, and without what it tells
// beside the picture. Drawing it anew leaves place, time and camera behind.

/** The longest side, in pixels: small print stays readable. */
const longest = 2000;

const drawable = /^image\/(?:jpeg|png|webp|avif|bmp|hei[cf])$/;
const byName: Record<string, string> = {
  jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', heic: 'image/heic', heif: 'image/heif', pdf: 'application/pdf',
};

/**
 * A photo as iPhones keep it, in a browser that can't open it. Apple's can: there it becomes a JPEG like
 * any other. Elsewhere nobody could see it, at the desk neither, so it is refused with what to do.
 */
export class Heic extends Error {}

export interface Parcel {
  name: string;
  /** Of its own or, where the system knows none, that of its name. */
  media: string;
  blob: Blob;
  picture?: ImageBitmap;
}

/** Makes a canvas with the picture on it, no longer than side. */
export function drawn(picture: ImageBitmap, side: number): HTMLCanvasElement {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d')!;
  // What was transparent becomes white, not black, where the format knows no transparency.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Browsers that hide what they are give noise for a canvas; a photo must not become that. */
function faithful(): boolean {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#808080';
  context.fillRect(0, 0, 300, 150);
  return context.getImageData(0, 0, 8, 8).data.every((v, i) => i % 4 === 3 || Math.abs(v - 128) < 6);
}

/**
 * Prepares a file: photos are drawn anew, anything else stays as it is. picture is there where the
 * browser can show it. A photo that this browser can't open is an error, of its own kind for HEIC.
 */
export async function shrink(file: File): Promise<Parcel> {
  const media = file.type || byName[/\w*$/.exec(file.name.toLowerCase())![0]] || '';
  const parcel: Parcel = { name: file.name, media, blob: file };
  if (!/^image\/(?!svg)/.test(media)) return parcel;
  try {
    parcel.picture = await createImageBitmap(file);
  } catch (error) {
    // Told by its content: such photos also travel under the name of JPEG.
    if (/^ftyp(?:hei|hev|mif1|msf1)/.test(await file.slice(4, 12).text())) throw new Heic();
    throw error;
  }
  if (!drawable.test(media) || !faithful()) return parcel;
  // A picture of a screen stays sharp; anything else is a photo.
  const to = media === 'image/png' && file.size < 1e6 ? media : 'image/jpeg';
  const blob = await new Promise<Blob | null>((done) => drawn(parcel.picture!, longest).toBlob(done, to, 0.85));
  if (!blob) throw new Error('no picture');
  return { ...parcel, blob, media: to, name: file.name.replace(/(\.\w+)?$/, to === media ? '$&' : '.jpg') };
}
