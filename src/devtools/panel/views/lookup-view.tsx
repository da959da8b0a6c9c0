import { useId, useState } from 'preact/hooks';
import { lookUp } from '../../../diagnosis/look-up.ts';
import { parseCall } from '../../../diagnosis/parse-call.ts';
import { environmentOf } from '../../../injection/explain-usual.ts';
import { type Environment, PRODUCTION } from '../../../inventorum/environment.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { sayPhrase } from '../../../ui/language/phrase.ts';
import { knowledgeOf } from '../calls/knowledge.ts';
import { type PanelState, usePanel } from '../panel-context.ts';
import { KnownCalls } from './known-calls.tsx';
import { LookupField } from './lookup-field.tsx';
import { callsOf, lookupPhrase } from './lookup-words.ts';
import * as styles from './views.module.css';

/** Shows which scope a call needs before it is made. Nothing is sent, and typed text is not stored. */
export function LookupView() {
  const { facts, calls, learnedFor, now } = usePanel();
  const language = useLanguage();
  const [text, setText] = useState('');
  const [environment, setEnvironment] = useState(() => likelyEnvironment(facts.environments, calls));
  const call = parseCall(text);
  const learned = learnedFor(environment.id);
  const answer = call && lookUp(call, learned);
  const { tokenSets } = knowledgeOf(facts, { environment, tabId: null }, now);

  function enter(wanted: string, given: string): void {
    setText(wanted);
    const named = facts.environments.find(({ origin }) => given.includes(origin));
    if (named) setEnvironment(named);
  }

  return (
    <article>
      <h2>{language.say('viewLookup')}</h2>
      <LookupField text={text} onText={enter} />
      <EnvironmentChoice chosen={environment} all={facts.environments} onChoose={setEnvironment} />
      <p
        class={`${styles.prose} ${styles.answer}`}
        role="status"
        data-testid="lookup-answer"
        data-kind={answer?.kind ?? 'none'}
      >
        {sayPhrase(language, lookupPhrase(answer, text), now)}
      </p>
      <KnownCalls calls={callsOf(answer, learned)} tokenSets={tokenSets} />
    </article>
  );
}

/** The environment of the last call; else the first one. */
function likelyEnvironment(environments: readonly Environment[], calls: PanelState['calls']): Environment {
  const last = calls.at(-1);
  const called = last && environmentOf(environments, last.exchange.asked.url);
  return called ?? environments[0] ?? PRODUCTION;
}

interface EnvironmentChoiceProps {
  readonly chosen: Environment;
  readonly all: readonly Environment[];
  readonly onChoose: (environment: Environment) => void;
}

/** The environment whose tokens and observations count; no choice if there is only one. */
function EnvironmentChoice({ chosen, all, onChoose }: EnvironmentChoiceProps) {
  const { say } = useLanguage();
  const id = useId();
  if (all.length < 2) return null;
  return (
    <p class={styles.environment}>
      <label for={id}>{say('environment')}</label>
      <select
        id={id}
        data-testid="lookup-environment"
        value={chosen.id}
        onChange={(event) => {
          const wanted = all.find((each) => each.id === event.currentTarget.value);
          if (wanted) onChoose(wanted);
        }}
      >
        {all.map(({ id: value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </p>
  );
}
