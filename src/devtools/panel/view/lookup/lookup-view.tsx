import { useState } from 'preact/hooks';
import { everyKnownCall, type KnownCall, lookUp } from '../../../../diagnosis/lookup/look-up.ts';
import { parseCall } from '../../../../diagnosis/lookup/parse-call.ts';
import { environmentOf } from '../../../../injection/explain.ts';
import { type Environment, PRODUCTION } from '../../../../inventorum/environment.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import { sayPhrase } from '../../../../ui/language/phrase.ts';
import { knowledgeOf } from '../../calls/knowledge.ts';
import type { ViewProps } from '../view-props.ts';
import { answerPhrase } from './answer-phrase.ts';
import { EnvironmentChoice } from './environment-choice.tsx';
import { KnownCalls } from './known-calls.tsx';
import { LookupField } from './lookup-field.tsx';

/** Says which scope a call needs before it is made. Nothing is sent, and nothing typed here is kept. */
export function LookupView({ facts, calls, learnedFor, now }: ViewProps) {
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
      <p class="prose answer" role="status" data-testid="lookup-answer" data-kind={answer?.kind ?? 'none'}>
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

/** What asks for no scope (log-in, public data) is the least of what is looked for. */
function askingFirst(calls: readonly KnownCall[]): readonly KnownCall[] {
  const asking = calls.filter(({ needed }) => needed !== null);
  return [...asking, ...calls.filter((each) => !asking.includes(each))];
}

/** Where the last call went; else the first environment. */
function likelyEnvironment(environments: readonly Environment[], calls: ViewProps['calls']): Environment {
  const last = calls.at(-1);
  const called = last && environmentOf(environments, last.exchange.asked.url);
  return called ?? environments[0] ?? PRODUCTION;
}
