// Files before they leave: a size that can be sent, and photos made small for a slow network.

export const MAX_FILE_BYTES = 10000000;
const SHRINK_FROM_BYTES = 1200000;
const LONGEST_SIDE = 2400; // small print of a photographed page stays readable
const QUALITY = 0.85;

// A photo drawn anew is smaller and no longer says where it was taken.
async function shrink(file) {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(1, LONGEST_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    return blob && blob.size < file.size ? new File([blob], file.name, {type: blob.type}) : file;
  } catch (error) {
    return file;
  } finally {
    URL.revokeObjectURL(address);
  }
}

export async function prepare(file) {
  const photo = /^image\/(jpeg|png|webp)$/.test(file.type) && file.size > SHRINK_FROM_BYTES;
  return photo ? shrink(file) : file;
}

export function trouble(file) {
  if (!file.size) return 'not_a_file';
  return file.size > MAX_FILE_BYTES ? 'too_large' : '';
}

export function sizeOf(bytes, language) {
  const megabytes = bytes >= 100000;
  const number = megabytes ? bytes / 1000000 : Math.max(1, bytes / 1000);
  const options = {style: 'unit', unit: megabytes ? 'megabyte' : 'kilobyte', unitDisplay: 'short',
    maximumFractionDigits: megabytes ? 1 : 0};
  try {
    return new Intl.NumberFormat(language === 'ar' ? 'ar-MA' : 'fr', options).format(number);
  } catch (error) {
    return '';
  }
}
