/** Larger bodies are refused. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

/**
 * The bytes of a request's body; undefined: too many. The rest of a large body is read and discarded, so that a client
 * that is still sending sees the refusal and no broken connection.
 */
export async function readBody(request: Request): Promise<Uint8Array | undefined> {
  if (request.method === 'GET' || request.method === 'HEAD') return new Uint8Array();
  const announced = Number(request.headers.get('content-length') ?? Number.NaN);
  if (announced <= MAX_BODY_BYTES) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return size <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}
