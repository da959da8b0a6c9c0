import { useMemo } from 'preact/hooks';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { CopyButton } from '../../../ui/parts/copy-button.tsx';
import { usePanel } from '../panel-context.ts';
import { LegacyNames } from './legacy-names.tsx';
import { type EnvironmentLessons, type Lesson, lessonsOf } from './lessons-of.ts';
import { LessonsTable } from './lessons-table.tsx';
import * as styles from './views.module.css';

/** What was learnt from outcomes per environment, and what the legacy scope names mean. */
export function LearningView() {
  const { say } = useLanguage();
  const { learning, facts, now, erasing } = usePanel();
  const { environments } = facts;
  const byEnvironment = useMemo(() => lessonsOf(learning, environments), [learning, environments]);
  return (
    <article>
      <div class={styles.head}>
        <h2>{say('learningTitle')}</h2>
        {learning.length > 0 && (
          <CopyButton
            label={say('copyAsJson')}
            text={() => learningAsJson(byEnvironment)}
            testId="copy-learning"
          />
        )}
      </div>
      <p class={`${styles.prose} ${common.muted}`}>{say('learningKept')}</p>
      {learning.length === 0 && (
        <p class={styles.prose} data-testid="learning-empty">
          {say('learningEmpty')}
        </p>
      )}
      {byEnvironment.map(({ id, name, lessons }) => (
        <section key={id} data-testid="lessons" data-environment={id}>
          <div class={styles.head}>
            <h3>{name ?? say('environmentGone')}</h3>
            <button type="button" data-testid="erase-learning" onClick={() => void erasing.erase(id)}>
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

/** What was learnt as JSON, for a colleague or a report. Times are ISO 8601; holds no id, query, body or token. */
function learningAsJson(environments: readonly EnvironmentLessons[]): string {
  const exported = {
    format: 'INVENTORUM API Companion: learning',
    version: 1,
    environments: environments.map(({ name, origin, lessons }) => ({
      ...{ name, origin },
      calls: lessons.map(callOf),
    })),
  };
  return JSON.stringify(exported, null, 2);
}

function callOf({ method, template, needed, right, legacy, disagreement, observations }: Lesson) {
  return {
    ...{ method, template },
    needed: needed && {
      ...{ scope: needed.right, scopeEvidence: needed.rightEvidence },
      ...{ legacyScope: needed.legacy, legacyScopeEvidence: needed.legacyEvidence },
    },
    ...{ observedScope: right, observedLegacyScope: legacy, disagreement },
    outcomes: observations.map(({ granted, worked, workedAt, refused, refusedAt }) => ({
      ...{ granted, worked, lastWorked: isoOf(workedAt), refused, lastRefused: isoOf(refusedAt) },
    })),
  };
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
