/**
 * The browser's answer, or a rejection if there is none within `ms`: a store that hangs counts as one that refuses, and
 * must not hold a lock or a token forever. The call itself may still be carried out later.
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
