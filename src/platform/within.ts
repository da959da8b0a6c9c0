/**
 * What the browser answers, or a rejection when it does not answer in `ms`: a store that hangs counts as one that
 * refuses, and holds no lock and no token for ever. The call itself may still be carried out later.
 */
export async function within<T>(ms: number, call: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The browser does not answer.')), ms);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}
