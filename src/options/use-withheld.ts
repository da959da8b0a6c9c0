import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { AllowedOrigin } from '../injection/policy.ts';
import type { Environment } from '../inventorum/environment.ts';

export interface AccessQuestions {
  readonly hasOrigin: (origin: string) => Promise<boolean>;
  readonly onAccessChanged: (callback: () => void) => void;
}

/** The origins among these without a host permission, checked again whenever they or the permissions change. */
export function useWithheld(
  { hasOrigin, onAccessChanged }: AccessQuestions,
  environments: readonly Environment[],
  allowed: readonly AllowedOrigin[],
): readonly string[] {
  const [withheld, setWithheld] = useState<readonly string[]>([]);
  const ask = useCallback(async () => {
    const origins = [...new Set([...environments, ...allowed].map(({ origin }) => origin))];
    const held = await Promise.all(origins.map(hasOrigin));
    setWithheld(origins.filter((_, i) => !held[i]));
  }, [hasOrigin, environments, allowed]);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => void ask(), [ask]);
  useEffect(() => onAccessChanged(() => void latest.current()), [onAccessChanged]);
  return withheld;
}
