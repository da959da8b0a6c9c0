import { useId, useState } from 'preact/hooks';
import { everyKnownCall, type KnownCall, type LookupAnswer, lookUp } from '../../../diagnosis/look-up.ts';
import { parseCall } from '../../../diagnosis/parse-call.ts';
import { environmentOf } from '../../../injection/explain.ts';
import { type Environment, PRODUCTION } from '../../../inventorum/environment.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { type Phrase, phrase, sayPhrase } from '../../../ui/language/phrase.ts';
import { visibleText } from '../../../ui/language/visible-text.ts';
import { knowledgeOf } from '../calls/knowledge.ts';
import { type PanelState, usePanel } from '../panel-context.ts';
import { KnownCalls } from './known-calls.tsx';
import { LookupField } from './lookup-field.tsx';
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
        {sayPhrase(language, answerPhrase(answer, text), now)}
      </p>
      <KnownCalls calls={callsOf(answer, learned)} tokenSets={tokenSets} />
    </article>
  );
}

function callsOf(
  answer: ReturnType<typeof lookUp> | null,
  learned: Parameters<typeof lookUp>[1],
): readonly KnownCall[] {
  switch (answer?.kind) {
    case undefined:
      return askingFirst(everyKnownCall(learned));
    case 'known':
      return answer.calls;
    case 'other methods':
      return everyKnownCall(learned).filter(({ template }) => template === answer.template);
    case 'unknown':
      return answer.similar;
  }
}

/** Calls without a scope (log-in, public data) come last. */
function askingFirst(calls: readonly KnownCall[]): readonly KnownCall[] {
  const asking = calls.filter(({ needed }) => needed !== null);
  return [...asking, ...calls.filter((each) => !asking.includes(each))];
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

/** The answer in one sentence; null: the text contains no call. A template may contain typed text. */
function answerPhrase(answer: LookupAnswer | null, text: string): Phrase {
  switch (answer?.kind) {
    case undefined:
      return phrase(text.trim() === '' ? 'lookupEverything' : 'lookupNoPath');
    case 'known':
      return knownPhrase(answer.calls);
    case 'other methods':
      return phrase('lookupOtherMethods', {
        method: answer.method,
        path: visibleText(answer.template),
        methods: answer.known.join(', '),
      });
    case 'unknown':
      return phrase(answer.similar.length > 0 ? 'lookupUnknownSimilar' : 'lookupUnknown', {
        path: visibleText(answer.template),
      });
  }
}

function knownPhrase(calls: readonly KnownCall[]): Phrase {
  const [only, ...others] = calls;
  if (!only) return phrase('lookupEverything');
  if (others.length > 0) return phrase('lookupSeveral', { path: visibleText(only.template) });
  const { method, template, endpoint, needed } = only;
  const name = visibleText(`${method} ${template}`);
  const scopes = [needed?.right, needed?.legacy].filter((scope) => scope !== null && scope !== undefined);
  const [first, second] = scopes;
  if (first === undefined) return phrase(endpoint ? 'lookupNeedsNone' : 'lookupOnlySeen', { call: name });
  if (second === undefined) return phrase('lookupNeeds', { call: name, scope: first });
  return phrase('lookupNeedsEither', { call: name, scope: first, legacy: second });
}
