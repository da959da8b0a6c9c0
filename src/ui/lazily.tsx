import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface Lazy<Props> {
  /** Renders `Meanwhile`, or nothing, until its code is loaded. */
  readonly Part: FunctionComponent<Props>;
  /** Loads the code in advance, so that the part can be shown at once. */
  readonly load: () => Promise<void>;
}

/** A part of a page that its first view does not need: its code is loaded separately, when it is first rendered. */
export function lazily<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
  Meanwhile: FunctionComponent = () => null,
): Lazy<Props> {
  let Loaded: ComponentType<Props> | null = null;
  const load = async () => {
    Loaded ??= await fetchPart();
  };
  function Part(props: Props) {
    const [isThere, setThere] = useState(Loaded !== null);
    useEffect(() => {
      if (!isThere) void load().then(() => setThere(true));
    }, [isThere]);
    return isThere && Loaded ? <Loaded {...props} /> : <Meanwhile />;
  }
  return { Part, load };
}
