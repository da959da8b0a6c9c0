import { useState } from 'preact/hooks';
import type { Environment } from '../../inventorum/environment.ts';
import { isSameOrigin, parseEnvironmentOrigin } from '../../inventorum/parse-environment-origin.ts';
import * as common from '../../ui/common.module.css';
import { type Language, useLanguage } from '../../ui/language/language.ts';
import * as styles from '../form/form.module.css';
import { NewEnvironment, type NewEnvironmentProps } from './new-environment.tsx';

interface HostQuestionProps extends Pick<NewEnvironmentProps, 'commands' | 'onEnvironment'> {
  /** that a text names */
  readonly origins: readonly string[];
  readonly picked: string | null;
  /** that the form would save to */
  readonly environment: Environment;
  readonly environments: readonly Environment[];
  /** the form was sent without an answer */
  readonly isRefused: boolean;
  readonly onPick: (origin: string) => void;
}

/** Asks which environment the pasted credentials are for: no text decides that alone. */
export function HostQuestion({ picked, isRefused, onPick, ...props }: HostQuestionProps) {
  const language = useLanguage();
  const { say } = language;
  // A choice changes what the form saves to; the choices stay.
  const [choices] = useState(() => choicesFor(props));
  const isNew = picked !== null && props.environments.every(({ origin }) => origin !== picked);
  return (
    <fieldset class={styles.choice} role="radiogroup" aria-invalid={isRefused} data-testid="ask-host">
      <legend>{say('pasteWhere')}</legend>
      {choices.map(({ origin, kind, environment }) => (
        <label key={origin}>
          <input
            type="radio"
            name="ask-host"
            value={origin}
            checked={picked === origin}
            onChange={() => {
              onPick(origin);
              if (environment) props.onEnvironment(environment.id);
            }}
          />
          {wordsFor({ origin, kind, environment }, language)}
        </label>
      ))}
      {props.origins.filter(isRefusedHost).map((host) => (
        <p key={host} class={common.hint} data-testid="host-refused">
          {say('pasteHostRefused', { host })}
        </p>
      ))}
      {isNew && <NewEnvironment key={picked} origin={picked} {...props} />}
      {isRefused && <p class={common.error}>{say('pasteChoose')}</p>}
    </fieldset>
  );
}

function isRefusedHost(origin: string): boolean {
  return 'problem' in parseEnvironmentOrigin(origin);
}

type OriginsIn = Pick<HostQuestionProps, 'origins' | 'environment' | 'environments'>;

interface HostChoice {
  readonly origin: string;
  readonly kind: 'known' | 'new' | 'unnamed';
  /** null: it would be a new one */
  readonly environment: Environment | null;
}

/** The hosts that a text names, as far as they can be environments, and the one that the form saves to. */
function choicesFor({ origins, environment, environments }: OriginsIn): readonly HostChoice[] {
  const named = origins.flatMap((text): readonly HostChoice[] => {
    const known = environments.find(({ origin }) => isSameOrigin(origin, text));
    if (known) return [{ origin: known.origin, kind: 'known', environment: known }];
    const parsed = parseEnvironmentOrigin(text);
    return 'origin' in parsed ? [{ origin: parsed.origin, kind: 'new', environment: null }] : [];
  });
  const isNamed = named.some(({ origin }) => origin === environment.origin);
  return isNamed ? named : [...named, { origin: environment.origin, kind: 'unnamed', environment }];
}

function wordsFor({ origin, kind, environment }: HostChoice, { say }: Language): string {
  if (environment === null) return say('pasteHostNew', { host: origin });
  const names = { name: environment.name, host: origin };
  return say(kind === 'known' ? 'pasteHostKnown' : 'pasteHostUnnamed', names);
}
