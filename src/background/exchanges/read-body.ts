/** A body as far as it was read. */
export interface ReadBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** there was more than is read, or the connection broke */
  readonly cut: boolean;
}

const MOST_BYTES = 5_000_000;

/** Reads at most 5 MB; what came before a broken connection is kept. */
export async function readBody(stream: ReadableStream<Uint8Array> | null): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  const reader = stream?.getReader();
  let length = 0;
  let cut = false;
  try {
    while (reader && length <= MOST_BYTES) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      length += value.length;
    }
  } catch {
    cut = true;
  }
  if (length > MOST_BYTES) {
    cut = true;
    // The rest is of no use: the connection is let go.
    await reader?.cancel().catch(() => undefined);
  }
  return { bytes: joined(chunks).slice(0, MOST_BYTES), cut };
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
