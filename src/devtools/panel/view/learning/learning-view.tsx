import { useMemo } from 'preact/hooks';
import { useLanguage } from '../../../../ui/language/language.ts';
import { CopyButton } from '../../../../ui/parts/copy-button.tsx';
import type { ViewProps } from '../view-props.ts';
import { learningAsJson } from './learning-as-json.ts';
import { LegacyNames } from './legacy-names.tsx';
import { lessonsOf } from './lessons-of.ts';
import { LessonsTable } from './lessons-table.tsx';

/** What outcomes have taught, environment by environment, and what the older scope names mean. */
export function LearningView({ learning, facts, now, onErase }: ViewProps) {
  const { say } = useLanguage();
  const { environments } = facts;
  const byEnvironment = useMemo(() => lessonsOf(learning, environments), [learning, environments]);
  return (
    <article>
      <div class="view-head">
        <h2>{say('learningTitle')}</h2>
        {learning.length > 0 && (
          <CopyButton
            label={say('copyAsJson')}
            text={() => learningAsJson(byEnvironment)}
            testId="copy-learning"
          />
        )}
      </div>
      <p class="prose muted">{say('learningKept')}</p>
      {learning.length === 0 && (
        <p class="prose" data-testid="learning-empty">
          {say('learningEmpty')}
        </p>
      )}
      {byEnvironment.map(({ id, name, lessons }) => (
        <section key={id} data-testid="lessons" data-environment={id}>
          <div class="view-head">
            <h3>{name ?? say('environmentGone')}</h3>
            <button type="button" data-testid="erase-learning" onClick={() => onErase(id)}>
              {say('erase')}
            </button>
          </div>
          <LessonsTable lessons={lessons} now={now} />
        </section>
      ))}
      <LegacyNames />
    </article>
  );
}
