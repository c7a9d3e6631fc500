/** The longest text that a fragment may unpack to, in bytes: a small link must not fill the memory. */
export const longestUnpacked = 2_000_000;

/** Packs a text so that it fits the fragment of an address: deflated, in base64url. */
export async function packText(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Unpacks what {@link packText} made. Throws an error for readers when it is damaged or too large. */
export async function unpackText(packed: string): Promise<string> {
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const reader = stream.getReader();
    const parts: BlobPart[] = [];
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > longestUnpacked) throw new Error('too large');
      parts.push(part.value);
    }
    return await new Blob(parts).text();
  } catch {
    throw new Error(
      'The link is damaged: part of it is missing or was changed. Copy the whole link.',
    );
  }
}
