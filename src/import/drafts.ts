import type { CredentialField } from '../inventorum/credential-syntax.ts';
import type { Environment } from '../inventorum/environment.ts';
import { LEGACY_SCOPES } from '../inventorum/legacy-scopes.ts';
import { isSameOrigin } from '../inventorum/parse-environment-origin.ts';
import { parseScope } from '../inventorum/scopes.ts';
import type { AppKind } from '../oauth/app.ts';
import { parseUrl } from '../parse-url.ts';
import type { Draft, PasteQuestion, PasteReading, PasteRefusal } from './paste.ts';
import type { Candidates, SettledGroup } from './settle.ts';

/** A draft while it is put together. */
interface DraftGroup {
  label: string | null;
  readonly pieces: Set<number>;
  readonly overrides: boolean;
  readonly values: Map<CredentialField, Candidates>;
  readonly origins: Set<string>;
  scope: string | null;
  grant: string | null;
}

const FIELDS: readonly CredentialField[] = ['clientId', 'clientSecret', 'refreshToken', 'accessToken'];
const NEEDED: readonly CredentialField[] = ['clientId', 'clientSecret', 'refreshToken'];

/** Groups what belongs to one app, and names what only the user can decide. Nothing is guessed. */
export function draftsOf(
  settled: readonly SettledGroup[],
  known: readonly Environment[],
): Pick<PasteReading, 'drafts' | 'questions' | 'refusals' | 'unknownOrigins'> {
  const refusals: PasteRefusal[] = [];
  const groups: DraftGroup[] = [];
  const own = settled
    .filter(({ values }) => values.size > 0)
    .map(groupOf)
    .filter((group) => isOurs(group, refusals));
  const byClient = own.filter(({ values }) => values.has('clientId'));
  for (const group of byClient) add(groups, group, sameClient(groups, group));
  for (const group of own) if (!group.values.has('clientId')) add(groups, group, onlyFit(groups, group));
  const drafts = groups.map((group) => draftOf(group, known));
  return {
    drafts,
    questions: groups.flatMap((group, index) => questionsOf(group, index)),
    refusals,
    unknownOrigins: [...new Set(drafts.flatMap(({ unknownOrigin }) => unknownOrigin ?? []))],
  };
}

function groupOf({ label, piece, overrides, values, addresses, scope, grant }: SettledGroup): DraftGroup {
  const origins = addresses.flatMap((address) => originOf(address) ?? []);
  return { label, pieces: new Set([piece]), overrides, values, origins: new Set(origins), scope, grant };
}

