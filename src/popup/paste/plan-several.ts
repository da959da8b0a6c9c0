import type { Draft, PasteReading } from '../../import/paste.ts';
import type { Environment } from '../../inventorum/environment.ts';
import type { Protocol } from '../../messaging/protocol.ts';
import type { AppStatus } from '../../storage/public/status.ts';
import type { SuggestedNames } from '../form/plan-paste.ts';

/** One app of a pasted text, and what can be done with it. SECRET: the item has its credentials. */
export interface SeveralRow {
  /** index in the drafts */
  readonly index: number;
  readonly label: string;
  readonly clientId: string | null;
  /** that it would be saved to */
  readonly environment: Environment;
  /** `not whole`: something is missing, unclear, or for a host that is no environment: only the form takes it */
  readonly state: 'new' | 'new token' | 'saved' | 'not whole';
  /** null: it cannot be saved from the list */
  readonly item: Protocol['app.add-several']['input']['items'][number] | null;
}

interface SavedFacts {
  readonly apps: readonly AppStatus[];
  /** that the popup shows */
  readonly environment: Environment;
  readonly environments: readonly Environment[];
  readonly names: SuggestedNames;
  /** by draft: its refresh token is saved already */
  readonly known: readonly boolean[];
}

/** The apps of a text that has several, in its order. */
export function planSeveral(reading: PasteReading, facts: SavedFacts): readonly SeveralRow[] {
  return reading.drafts.map((draft, index) => {
    const environment = facts.environments.find(({ id }) => id === draft.environmentId) ?? facts.environment;
    const label = draft.label ?? facts.names.app(draft.clientId ?? '');
    const row = { index, label, clientId: draft.clientId, environment };
    if (facts.known[index]) return { ...row, state: 'saved', item: null };
    if (!isWhole(reading, index)) return { ...row, state: 'not whole', item: null };
    const saved = facts.apps.find(
      ({ clientId, environmentId }) => clientId === draft.clientId && environmentId === environment.id,
    );
    const before = reading.drafts.slice(0, index).filter(({ clientId }) => clientId === draft.clientId);
    const number = (saved?.tokenSets.length ?? 0) + before.length + 1;
    const item = itemOf(draft, row, facts.names.tokenSet(number));
    return { ...row, state: saved ? 'new token' : 'new', item };
  });
}

function isWhole({ drafts, questions }: PasteReading, index: number): boolean {
  const draft = drafts[index];
  const isAsked = questions.some((question) => question.draft === index);
  return !isAsked && draft?.unknownOrigin === null && draft.missing.length === 0;
}

function itemOf(
  draft: Draft,
  { label, environment }: Pick<SeveralRow, 'label' | 'environment'>,
  name: string,
): SeveralRow['item'] {
  const { kind, clientId, clientSecret, refreshToken, accessToken } = draft;
  if (clientId === null || clientSecret === null || refreshToken === null) return null;
  return {
    app: { label, kind: kind ?? 'internal', environmentId: environment.id, clientId, clientSecret },
    tokenSet: { label: name, refreshToken, accessToken: accessToken ?? '' },
  };
}

/** The part of a reading that is about one draft, for the form. */
export function onlyDraft(reading: PasteReading, index: number): PasteReading {
  return {
    ...reading,
    drafts: reading.drafts.slice(index, index + 1),
    questions: reading.questions.flatMap((question) =>
      question.draft === index ? [{ ...question, draft: 0 }] : [],
    ),
  };
}
