/** The part of a body that was read. */
export interface ReadBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** the body exceeded the limit, or the connection broke */
  readonly cut: boolean;
}

/** Reads at most `most` bytes and keeps what arrived before a broken connection. Never throws. */
export async function readBounded(
  stream: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  const reader = stream?.getReader();
  let length = 0;
  let cut = false;
  try {
    while (reader && length <= most) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      length += value.length;
    }
  } catch {
    cut = true;
  }
  if (length > most) {
    cut = true;
    // The rest is not needed: close the connection.
    await reader?.cancel().catch(() => undefined);
  }
  return { bytes: joined(chunks).slice(0, most), cut };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
