import type { Disagreement } from '../../../diagnosis/learning/learned.ts';
import type { KeyNaming } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { clock } from '../../../ui/language/times.ts';
import * as neededStyles from '../verdict/needed-scopes.module.css';
import { NeededScopes } from '../verdict/needed-scopes.tsx';
import type { Lesson } from './lessons-of.ts';
import { CallName } from './parts.tsx';
import * as styles from './views.module.css';

const DISAGREES: Readonly<Record<Disagreement, KeyNaming<'scope'>>> = {
  'refused though granted': 'disagreesRefused',
  'worked without': 'disagreesWorked',
  both: 'disagreesBoth',
};

/** Per call: the needed scope, its evidence, and how often the call worked and was refused. */
export function LessonsTable({ lessons, now }: { lessons: readonly Lesson[]; now: number }) {
  const { say } = useLanguage();
  return (
    <table aria-label={say('learningTitle')}>
      <thead>
        <tr>
          <th scope="col">{say('columnCall')}</th>
          <th scope="col">{say('needed')}</th>
          <th scope="col" class={styles.number}>
            {say('columnWorked')}
          </th>
          <th scope="col" class={styles.number}>
            {say('columnRefused')}
          </th>
          <th scope="col" class={styles.time}>
            {say('columnLast')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lessons.map((lesson) => (
          <LessonRow key={`${lesson.method} ${lesson.template}`} lesson={lesson} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function LessonRow({ lesson, now }: { lesson: Lesson; now: number }) {
  const { say, tag } = useLanguage();
  const { method, template, worked, refused, lastSeen } = lesson;
  const number = new Intl.NumberFormat(tag);
  return (
    <tr data-testid="lesson" data-call={`${method} ${template}`}>
      <th scope="row">
        <CallName method={method} template={template} />
        {!lesson.inCatalogue && <span class={styles.aside}>{say('notInCatalogue')}</span>}
      </th>
      <td class={styles.oneLine}>
        <LessonNeed lesson={lesson} />
      </td>
      <td class={styles.number}>{number.format(worked)}</td>
      <td class={styles.number}>{number.format(refused)}</td>
      <td class={styles.time}>
        <time dateTime={new Date(lastSeen).toISOString()}>{clock(tag, lastSeen, now)}</time>
      </td>
    </tr>
  );
}

function LessonNeed({ lesson: { needed, disputed, disagreement } }: { lesson: Lesson }) {
  const { say } = useLanguage();
  const inCatalogue = [disputed?.right, disputed?.legacy].filter((scope) => scope);
  return (
    <>
      {needed ? <NeededScopes needed={needed} /> : <span class={common.muted}>{say('grantedUnknown')}</span>}
      {disagreement && (
        <span class={`${neededStyles.needed} ${styles.disagrees}`} data-testid="disagrees">
          {say(DISAGREES[disagreement], { scope: inCatalogue.join(' / ') })}
        </span>
      )}
    </>
  );
}
