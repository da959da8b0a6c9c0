import type { Field } from '../../messaging/protocol.ts';
import { ProblemError } from '../../messaging/serve.ts';
import type { App } from '../../oauth/app.ts';
import { isSameName } from '../../storage/public/same-name.ts';
import type { Credentials } from '../../storage/secret/credentials.ts';

/** Of an app or a token set; `id` is undefined if it is new. */
interface Named {
  readonly id?: string;
  readonly label: string;
}

/** Throws if another app of the environment has this name. A name that both already had may stay. */
export function expectFreeAppName({ apps }: Credentials, app: Named & Pick<App, 'environmentId'>): void {
  expectFree(
    app,
    apps.filter(({ environmentId }) => environmentId === app.environmentId),
    'label',
  );
}

/** Throws if another token set of the app has this name. A name that both already had may stay. */
export function expectFreeTokenSetName(
  { tokenSets }: Credentials,
  set: Named & { readonly appId: string },
): void {
  expectFree(
    set,
    tokenSets.filter(({ appId }) => appId === set.appId),
    'tokenSetLabel',
  );
}

function expectFree({ id, label }: Named, among: readonly Required<Named>[], field: Field): void {
  const before = among.find((each) => each.id === id)?.label;
  if (before !== undefined && isSameName(before, label)) return;
  if (among.some((each) => each.id !== id && isSameName(each.label, label))) {
    throw new ProblemError({ code: 'label taken', field });
  }
}

/** The longest name that a form accepts. */
const LONGEST_NAME = 80;

/** The name, with a number behind it if another one has it. */
export function freeName(label: string, among: readonly { readonly label: string }[]): string {
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : ` ${number}`;
    const name = label.slice(0, LONGEST_NAME - end.length) + end;
    if (!among.some((each) => isSameName(each.label, name))) return name;
  }
}