function originOf(address: string): string | null {
  const text = /^[a-z]+:\/\//i.test(address) ? address : `https://${address}`;
  if (!/^https?:\/\/[\w.:@%~!$&'()*+,;=[\]-]{1,8000}(?:[/?#]|$)/i.test(text)) return null;
  const url = parseUrl(text);
  return url !== null && /[.\]]|^localhost$/.test(url.hostname) ? url.origin : null;
}

/** Shore's other APIs have client credentials of their own. */
const OTHER_PRODUCT = /^https?:\/\/(?:[\w-]+\.)*shore\.com(?::\d+)?$/;

function isOurs({ origins }: DraftGroup, refusals: PasteRefusal[]): boolean {
  const isOther = [...origins].some((origin) => OTHER_PRODUCT.test(origin));
  if (isOther) refusals.push({ code: 'other product', field: null });
  return !isOther;
}

function add(groups: DraftGroup[], group: DraftGroup, into: DraftGroup | undefined): void {
  if (!into) {
    groups.push(group);
    return;
  }
  into.label ??= group.label;
  into.scope ??= group.scope;
  into.grant ??= group.grant;
  for (const piece of group.pieces) into.pieces.add(piece);
  for (const origin of group.origins) into.origins.add(origin);
  for (const [field, { texts, code }] of group.values) {
    const known = into.values.get(field);
    const kept = group.overrides && !into.overrides ? [] : (known?.texts ?? []);
    into.values.set(field, { texts: [...new Set([...kept, ...texts])], code: known?.code ?? code });
  }
}

/** Another group of the same app; tokens that differ are another token of it. */
function sameClient(groups: readonly DraftGroup[], group: DraftGroup): DraftGroup | undefined {
  const id = group.values.get('clientId')?.texts.join('\n');
  return groups.find(
    (each) =>
      each.values.get('clientId')?.texts.join('\n') === id &&
      (fits(each, group) || hasSameLabel(each, group)),
  );
}

function hasSameLabel(one: DraftGroup, other: DraftGroup): boolean {
  return one.label === other.label;
}

/** What names no app belongs to the only one that lacks it; a later piece goes on with the only draft. */
function onlyFit(groups: readonly DraftGroup[], group: DraftGroup): DraftGroup | undefined {
  const fitting = groups.filter(
    (each) =>
      (fits(each, group) || isOverridden(each, group)) &&
      (!isSamePiece(each, group) || labelsFit(each, group)),
  );
  if (fitting.length === 1) return fitting[0];
  const [only, ...more] = groups;
  return fitting.length === 0 && more.length === 0 && only && !isSamePiece(only, group) ? only : undefined;
}

/** A private file and the public one name the same app alike. */
function isOverridden(one: DraftGroup, other: DraftGroup): boolean {
  return other.overrides && !one.overrides && one.label === other.label;
}

function isSamePiece(one: DraftGroup, other: DraftGroup): boolean {
  return [...other.pieces].some((piece) => one.pieces.has(piece));
}

function labelsFit(one: DraftGroup, other: DraftGroup): boolean {
  return one.label === null || other.label === null || one.label === other.label;
}

/** Whether no field has another value. */
function fits(one: DraftGroup, other: DraftGroup): boolean {
  return FIELDS.every((field) => {
    const [here, there] = [one.values.get(field), other.values.get(field)];
    return !here || !there || here.texts.join('\n') === there.texts.join('\n');
  });
}

function draftOf(group: DraftGroup, known: readonly Environment[]): Draft {
  const { label, values, scope } = group;
  const origin = group.origins.size === 1 ? [...group.origins][0] : undefined;
  const environment = origin && known.find((each) => isSameOrigin(each.origin, origin));
  const single = (field: CredentialField) => {
    const texts = values.get(field)?.texts ?? [];
    return texts.length === 1 ? (texts[0] ?? null) : null;
  };
  return {
    label,
    environmentId: environment ? environment.id : null,
    unknownOrigin: origin !== undefined && !environment ? origin : null,
    kind: kindOf(group),
    clientId: single('clientId'),
    clientSecret: single('clientSecret'),
    refreshToken: single('refreshToken'),
    accessToken: single('accessToken'),
    scope: scope === '' ? null : scope,
    missing: NEEDED.filter((field) => !values.has(field)),
  };
}

const LEGACY: ReadonlySet<string> = new Set(LEGACY_SCOPES.map(({ name }) => name));

function kindOf({ scope, grant }: DraftGroup): AppKind | null {
  const words = parseScope(scope ?? '');
  if (words.some((word) => word.includes(':'))) return 'internal';
  return words.some((word) => LEGACY.has(word)) || grant === 'password' ? 'legacy' : null;
}

function questionsOf({ values, origins }: DraftGroup, draft: number): readonly PasteQuestion[] {
  const asked = FIELDS.flatMap((field) => {
    const { texts, code } = values.get(field) ?? { texts: [], code: 'two values' as const };
    return texts.length > 1 ? [{ code, draft, field, choices: texts }] : [];
  });
  const environment: PasteQuestion = {
    code: 'environment',
    draft,
    field: 'environmentId',
    choices: [...origins],
  };
  return origins.size > 1 ? [...asked, environment] : asked;
}
