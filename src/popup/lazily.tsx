import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface Lazy<Props> {
  /** Draws nothing until its code is there. */
  readonly Part: FunctionComponent<Props>;
  /** Fetches the code ahead, so that the part is there at once when it is asked for. */
  readonly load: () => Promise<void>;
}

/** A part of the popup that its first view does without: its code is no part of what is read before that is drawn. */
export function lazily<Props extends object>(fetchPart: () => Promise<ComponentType<Props>>): Lazy<Props> {
  let Loaded: ComponentType<Props> | null = null;
  const load = async () => {
    Loaded ??= await fetchPart();
  };
  function Part(props: Props) {
    const [isThere, setThere] = useState(Loaded !== null);
    useEffect(() => {
      if (!isThere) void load().then(() => setThere(true));
    }, [isThere]);
    return isThere && Loaded ? <Loaded {...props} /> : null;
  }
  return { Part, load };
}
